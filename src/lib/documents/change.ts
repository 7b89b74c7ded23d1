// [I3] Every change writes cells of their own; no nested shared type is ever made inside a record.
import * as Y from 'yjs';
import { type Contents, type Field, isPerLanguage, type Kind, type Stamp } from '#lib/domain/kind.ts';
import { LANGUAGES, type Localised } from '#lib/domain/language.ts';
import { cellKey, decodeCell, encodeCell } from './cell.ts';
import type { RecordMap } from './read.ts';
import { writeFirstText } from './text.ts';

/** One thing that a person does to a record. Documents apply lists of them, in one transaction. */
export type Change =
	/** With the name of a `seed`: those of one call that name the same are put into the document as one, the same wherever it is done. */
	| { do: 'create'; kind: string; id: string; contents: Contents; seed?: string }
	| { do: 'set'; kind: string; id: string; key: string; content: unknown }
	| { do: 'add' | 'remove'; kind: string; id: string; key: string }
	| { do: 'retract'; kind: string; id: string; reason: string }
	| { do: 'restore'; kind: string; id: string };

/** A cell before and after a change: what undo needs. `item` ids tell whose write is there now. */
export interface CellStep {
	kind: string;
	id: string;
	key: string;
	before: unknown;
	beforeItem: string | null;
	afterItem: string | null;
}

export function recordMap(doc: Y.Doc, kind: string, id: string): RecordMap | null {
	const map = doc.getMap(kind).get(id);
	return map instanceof Y.Map ? map : null;
}

/** The identity of the write that a key shows now, or null when the key is absent. */
export function itemAt(map: RecordMap, key: string): string | null {
	const item = map._map.get(key);
	return item && !item.deleted ? `${item.id.client}:${item.id.clock}` : null;
}

/** The keys and contents that a new record's contents become. */
function* cellsOf(field: Field, name: string, content: unknown): Generator<[string, unknown]> {
	// What a value or a title says when it is first approved stands once: the working cell is absent, which means "the same".
	const homes = field.approved ? (field.type === 'set' ? [false, true] : [true]) : [false];
	for (const approved of homes) {
		if (field.type === 'set')
			for (const member of content as string[]) yield [cellKey(name, member, approved), 1];
		else if (isPerLanguage(field)) {
			if (field.type === 'text' && !approved) continue;
			for (const language of LANGUAGES) {
				const words = (content as Localised)[language];
				if (words) yield [cellKey(name, language, approved), words];
			}
		} else yield [cellKey(name, undefined, approved), content];
	}
}

/**
 * Fills a new record. `approved` says whether its contents are what was approved (a seed, a template) or a working proposal.
 */
export function writeNewRecord(
	doc: Y.Doc,
	kind: Kind,
	id: string,
	contents: Contents,
	{ stamp, approved }: { stamp?: Stamp; approved: boolean },
): void {
	const map = new Y.Map<unknown>();
	for (const [name, declared] of Object.entries(kind.fields)) {
		const content = contents[name];
		if (content === undefined || content === null) continue;
		const field = approved ? declared : { ...declared, approved: false };
		for (const [key, cell] of cellsOf(field, name, content)) map.set(key, encodeCell(cell));
	}
	if (kind.version > 1) map.set('version', kind.version);
	if (stamp) map.set('created', encodeCell(1, stamp));
	doc.getMap(kind.name).set(id, map);
	for (const [name, field] of Object.entries(kind.fields)) {
		if (field.type !== 'text' || !contents[name]) continue;
		for (const language of LANGUAGES) {
			const words = (contents[name] as Localised)[language];
			if (words) writeFirstText(doc, { kind: kind.name, id, field: name, language }, words);
		}
	}
}

/** Sets or removes one cell and tells what undo needs. */
export function writeCell(
	doc: Y.Doc,
	target: { kind: string; id: string; key: string },
	content: unknown,
	stamp: Stamp,
): CellStep | null {
	const map = recordMap(doc, target.kind, target.id);
	if (!map) return null;
	const beforeItem = itemAt(map, target.key);
	const before = beforeItem ? decodeCell(map.get(target.key)).content : undefined;
	if (content === undefined) map.delete(target.key);
	else map.set(target.key, encodeCell(content, stamp));
	return { ...target, before, beforeItem, afterItem: itemAt(map, target.key) };
}

/** Does one change, and tells what undo needs; null where there is no such record. */
export function writeChange(
	doc: Y.Doc,
	kinds: ReadonlyMap<string, Kind>,
	change: Change,
	stamp: Stamp,
): CellStep | null {
	const { kind, id } = change;
	const retraction = { kind, id, key: 'retracted' };
	if (change.do === 'create') {
		// A seed is there already, the same whoever brings it; who brought it is a cell of its own.
		if (change.seed !== undefined) writeCell(doc, { kind, id, key: 'created' }, 1, stamp);
		else writeNewRecord(doc, kinds.get(kind)!, id, change.contents, { stamp, approved: false });
		// Undo of a creation is a retraction, which has seen nothing: whoever edits the record meanwhile is told.
		return { ...retraction, before: { reason: 'undo', seen: {} }, beforeItem: null, afterItem: null };
	}
	if (change.do === 'retract') {
		const content = { reason: change.reason, seen: seenOf(doc, kind, id) };
		return writeCell(doc, retraction, content, stamp);
	}
	if (change.do === 'restore') return writeCell(doc, retraction, null, stamp);
	const content = change.do === 'set' ? change.content : change.do === 'add' ? 1 : undefined;
	return writeCell(doc, { kind, id, key: change.key }, content, stamp);
}

/**
 * What a retraction's writer knew of the record: per client the clock up to which its writes had been received. Whoever wrote
 * beyond that wrote without knowing, and is told.
 */
export function seenOf(doc: Y.Doc, kind: string, id: string): Record<string, number> {
	const clients = new Set<number>();
	recordMap(doc, kind, id)?._map.forEach((item) => clients.add(item.id.client));
	for (const [name, root] of doc.share)
		if (name.startsWith(`${kind}/${id}/`))
			eachItem(root as Y.AbstractType<unknown>, (item) => clients.add(item.id.client));
	return Object.fromEntries([...clients].map((client) => [client, Y.getState(doc.store, client)]));
}

/** Visits every item below a type, the deleted ones too; without recursion, since a peer may have nested them deeply. */
export function eachItem(type: Y.AbstractType<unknown>, visit: (item: Y.Item) => void): void {
	const types = [type];
	for (let next = types.pop(); next; next = types.pop())
		for (let item = next._start; item; item = item.right) {
			visit(item);
			if (item.content instanceof Y.ContentType) types.push(item.content.type);
		}
}
