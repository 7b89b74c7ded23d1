// A log may be replaced only by what was shown to be the same document: the same clocks, at least the same
// deletions, and everything that can be seen in it, item by item. What is deleted stays as a struct without
// content, so that whoever was away can still tell over which values a value was written.

import * as Y from 'yjs';
import { Ledger } from '../documents/ledger.ts';
import { decodeUpdate, mergeInTree } from '../documents/updates.ts';
import { digestContent } from './contentDigest.ts';

/** One update in place of many, without the content of what was deleted. Throws when it is not the same document. */
export function collectUpdates(updates: readonly Uint8Array[]): Uint8Array {
	const collected = Y.encodeStateAsUpdate(load([mergeInTree(updates)], new Y.Doc()));
	const [before, after] = [readLedger(updates), readLedger([collected])];
	if (!before.isCoveredBy(after.clocks) || !after.isCoveredBy(before.clocks))
		throw new Error('collecting changed the clocks');
	if (!before.deletions.isWithin(after.deletions)) throw new Error('collecting lost deletions');
	const original = load(updates, new Y.Doc({ gc: false }));
	if (digestContent(original) !== digestContent(load([collected], new Y.Doc())))
		throw new Error('collecting changed the content');
	return collected;
}

function load(updates: readonly Uint8Array[], doc: Y.Doc): Y.Doc {
	doc.transact(() => {
		for (const update of updates) Y.applyUpdate(doc, update);
	});
	if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('something is missing in the log');
	return doc;
}

function readLedger(updates: readonly Uint8Array[]): Ledger {
	const ledger = new Ledger();
	for (const update of updates) ledger.add(decodeUpdate(update));
	return ledger;
}
