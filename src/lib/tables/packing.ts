// [I4] What is packed of a row is read back as the row that it was: what says nothing is left out, and is put in again.
import { type AnyRow, isPerLanguage, type Kind } from '#lib/domain/kind.ts';

/** Whole numbers, in as few bytes as the largest wants. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** What rows have under one facet: each row names a combination of values, each combination ends where the next begins. */
export interface PackedFacet {
	values: string[];
	members: Numbers;
	ends: Numbers;
	rows: Numbers;
}

/** The rows of one kind of one document, newest first, without what is only read row by row. */
export interface PackedColumns {
	/** See `packIds`. */
	ids: string;
	/** 20240318 */
	dates: Uint32Array;
	/** Milliseconds since 1970, or 0. */
	created: Float64Array;
	retracted: Uint8Array;
	facets: Record<string, PackedFacet>;
}

/** The rows themselves in the same order, each as JSON in UTF-8. */
export interface PackedBodies {
	bytes: Uint8Array;
	ends: Uint32Array;
}

/** The words of the rows, which are given by their places in the same order. */
export interface PackedWords {
	/** Sorted, and joined by line ends. */
	words: string;
	ends: Uint32Array;
	rows: Uint32Array;
	weights: Uint8Array;
}

export function narrowest(numbers: ArrayLike<number>, largest: number): Numbers {
	if (largest < 2 ** 8) return Uint8Array.from(numbers);
	return largest < 2 ** 16 ? Uint16Array.from(numbers) : Uint32Array.from(numbers);
}

/** One text is kept and read many times faster than many; an id of somebody else's app may hold whatever it likes. */
export function packIds(ids: readonly string[]): string {
	const joined = ids.join('\n');
	return joined.startsWith('[') || ids.some((id) => id.includes('\n')) ? JSON.stringify(ids) : joined;
}

export function unpackIds(packed: string): string[] {
	return packed.startsWith('[') ? (JSON.parse(packed) as string[]) : packed.split('\n');
}

const NO_MEMBERS: readonly string[] = Object.freeze([]);
const NO_WORDS = Object.freeze({});

function isEmpty(content: unknown): boolean {
	if (content === null || content === undefined) return true;
	return typeof content === 'object' && Object.keys(content).length === 0;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A row without what every row of its kind and document has in common. */
export function encodeRow(row: AnyRow): Uint8Array {
	const said = Object.entries(row).filter(
		([name, content]) => name !== 'kind' && name !== 'document' && !isEmpty(content),
	);
	return encoder.encode(JSON.stringify(Object.fromEntries(said)));
}

/** What a kind's row is when it says nothing. */
export function emptyRow({ name, fields }: Kind): Record<string, unknown> {
	const empty: Record<string, unknown> = { kind: name, id: '', document: '' };
	for (const [field, declared] of Object.entries(fields))
		empty[field] = declared.type === 'set' ? NO_MEMBERS : isPerLanguage(declared) ? NO_WORDS : null;
	return { ...empty, edited: NO_WORDS, approved: NO_WORDS };
}

export function decodeRow(empty: Record<string, unknown>, document: string, bytes: Uint8Array): AnyRow {
	return { ...empty, document, ...(JSON.parse(decoder.decode(bytes)) as object) } as AnyRow;
}
