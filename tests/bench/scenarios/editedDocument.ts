// A document that is open on the server and was edited a little while ago, for those who come back to it.

import * as Y from 'yjs';
import { writeStepTwo, writeUpdate, type Clocks } from '../../../sync-server/documents/messages.ts';
import type { Bench } from '../bench.ts';
import { prepareEntries } from '../preparedUpdates.ts';
import { fill } from './filling.ts';

const EDITS = 100;
const EDITORS = 10;
/** Each edit arrives in a tick of its own, as typing does. */
const BETWEEN_MS = 5;

/** Resolves with where somebody was before the first edit and after each, once all are on the server. */
export async function prepareEdited(bench: Bench, document: string, entries: number): Promise<Clocks[]> {
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
	for (const frame of frames) {
		writer.send(writer.wrap(frame));
		await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
	}
	await arrived;
	return places;
}

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
