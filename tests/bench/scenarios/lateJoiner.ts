import type { Clocks } from '../../../sync-server/documents/messages.ts';
import { MuxPeer, SocketWire } from '../../support/muxPeer.ts';
import { measure, type Bench, type Scenario } from '../bench.ts';
import { prepareEdited } from './editedDocument.ts';

/** Joins once, as somebody who lacks `missing` edits; resolves with the bytes of the answer. */
type Join = (missing: number) => Promise<number>;
type Way = (bench: Bench, document: string, places: readonly Clocks[]) => Promise<Join>;

const byStockProtocol: Way = async (bench, document, places) => async (missing) => {
	const client = await bench.open(document, places.at(-1 - missing));
	client.close();
	return client.answerBytes;
};

/** With the place in the log that a device remembers, and nothing of its own to send. */
const byMux: Way = async (bench, document, places) => {
	const first = await MuxPeer.join(await SocketWire.open(bench.url), 'bench');
	const { epoch, documents } = first.welcome;
	const last = documents[document]?.[0] ?? 0;
	first.wire.drop();
	return async (missing) => {
		const peer = await MuxPeer.join(await SocketWire.open(bench.url), 'bench');
		const channel = peer.open(document, { place: { epoch, seq: last - missing }, clean: true });
		channel.stepOne(places.at(-1 - missing));
		const { update } = await channel.until('stepTwo');
		peer.wire.drop();
		return update.length;
	};
};

async function costOf(bench: Bench, way: Way, document: string, entries: number) {
	const places = await prepareEdited(bench, document, entries);
	const join = await way(bench, document, places);
	let bytes = 0;
	const joinMany = async (count: number) => {
		for (let i = 0; i < count; i++) bytes = await join(3 + (i % 40));
	};
	await joinMany(40);
	const joins = bench.quick ? 20 : 200;
	const cost = await measure(bench, () => joinMany(joins));
	return { ...cost, ms: cost.serverMs / joins, bytes };
}

function compare(way: Way): Scenario['run'] {
	return async (bench) => {
		const small = await costOf(bench, way, 'org/small', 1000);
		const large = await costOf(bench, way, 'org/large', bench.quick ? 10_000 : 50_000);
		return {
			serverMs: large.serverMs,
			loadShare: large.loadShare,
			smallMs: small.ms,
			largeMs: large.ms,
			growth: large.ms / small.ms,
			smallBytes: small.bytes,
			largeBytes: large.bytes,
		};
	};
}

export const lateJoiner: Scenario = {
	name: 'lateJoiner',
	title: 'somebody comes back who missed little, by the stock protocol: 1,000 entries against 50,000',
	servers: ['rumb', 'hocuspocus'],
	run: compare(byStockProtocol),
};

export const lateMux: Scenario = {
	name: 'lateMux',
	title: 'the same over the shared connection, with a place in the log: 1,000 entries against 50,000',
	servers: ['rumb'],
	run: compare(byMux),
};
