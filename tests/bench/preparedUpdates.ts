// Updates as people make them, encoded before any clock starts: mostly typing, and every fifth a cell of a
// record that replaces the one before.

import * as Y from 'yjs';
import { writeUpdate } from '../../sync-server/documents/messages.ts';
import type { LoadClient } from './loadClient.ts';

export interface PreparedUpdates {
	client: number;
	frames: Uint8Array[];
	/** The clock of `client` after each of them. */
	clocks: number[];
}

export function prepareUpdates(from: LoadClient, client: number, count: number): PreparedUpdates {
	const doc = new Y.Doc();
	doc.clientID = client;
	const frames: Uint8Array[] = [];
	const clocks: number[] = [];
	doc.on('update', (update: Uint8Array) => {
		frames.push(from.wrap(writeUpdate(update)));
		clocks.push(Y.getState(doc.store, client));
	});
	const text = doc.getText(`entry/${client}/title/ca`);
	const cells = doc.getMap(`entry/${client}`);
	for (let i = 0; i < count; i++)
		if (i % 5 < 4) text.insert(text.length, ['el ', 'pla ', 'de ', 'rumb '][i % 4] ?? '');
		else cells.set('status', ['under way', `person-${client}`, `device-${client}`, 1_790_000_000_000 + i]);
	doc.destroy();
	return { client, frames, clocks };
}

/** A plan with so many entries of eight cells, written by 40 devices, of which a tenth was edited later. */
export function prepareEntries(count: number, writers = 40): Y.Doc {
	const doc = new Y.Doc();
	const entries = doc.getMap<Y.Map<unknown>>('entry');
	const writeAs = (client: number, edit: () => void) => {
		doc.clientID = client;
		doc.transact(edit);
	};
	const each = Math.ceil(count / writers);
	for (let writer = 0; writer < writers; writer++)
		writeAs(1000 + writer, () => {
			for (let i = writer * each; i < Math.min(count, (writer + 1) * each); i++)
				entries.set(`entry${i}`, new Y.Map(cellsOf(i, writer)));
		});
	for (let writer = 0; writer < writers; writer++)
		writeAs(1000 + ((writer + 1) % writers), () => {
			for (let i = writer * each; i < Math.min(count, (writer + 1) * each); i += 10)
				entries.get(`entry${i}`)?.set('status', 'done');
		});
	return doc;
}

function cellsOf(i: number, writer: number): [string, unknown][] {
	return [
		['type', 'participation'],
		['title', `Assembly of the network, session ${i}`],
		['date', `2026-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`],
		['status', 'planned'],
		['action', `action-${i % 29}`],
		['zone', `zone-${i % 7}`],
		['summary', `What was agreed in session ${i}, who went, and what follows from it for the councils.`],
		['created', [`person-${writer}`, `device-${writer}`, 1_790_000_000_000 + i]],
	];
}
