// Two documents with the same digest show the same, in every type there is, and made of the same items: it
// reads neither how Yjs has cut them into structs nor what is deleted.

import { createHash, type Hash } from 'node:crypto';
import * as Y from 'yjs';

type SharedType = Y.Doc['share'] extends Map<string, infer T> ? T : never;

/** SHA-256, in hexadecimal digits, of all that can be seen in a document. */
export function digestContent(doc: Y.Doc): string {
	const hash = createHash('sha256');
	for (const [name, type] of [...doc.share].sort(([a], [b]) => (a < b ? -1 : 1))) {
		note(hash, 'root', name);
		digestType(hash, type);
	}
	return hash.digest('hex');
}

function digestType(hash: Hash, type: SharedType): void {
	for (const [key, item] of [...type._map].sort(([a], [b]) => (a < b ? -1 : 1))) {
		if (item.deleted) continue;
		note(hash, 'key', key, nameOf(item));
		digestItem(hash, item);
	}
	digestSequence(hash, type);
	note(hash, 'end');
}

function digestSequence(hash: Hash, type: SharedType): void {
	const attributes = new Map<string, unknown>();
	let formats = '';
	let expected = '';
	for (let item = type._start; item; item = item.right) {
		if (item.deleted) continue;
		if (item.content instanceof Y.ContentFormat) {
			// Yjs itself takes away formats that change nothing: only what they do to the text counts.
			if (item.content.value === null) attributes.delete(item.content.key);
			else attributes.set(item.content.key, item.content.value);
			formats = describe(attributes);
			continue;
		}
		const kind = item.content.constructor.name;
		if (expected !== `${nameOf(item)} ${kind} ${formats}`) note(hash, 'item', nameOf(item), kind, formats);
		digestItem(hash, item);
		expected = `${item.id.client}:${item.id.clock + item.length} ${kind} ${formats}`;
	}
}

function digestItem(hash: Hash, { content }: Y.Item): void {
	if (content instanceof Y.ContentString) hash.update(content.str, 'utf16le');
	else if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON)
		for (const value of content.arr as unknown[]) hash.update(encode(new Y.ContentAny([value])));
	else hash.update(encode(content));
	if (content instanceof Y.ContentType) digestType(hash, content.type);
}

function encode(content: Y.Item['content']): Uint8Array {
	const encoder = new Y.UpdateEncoderV1();
	content.write(encoder, 0);
	return encoder.toUint8Array();
}

function describe(attributes: ReadonlyMap<string, unknown>): string {
	return JSON.stringify([...attributes].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const nameOf = ({ id }: Y.Item) => `${id.client}:${id.clock}`;

function note(hash: Hash, ...words: string[]): void {
	hash.update(`\0${JSON.stringify(words)}\0`);
}
