import { measure, openMany, pace, type Bench, type Figures, type Scenario } from '../bench.ts';
import type { LoadClient } from '../loadClient.ts';
import { prepareUpdates } from '../preparedUpdates.ts';
import { Receipts } from '../receipts.ts';

const WRITERS = 10;
const PER_SECOND = 500;

async function type(
	bench: Bench,
	clients: readonly LoadClient[],
	firstId: number,
	seconds: number,
): Promise<Figures> {
	const each = (PER_SECOND * seconds) / WRITERS;
	const writers = clients.map((client, i) => ({
		client,
		prepared: prepareUpdates(client, firstId + i, each),
	}));
	const receipts = new Receipts();
	const prepared = new Map(writers.map((writer) => [writer.client, writer.prepared]));
	const sent = receipts.expect(clients, prepared, true);
	const cost = await measure(bench, async () => {
		await pace(PER_SECOND, seconds, (i) => {
			const writer = writers[i % WRITERS]!;
			const index = Math.floor(i / WRITERS);
			writer.client.send(writer.prepared.frames[index]!);
			sent(writer.prepared.client, index);
		});
		await receipts.complete;
	});
	return {
		...cost,
		echoP50Ms: receipts.echoLatency.quantile(0.5),
		echoP99Ms: receipts.echoLatency.quantile(0.99),
		otherP50Ms: receipts.latency.quantile(0.5),
	};
}

export const echo: Scenario = {
	name: 'echo',
	title: '500 updates a second: from an edit to "safely on the relay", after fsync',
	servers: ['rumb'],
	async run(bench) {
		const clients = await openMany(WRITERS, () => bench.open('plan'));
		await type(bench, clients, 5000, bench.quick ? 1 : 3);
		return type(bench, clients, 6000, bench.quick ? 2 : 6);
	},
};
