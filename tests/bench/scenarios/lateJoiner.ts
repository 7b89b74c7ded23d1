import * as Y from 'yjs';
import { writeStepTwo, writeUpdate, type Clocks } from '../../../sync-server/documents/messages.ts';
import { measure, type Bench, type Scenario } from '../bench.ts';
import { prepareEntries } from '../preparedUpdates.ts';
import { fill } from './filling.ts';

/** Edits that were made while the document was open, of which each joiner lacks some of the last. */
const EDITS = 100;
const EDITORS = 10;

/** Processor time of the server, and bytes, for one who comes back to a document of so many entries. */
async function costOf(bench: Bench, document: string, entries: number) {
	const doc = prepareEntries(entries);
	const filled = Y.encodeStateAsUpdate(doc);
	const { frames, places } = editOn(doc);
	const writer = await fill(bench, document, [writeStepTwo(filled)]);
	const end = places.at(-1)!;
	const reader = await bench.open(document, places[0]);
	const arrived = new Promise<void>((resolve) => {
		const reached = new Map<number, number>();
		reader.hear = ({ kind, reaches }) => {
			if (kind !== 'update') return;
			for (const { client, to } of reaches) reached.set(client, to);
			if ([...reached].filter(([client, clock]) => end.get(client) === clock).length >= EDITORS) resolve();
		};
	});
	for (const frame of frames) writer.send(writer.wrap(frame));
	await arrived;
	let bytes = 0;
	const join = async (i: number) => {
		const client = await bench.open(document, places.at(-4 - (i % 40)));
		bytes = client.answerBytes;
		client.close();
	};
	for (let i = 0; i < 40; i++) await join(i);
	const joins = bench.quick ? 20 : 200;
	const cost = await measure(bench, async () => {
		for (let i = 0; i < joins; i++) await join(i);
	});
	return { ...cost, ms: cost.serverMs / joins, bytes };
}

/** The edits as messages, and where somebody is before the first and after each. */
function editOn(doc: Y.Doc): { frames: Uint8Array[]; places: Clocks[] } {
	const frames: Uint8Array[] = [];
	const placeOf = () => Y.decodeStateVector(Y.encodeStateVector(doc));
	const places: Clocks[] = [placeOf()];
	doc.on('update', (update: Uint8Array) => {
		frames.push(writeUpdate(update));
		places.push(placeOf());
	});
	const entries = doc.getMap<Y.Map<unknown>>('entry');
	for (let i = 0; i < EDITS; i++) {
		doc.clientID = 5000 + (i % EDITORS);
		entries.get(`entry${i}`)?.set('summary', `What was changed later, ${i}.`);
	}
	return { frames, places };
}

export const lateJoiner: Scenario = {
	name: 'lateJoiner',
	title: 'somebody comes back who missed little, by the stock protocol: 1,000 entries against 50,000',
	servers: ['rumb', 'hocuspocus'],
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
