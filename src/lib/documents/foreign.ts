// [I9] What does not belong in a document, or was written by an app that knows more than this one, is found where it comes in.
import type * as Y from 'yjs';
import type { Kind } from '#lib/domain/kind.ts';
import { recordMap } from './change.ts';
import type { TouchedRecord } from './feed.ts';

type Kinds = ReadonlyMap<string, Kind>;

/** Names of the kinds among these records that are not declared here, or of which one has a newer version. */
export function* foreignAmong(touched: Iterable<TouchedRecord>, doc: Y.Doc, kinds: Kinds): Generator<string> {
	for (const { kind: name, id } of touched) {
		const kind = kinds.get(name);
		const version = kind && recordMap(doc, name, id)?.get('version');
		if (!kind || Number(version ?? 1) > kind.version) yield name;
	}
}

/** Every record of a document, and the name of every root that no kind has. */
export function* recordsIn(doc: Y.Doc, kinds: Kinds): Generator<TouchedRecord> {
	for (const name of doc.share.keys()) {
		const [kind = name] = name.split('/');
		if (!kinds.has(kind)) yield { kind, id: '' };
	}
	for (const kind of kinds.keys()) for (const id of doc.getMap(kind).keys()) yield { kind, id };
}
