// [I6] A record that two people made apart under one id, from files that differ: one of the two is kept whole, and whoever set
// something in the other keeps it.
import * as Y from 'yjs';
import type { Kind, Stamp } from '#lib/domain/kind.ts';
import { parseCellKey } from './cell.ts';
import {
	type Conflict,
	type ConflictWatch,
	contentOf,
	displacedBy,
	nameOf,
	sameForReader,
} from './conflict.ts';
import type { RecordMap } from './read.ts';

/** Conflicts of what this device had set in a record that a transaction replaced as a whole; cells of which a kind says so are left out. */
export function findReplacedRecord(
	transaction: Y.Transaction,
	{ kind, id, isKept }: { kind: Kind; id: string; isKept: (key: string) => boolean },
	watch: ConflictWatch,
): Conflict[] {
	const current = transaction.doc.getMap(kind.name)._map.get(id);
	const displaced = current && displacedBy(transaction, current);
	const [mineWhole, theirsWhole] = [mapOf(displaced), mapOf(current)];
	if (!mineWhole || !theirsWhole) return [];
	const made = stampOf(mineWhole._map.get('created'));
	const found: Conflict[] = [];
	for (const [key, item] of mineWhole._map) {
		const isCell = key === 'retracted' || Object.hasOwn(kind.fields, parseCellKey(key).field);
		// What I had taken out before is no loss.
		if (!isCell || !isKept(key) || !Y.isDeleted(transaction.deleteSet, item.id)) continue;
		const { content, stamp = watch.clients.has(item.id.client) ? made : undefined } = contentOf(item);
		if (stamp?.device !== watch.device) continue;
		const there = theirsWhole._map.get(key);
		const theirs = there && !there.deleted ? contentOf(there) : { content: null };
		if (sameForReader(key, { content }, theirs)) continue;
		found.push({
			id: nameOf(item.id),
			document: watch.document,
			kind: kind.name,
			record: id,
			key,
			base: item.origin ? watch.replaced(nameOf(item.origin)) : null,
			mine: { content, stamp },
			theirs,
			noticed: Date.now(),
		});
	}
	return found;
}

const stampOf = (item: Y.Item | undefined): Stamp | undefined => item && contentOf(item).stamp;

function mapOf(item: Y.Item | null | undefined): RecordMap | null {
	const type = item?.content instanceof Y.ContentType ? item.content.type : null;
	return type instanceof Y.Map ? type : null;
}
