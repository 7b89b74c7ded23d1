import { measure, openMany, pace, type Bench, type Figures, type Scenario } from '../bench.ts';
import type { LoadClient } from '../loadClient.ts';
import { prepareUpdates, type PreparedUpdates } from '../preparedUpdates.ts';
import { Receipts } from '../receipts.ts';

interface Pacing {
	rooms: number;
	clientsEach: number;
	writersEach: number;
	perSecond: number;
}

interface Turn {
	client: LoadClient;
	prepared: PreparedUpdates;
	sent(client: number, index: number): void;
}

async function run(bench: Bench, pacing: Pacing): Promise<Figures> {
	const { rooms, clientsEach } = pacing;
	const clients = await openMany(rooms * clientsEach, (i) =>
		bench.open(`body/room-${Math.floor(i / clientsEach)}`),
	);
	// Servers run for weeks: what compiling the hot code costs once is not counted.
	await type(bench, pacing, clients, { seconds: bench.quick ? 2 : 3, firstId: 5000 });
	return type(bench, pacing, clients, { seconds: bench.quick ? 2 : 6, firstId: 50_000 });
}

async function type(
	bench: Bench,
	{ rooms, clientsEach, writersEach, perSecond }: Pacing,
	clients: readonly LoadClient[],
	{ seconds, firstId }: { seconds: number; firstId: number },
): Promise<Figures> {
	const each = Math.ceil((perSecond * seconds) / (rooms * writersEach));
	const receipts = new Receipts();
	const turns: Turn[] = [];
	for (let room = 0; room < rooms; room++) {
		const here = clients.slice(room * clientsEach, (room + 1) * clientsEach);
		const writers = new Map(
			here
				.slice(0, writersEach)
				.map((client, i) => [client, prepareUpdates(client, firstId + room * clientsEach + i, each)]),
		);
		const sent = receipts.expect(here, writers, bench.server.echoesFromDisk);
		for (const [client, prepared] of writers) turns.push({ client, prepared, sent });
	}
	const cost = await measure(bench, async () => {
		await pace(perSecond, seconds, (i) => {
			const { client, prepared, sent } = turns[i % turns.length]!;
			const index = Math.floor(i / turns.length);
			client.send(prepared.frames[index]!);
			sent(prepared.client, index);
		});
		await receipts.complete;
	});
	const echo: Figures = bench.server.echoesFromDisk ? { echoP50Ms: receipts.echoLatency.quantile(0.5) } : {};
	return {
		...cost,
		serverMsPerSecond: cost.serverMs / cost.seconds,
		deliveryP50Ms: receipts.latency.quantile(0.5),
		deliveryP99Ms: receipts.latency.quantile(0.99),
		...echo,
	};
}

export const paced: Scenario = {
	name: 'paced',
	title: '200 clients in one room, 50 updates a second',
	run: (bench) => run(bench, { rooms: 1, clientsEach: 200, writersEach: 50, perSecond: 50 }),
};

export const rooms: Scenario = {
	name: 'rooms',
	title: '200 rooms of 3 clients, an update a second from each client',
	run: (bench) => run(bench, { rooms: 200, clientsEach: 3, writersEach: 3, perSecond: 600 }),
};
