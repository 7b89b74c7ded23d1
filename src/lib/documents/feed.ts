// [I4] Every transaction names the records that it changed, so that tables can follow at the price of the change.
import type * as Y from 'yjs';
import type { RecordMap } from './read.ts';
import { parseTextName } from './text.ts';

export interface TouchedRecord {
	kind: string;
	id: string;
	/** The record's map and the keys that changed, where cells did; a new record and a text have none. */
	map?: RecordMap;
	keys?: Set<string | null>;
}

/** Names of a document's root types, found once per type. */
export class RootNames {
	readonly #names = new WeakMap<object, string>();
	readonly #doc: Y.Doc;

	constructor(doc: Y.Doc) {
		this.#doc = doc;
	}

	of(type: Y.AbstractType<unknown>): string | undefined {
		if (!this.#names.has(type)) for (const [name, root] of this.#doc.share) this.#names.set(root, name);
		return this.#names.get(type);
	}
}

type AnyType = Y.AbstractType<unknown>;

/** The records that a transaction touched, each once a root or map that changed. */
export function touchedRecords(transaction: Y.Transaction, names: RootNames): TouchedRecord[] {
	const touched: TouchedRecord[] = [];
	for (const [changed, keys] of transaction.changed as Map<AnyType, Set<string | null>>) {
		let root: AnyType = changed;
		while (root._item) root = root._item.parent as AnyType;
		const name = names.of(root);
		if (name === undefined) continue;
		const text = parseTextName(name);
		if (text) touched.push({ kind: text.kind, id: text.id });
		else if (changed === root) for (const id of keys) touched.push({ kind: name, id: id ?? '' });
		else if (changed._item?.parent === root && changed._item.parentSub !== null)
			touched.push({ kind: name, id: changed._item.parentSub, map: changed as RecordMap, keys });
	}
	return touched;
}
