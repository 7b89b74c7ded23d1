// [I5] A seed is one frozen update under a client id of its own: applied by many devices, any number of times, it is one plan.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import * as Y from 'yjs';
import type { Contents, Field, Stamp } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import { LANGUAGES, type Localised } from '#lib/domain/language.ts';
import { type Change, writeNewRecord } from './change.ts';
import { type TextAddress, writeFirstText } from './text.ts';

/** Records to seed, in order; `created` where somebody, and not the seed, is their author. */
export type SeedRecord = { kind: string; id: string; contents: Contents; created?: Stamp };

/** SHA-256 in lower-case hexadecimal; from a library, since a page on plain http has no `crypto.subtle`. */
export function hashOf(bytes: Uint8Array): string {
	return bytesToHex(sha256(bytes));
}

/**
 * A client id for the seed of somebody's own template: the same records always give the same id, and so the same update,
 * wherever and however often they are imported. It is taken from what is written, not from the template: an app that writes
 * the same records otherwise must not do so under the same id.
 */
export function seedClientOf(records: readonly SeedRecord[]): number {
	return clientFor(buildSeed(records, 1));
}

function clientFor(written: Uint8Array): number {
	const digest = sha256(written);
	return new DataView(digest.buffer, digest.byteOffset).getUint32(0);
}

/** The update that holds these records, as approved or as working contents. The same records and client id give the same bytes. */
export function buildSeed(
	records: readonly SeedRecord[],
	client: number,
	{ approved = true }: { approved?: boolean } = {},
): Uint8Array {
	const doc = new Y.Doc({ gc: false });
	doc.clientID = client;
	doc.transact(() => {
		for (const { kind, id, contents, created } of records)
			writeNewRecord(doc, kindNamed(kind), id, contents, { approved, stamp: created });
	});
	const update = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	return update;
}

/**
 * [I3] The seeds of the new records among these changes that name one: whoever brings the same records in, apart from everybody, writes
 * the same updates, so that each record and each text is there once when they meet.
 * @param isTaken whether somebody has written under a client id already: of two that are the same by chance the second would vanish
 */
export function buildChangeSeeds(
	changes: readonly Change[],
	isTaken: (client: number) => boolean = () => false,
): Uint8Array[] {
	const seeds = new Map<string, SeedRecord[]>();
	for (const change of changes) {
		if (change.do !== 'create' || change.seed === undefined) continue;
		const { kind, id, contents, seed } = change;
		const records = seeds.get(seed);
		const record = { kind, id, contents: inOneOrder(kind, contents) };
		if (records) records.push(record);
		else seeds.set(seed, [record]);
	}
	const given = new Set<number>();
	const freeClientFor = (written: Uint8Array) => {
		let client = clientFor(written);
		while (given.has(client) || isTaken(client)) client = (client + 1) % 2 ** 32;
		given.add(client);
		return client;
	};
	const ordered = [...seeds].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, records]) => records);
	return ordered.flatMap((unordered) => {
		const records = unordered.sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
		// Apart, so that texts are there once where something else of a record differs from one file to the other.
		const cells = records.map((record) => ({ ...record, contents: withoutTexts(record) }));
		const build = (client: number) => buildSeed(cells, client, { approved: false });
		const texts = records.flatMap(textsOf);
		const seed = build(freeClientFor(build(1)));
		return texts.length > 0 ? [seed, buildTexts(texts, freeClientFor)] : [seed];
	});
}

const isText = (kind: string, field: string) => kindNamed(kind).fields[field]?.type === 'text';

/** The same contents are the same bytes, in whatever order a file has them. */
function inOneOrder(kind: string, contents: Contents): Contents {
	const fields = Object.entries(kindNamed(kind).fields).filter(([name]) => name in contents);
	return Object.fromEntries(fields.map(([name, field]) => [name, orderContent(field, contents[name])]));
}

function orderContent(field: Field, content: unknown): unknown {
	if (field.type === 'set' && Array.isArray(content)) return [...new Set(content as string[])].sort();
	return orderKeys(content);
}

function orderKeys(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(orderKeys);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
	return Object.fromEntries(entries.map(([key, member]) => [key, orderKeys(member)]));
}

const withoutTexts = ({ kind, contents }: SeedRecord): Contents =>
	Object.fromEntries(Object.entries(contents).filter(([field]) => !isText(kind, field)));

function textsOf({ kind, id, contents }: SeedRecord): [TextAddress, string][] {
	return Object.entries(contents).flatMap(([field, words]) =>
		isText(kind, field) && words
			? LANGUAGES.flatMap((language): [TextAddress, string][] => {
					const first = (words as Localised)[language];
					return first ? [[{ kind, id, field, language }, first]] : [];
				})
			: [],
	);
}

const nameOf = ({ kind, id }: SeedRecord) => `${kind}/${id}`;

/**
 * The update that holds the first words of a text, apart from its record: whatever else is seeded of the record, the same words are
 * the same update. The client id is taken from them.
 */
export function buildTextSeed(address: TextAddress, words: string): Uint8Array {
	return buildTexts([[address, words]], clientFor);
}

function buildTexts(
	texts: readonly [TextAddress, string][],
	clientOf: (written: Uint8Array) => number,
): Uint8Array {
	const build = (client: number) => {
		const doc = new Y.Doc({ gc: false });
		doc.clientID = client;
		doc.transact(() => {
			for (const [address, words] of texts) writeFirstText(doc, address, words);
		});
		const update = Y.encodeStateAsUpdate(doc);
		doc.destroy();
		return update;
	};
	return build(clientOf(build(1)));
}
