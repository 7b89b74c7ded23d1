// [I5] A seed is one frozen update under a client id of its own: applied by many devices, any number of times, it is one plan.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import * as Y from 'yjs';
import type { Contents, Stamp } from '#lib/domain/kind.ts';
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
 */
export function buildChangeSeeds(changes: readonly Change[]): Uint8Array[] {
	const seeds = new Map<string, SeedRecord[]>();
	for (const change of changes) {
		if (change.do !== 'create' || change.seed === undefined) continue;
		const { kind, id, contents, seed } = change;
		const records = seeds.get(seed);
		if (records) records.push({ kind, id, contents });
		else seeds.set(seed, [{ kind, id, contents }]);
	}
	return [...seeds.values()].flatMap((records) => {
		const ordered = [...records].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
		// Apart, so that texts are there once where something else of a record differs from one file to the other.
		const cells = ordered.map((record) => ({ ...record, contents: withoutTexts(record) }));
		const build = (client: number) => buildSeed(cells, client, { approved: false });
		const texts = ordered.flatMap(textsOf);
		return [build(clientFor(build(1))), ...(texts.length > 0 ? [buildTexts(texts)] : [])];
	});
}

const isText = (kind: string, field: string) => kindNamed(kind).fields[field]?.type === 'text';

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
	return buildTexts([[address, words]]);
}

function buildTexts(texts: readonly [TextAddress, string][]): Uint8Array {
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
	return build(clientFor(build(1)));
}
