// [I6] A record that is retracted while somebody else edits it: whoever edited is told, and whoever retracted, each on their device.
import type * as Y from 'yjs';
import type { Stamp } from '#lib/domain/kind.ts';
import { eachItem } from './change.ts';
import { type Conflict, type ConflictWatch, contentOf, lastIdOf, nameOf } from './conflict.ts';
import type { RecordMap } from './read.ts';

interface RecordHere {
	kind: string;
	record: string;
	map: RecordMap;
}

/** Names of root types by the record to which they belong; made anew when there are more, since none ever goes. */
const known = new WeakMap<Y.Doc, { count: number; names: Map<string, string[]> }>();

/** Of many records that are retracted at once, each looks up its own texts. */
function rootsOf(doc: Y.Doc, prefix: string): readonly string[] {
	let index = known.get(doc);
	if (index?.count !== doc.share.size) {
		index = { count: doc.share.size, names: new Map() };
		for (const name of doc.share.keys()) {
			const record = /^[^/]*\/[^/]*\//.exec(name)?.[0];
			if (record === undefined) continue;
			const names = index.names.get(record);
			if (names) names.push(name);
			else index.names.set(record, [name]);
		}
		known.set(doc, index);
	}
	return index.names.get(prefix) ?? [];
}

/** The writes of a record that a retraction had not seen, with the keys under which they stand. */
function* unseenBy(
	doc: Y.Doc,
	{ kind, record, map }: RecordHere,
	retraction: { seen?: Record<string, number> },
): Generator<{ key: string; item: Y.Item; isText: boolean }> {
	const isUnseen = (item: Y.Item) => lastIdOf(item).clock >= (retraction.seen?.[item.id.client] ?? 0);
	for (const [key, item] of map._map)
		// That somebody else brought the same record in is no edit of it.
		if (key !== 'created' && !item.deleted && isUnseen(item)) yield { key, item, isText: false };
	const prefix = `${kind}/${record}/`;
	for (const name of rootsOf(doc, prefix)) {
		const items: Y.Item[] = [];
		eachItem(doc.share.get(name) as Y.AbstractType<unknown>, (item) => {
			if (isUnseen(item)) items.push(item);
		});
		for (const item of items) yield { key: name.slice(prefix.length), item, isText: true };
	}
}

/** What this device edited of a record that a remote transaction retracts, without the retraction having seen it. */
export function findRetractionConflict(doc: Y.Doc, here: RecordHere, watch: ConflictWatch): Conflict | null {
	const current = here.map._map.get('retracted');
	if (!current || current.deleted) return null;
	const theirs = contentOf(current);
	if (!theirs.content || theirs.stamp?.device === watch.device) return null;
	const covered = new Set<string>();
	for (const { key, item, isText } of unseenBy(doc, here, theirs.content)) {
		const isOurs = isText
			? watch.clients.has(item.id.client)
			: contentOf(item).stamp?.device === watch.device;
		if (isOurs) covered.add(key);
	}
	if (covered.size === 0) return null;
	return {
		id: nameOf(current.id),
		document: watch.document,
		kind: here.kind,
		record: here.record,
		key: 'retracted',
		base: null,
		mine: { content: null },
		theirs,
		covered: [...covered].sort(),
		noticed: Date.now(),
	};
}

/**
 * What others edited of a record that this device had retracted, without that retraction having seen it; whoever retracted is
 * told, too, and may let it stand again. Runs for every record that a remote transaction touched, texts included.
 */
export function findOvertakenRetraction(
	transaction: Y.Transaction,
	here: RecordHere,
	watch: ConflictWatch,
): Conflict | null {
	const isNew = (item: Y.Item) => lastIdOf(item).clock >= (transaction.beforeState.get(item.id.client) ?? 0);
	const current = here.map._map.get('retracted');
	if (!current || current.deleted || isNew(current)) return null;
	const mine = contentOf(current);
	if (!mine.content || mine.stamp?.device !== watch.device) return null;
	const covered = new Set<string>();
	let latest: Stamp | undefined;
	for (const { key, item, isText } of unseenBy(transaction.doc, here, mine.content)) {
		if (!isNew(item)) continue;
		const { stamp } = isText ? { stamp: undefined } : contentOf(item);
		if (isText ? watch.clients.has(item.id.client) : !stamp || stamp.device === watch.device) continue;
		covered.add(key);
		if (stamp && (!latest || stamp.time > latest.time)) latest = stamp;
	}
	if (covered.size === 0) return null;
	return {
		id: `${nameOf(current.id)}:edited`,
		document: watch.document,
		kind: here.kind,
		record: here.record,
		key: 'retracted',
		base: null,
		mine,
		theirs: { content: null, ...(latest ? { stamp: latest } : {}) },
		covered: [...covered].sort(),
		noticed: Date.now(),
	};
}
