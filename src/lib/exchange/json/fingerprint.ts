import { canonicalJson } from '#lib/domain/canonicalJson.ts';
import { asJson, type Json } from '#lib/domain/snapshotRecord.ts';
import { fnv1a } from '../fnv1a.ts';
import { isObject } from './readRecords.ts';

/** What each part of a record said when the file was made: fields by their name, words by field and language (`title/ca`). */
export type Fingerprints = Readonly<Record<string, string>>;

/** A few characters that tell one content from another: enough to see whether somebody has changed it, not to guard it. */
export function fingerprint(content: unknown): string {
	return fnv1a(canonicalJson(ordered(asJson(content)))).toString(36);
}

/** A set says the same in whatever order its members come. */
export const ordered = (content: Json): Json =>
	Array.isArray(content) && content.every((member) => typeof member === 'string')
		? [...new Set(content as string[])].sort()
		: content;

export const partName = (field: string, language?: string): string =>
	language ? `${field}/${language}` : field;

/** The fingerprints that a record of a file brings; null where it brings none, as somebody's own file. */
export const fingerprintsOf = (record: Readonly<Record<string, unknown>>): Fingerprints | null =>
	isObject(record.fingerprints) ? (record.fingerprints as Fingerprints) : null;
