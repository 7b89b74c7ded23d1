import * as Y from 'yjs';
import { writeStepTwo } from '../../../sync-server/documents/messages.ts';
import { measure, type Bench, type Scenario } from '../bench.ts';
import { prepareEntries } from '../preparedUpdates.ts';
import { almostUpToDate, fill } from './filling.ts';

const MISSING = 3;

/** Milliseconds of the server's processor for one who comes back to a document of so many entries. */
async function costOf(bench: Bench, document: string, entries: number) {
	const doc = prepareEntries(entries);
	const clocks = Y.decodeStateVector(Y.encodeStateVector(doc));
	await fill(bench, document, [writeStepTwo(Y.encodeStateAsUpdate(doc))]);
	const joins = bench.quick ? 20 : 200;
	let bytes = 0;
	const join = async (i: number) => {
		// Each is somewhere else, so that no answer serves two.
		const client = await bench.open(document, almostUpToDate(clocks, 1000 + (i % 40), MISSING + (i % 50)));
		bytes = client.answerBytes;
		client.close();
	};
	for (let i = 0; i < 10; i++) await join(i);
	const cost = await measure(bench, async () => {
		for (let i = 0; i < joins; i++) await join(i);
	});
	return { ...cost, ms: cost.serverMs / joins, bytes };
}

export const lateJoiner: Scenario = {
	name: 'lateJoiner',
	title: 'somebody comes back who missed little, by the stock protocol: 1,000 entries against 50,000',
	async run(bench) {
		const small = await costOf(bench, 'org/small', 1000);
		const large = await costOf(bench, 'org/large', bench.quick ? 10_000 : 50_000);
		return {
			serverMs: large.serverMs,
			loadShare: large.loadShare,
			smallMs: small.ms,
			largeMs: large.ms,
			growth: large.ms / small.ms,
			smallBytes: small.bytes,
			largeBytes: large.bytes,
		};
	},
};
