import { measure, openMany, type Bench, type Figures, type Scenario } from '../bench.ts';
import type { LoadClient } from '../loadClient.ts';
import { prepareUpdates } from '../preparedUpdates.ts';
import { Receipts } from '../receipts.ts';

const CLIENTS = 200;
const WRITERS = 20;

async function fire(bench: Bench, clients: readonly LoadClient[], round: number): Promise<Figures> {
	const each = bench.quick ? 25 : 100;
	const writers = new Map(
		clients
			.slice(0, WRITERS)
			.map((client, i) => [client, prepareUpdates(client, 5000 + round * WRITERS + i, each)]),
	);
	const receipts = new Receipts();
	const sent = receipts.expect(clients, writers, bench.server.echoesFromDisk);
	const cost = await measure(bench, async () => {
		for (let i = 0; i < each; i++)
			for (const [client, { client: id, frames }] of writers) {
				client.send(frames[i]!);
				sent(id, i);
			}
		await receipts.complete;
	});
	const deliveries = WRITERS * each * (CLIENTS - 1);
	return { ...cost, deliveriesPerSecond: deliveries / cost.seconds, framesReceived: receipts.frames };
}

export const burst: Scenario = {
	name: 'burst',
	title: '200 clients in one room, 20 of them send 100 updates each, all at once',
	async run(bench) {
		const clients = await openMany(CLIENTS, () => bench.open('plan'));
		// Servers run for weeks: what compiling the hot code costs once is not counted.
		for (let round = 0; round < 3; round++) await fire(bench, clients, round);
		return fire(bench, clients, 3);
	},
};
