// [I6] A value that loses to a concurrent one is kept, on the device whose value lost, before the change that beats it is stored.
import * as Y from 'yjs';
import type { Stamp } from '#lib/domain/kind.ts';
import { decodeCell, sameContent } from './cell.ts';
import type { RecordMap } from './read.ts';

/** Two people set one field while apart, and this device's value lost; or a record was retracted over its edits. */
export interface Conflict {
	/** The identity of the write that lost: one conflict, however many tabs and reloads see it. */
	id: string;
	document: string;
	kind: string;
	record: string;
	/** The cell's key; `retracted` when the record was retracted by somebody who had not seen this device's edits. */
	key: string;
	/** What stood there before either; null for nothing, undefined when this device no longer knows. */
	base: unknown;
	mine: { content: unknown; stamp?: Stamp };
	theirs: { content: unknown; stamp?: Stamp };
	/**
	 * Of a retraction: keys of what was edited without its writer knowing. Theirs is the retraction where this device edited; mine
	 * is, where this device retracted and others edited.
	 */
	covered?: string[];
	/** When this device noticed, in milliseconds since 1970. */
	noticed: number;
	/** When it was first shown to the person, beside the field or in the list. */
	shown?: number;
	/** What the other was called then; they may be away when it is looked at again. */
	name?: string;
}

/** A write's identity as a string, e.g. `1234:17`. */
export const nameOf = (id: Y.ID) => `${id.client}:${id.clock}`;

export function lastIdOf(item: Y.Item): Y.ID {
	return Y.createID(item.id.client, item.id.clock + item.length - 1);
}

/** Neighbouring writes of one client that Yjs keeps as one: the clocks `from` to `to`, both included. */
interface Stretch {
	client: number;
	from: number;
	to: number;
}

/** The writes that a write was made over, newest first, following `origin`; `complete` unless Yjs no longer knows them all. */
function ancestorsOf(store: Y.Doc['store'], item: Y.Item): { stretches: Stretch[]; complete: boolean } {
	const stretches: Stretch[] = [];
	let origin = item.origin;
	while (origin) {
		const struct = Y.getItem(store, origin) as Y.Item | Y.GC;
		if (!(struct instanceof Y.Item)) return { stretches, complete: false };
		// Neighbouring deleted items are merged into one: everything before `origin` in it is an ancestor too.
		stretches.push({ client: origin.client, from: struct.id.clock, to: origin.clock });
		origin = struct.origin;
	}
	return { stretches, complete: true };
}

/** The newest write that lies in both, or null. */
function overlap(one: Stretch, other: Stretch): string | null {
	const to = Math.min(one.to, other.to);
	return one.client === other.client && to >= Math.max(one.from, other.from) ? `${one.client}:${to}` : null;
}

/** Whether somebody has written over this write knowing it, even if that was beaten by a third in turn. */
function wasReplaced(item: Y.Item): boolean {
	const last = lastIdOf(item);
	for (let later = item.right; later; later = later.right) if (Y.compareIDs(later.origin, last)) return true;
	return false;
}

/** The write that both writes were made over, as far back as it takes; null when there was none, undefined when unknown. */
function commonAncestor(store: Y.Doc['store'], mine: Y.Item, theirs: Y.Item): string | null | undefined {
	const known = ancestorsOf(store, mine);
	const others = ancestorsOf(store, theirs);
	for (const other of others.stretches)
		for (const stretch of known.stretches) {
			const common = overlap(stretch, other);
			if (common) return common;
		}
	return known.complete && others.complete ? null : undefined;
}

export const contentOf = (item: Y.Item) => decodeCell(item.content.getContent()[item.length - 1]);

/** What the transaction displaced at this key: what was shown there before it. */
export function displacedBy(transaction: Y.Transaction, current: Y.Item): Y.Item | null {
	const existed = (item: Y.Item) => item.id.clock < (transaction.beforeState.get(item.id.client) ?? 0);
	if (existed(current)) return null;
	for (let item = current.left; item; item = item.left)
		if (existed(item)) return Y.isDeleted(transaction.deleteSet, item.id) ? item : null;
	return null;
}

export interface ConflictWatch {
	document: string;
	device: string;
	/** Client ids under which this device has written in the document, now and before. */
	clients: ReadonlySet<number>;
	/** The content of a write that this device once replaced, by its identity. */
	replaced: (item: string) => unknown;
}

/** The conflicts that a remote transaction brings to one record's cells. Runs before Yjs collects what was deleted. */
export function findConflicts(
	transaction: Y.Transaction,
	{
		kind,
		record,
		map,
		keys,
	}: { kind: string; record: string; map: RecordMap; keys: Iterable<string | null> },
	watch: ConflictWatch,
): Conflict[] {
	const { doc } = transaction;
	const found: Conflict[] = [];
	for (const key of keys) {
		const current = key === null ? undefined : map._map.get(key);
		if (!current || key === null) continue;
		// What they set and took away again is gone, and mine with it: nothing stands there now.
		const theirs = current.deleted ? { ...contentOf(current), content: null } : contentOf(current);
		const displaced = displacedBy(transaction, current);
		if (!displaced) continue;
		const mine = contentOf(displaced);
		const ours = theirs.stamp ? theirs.stamp.device === watch.device : watch.clients.has(current.id.client);
		if (mine.stamp?.device !== watch.device || ours) continue;
		if (sameForReader(key, mine, theirs) || wasReplaced(displaced)) continue;
		const ancestor = commonAncestor(doc.store, displaced, current);
		found.push({
			id: nameOf(displaced.id),
			document: watch.document,
			kind,
			record,
			key,
			base: ancestor ? watch.replaced(ancestor) : ancestor,
			mine,
			theirs,
			noticed: Date.now(),
		});
	}
	return found;
}

/** Whether both say the same to a reader: of two retractions the reasons, not what each writer had seen. */
export function sameForReader(key: string, ...sides: Pick<Conflict['theirs'], 'content'>[]): boolean {
	const [mine, theirs] = sides.map(({ content }) =>
		key === 'retracted' ? ((content as { reason?: string } | null)?.reason ?? null) : content,
	);
	return sameContent(mine, theirs);
}
