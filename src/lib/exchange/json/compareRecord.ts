import { ID, isDocumentName } from '#lib/domain/document.ts';
import { isExportable, isExportableKind } from '#lib/domain/exportable.ts';
import type { AnyRow, Field, Kind } from '#lib/domain/kind.ts';
import { familyOf, kinds } from '#lib/domain/kinds.ts';
import { type Language, LANGUAGES, type Localised } from '#lib/domain/language.ts';
import { isSigned, SPOKEN_KINDS } from '#lib/domain/signed.ts';
import { asJson, sameJson } from '#lib/domain/snapshotRecord.ts';
import { compareSince } from './changedSince.ts';
import { isBlank } from './fileRecord.ts';
import { ordered } from './fingerprint.ts';
import { fitsField } from './readContent.ts';
import { isObject } from './readRecords.ts';
import type { FieldChange, RecordLine, RecordRefusal } from './recordsImport.ts';

/** The record here with this id, retracted ones too. */
export type RowOfRecord = (kind: string, id: string) => AnyRow | undefined;

export interface Surroundings {
	rowOf: RowOfRecord;
	/** The breaking versions that the file names. */
	versions: Readonly<Record<string, number>>;
	/** Whether the file was made in this workspace. */
	isOrigin?: boolean;
}

/** Tells what a record of a file would change here. It never throws, whatever the record is. */
export function compareRecord(kindName: string, record: unknown, here: Surroundings): RecordLine {
	const id = isObject(record) && typeof record.id === 'string' ? record.id : '';
	const given = isObject(record) && typeof record.document === 'string' ? record.document : '';
	const base = { kind: kindName, id, changes: [], contents: {}, texts: [], unknownFields: [] };
	const refuse = (refusal: RecordRefusal, field?: string): RecordLine => ({
		...base,
		document: given,
		outcome: 'refused',
		refusal,
		...(field ? { field } : {}),
	});

	if (!isObject(record)) return refuse('notRecord');
	const kind = kinds.get(kindName);
	if (!kind) return refuse('unknownKind');
	if (!ID.test(id)) return refuse('badId');
	const version = here.versions[kindName] ?? kind.version;
	if (version !== kind.version) return refuse(version > kind.version ? 'newerKind' : 'olderKind');
	if (!isExportableKind(kindName)) return refuse('private');
	if (!isDocumentName(given) || !kind.documents.includes(familyOf(given))) return refuse('badDocument');
	if (!isExportable({ ...record, kind: kindName, document: given } as unknown as AnyRow))
		return refuse('private');

	const row = here.rowOf(kindName, id);
	const read = readFields(kind, record, row, here.isOrigin ?? false);
	if (row?.retracted) {
		const isKept = !('field' in read) && read.isUntouched && read.isLater(row.retracted.time);
		return isKept ? { ...base, document: row.document, outcome: 'kept' } : refuse('retracted');
	}
	if ('field' in read) return refuse('content', read.field);
	const { changes, contents, texts, unknownFields } = read;
	const line = { ...base, changes, contents, texts, unknownFields, document: row?.document ?? given };
	if (row && changes.length === 0) return { ...line, outcome: read.isKept ? 'kept' : 'same' };
	if (row && row.document !== given) return refuse('elsewhere');
	if (SPOKEN_KINDS.includes(kindName)) return refuse('spoken');
	if (isSigned(kind)) return refuse('signed');
	// What there is one of, and nobody can retract, is not made a second time.
	if (!row && !kind.retractable) return refuse('single');
	if (row) return { ...line, outcome: changes.every(({ since }) => since) ? 'since' : 'changed' };
	// A draft that lacks a date is a record all the same; what says nothing is none.
	return changes.length === 0 ? refuse('empty') : { ...line, outcome: 'new' };
}

interface ReadFields {
	changes: FieldChange[];
	contents: Record<string, unknown>;
	texts: { field: string; language: Language; words: string }[];
	unknownFields: string[];
	/** Whether something was changed here since the file was made, and not in the file. */
	isKept: boolean;
	/** Whether it was made here, and says of itself that nobody has edited this record in it. */
	isUntouched: boolean;
	isLater: (time: number) => boolean;
}

function readFields(
	kind: Kind,
	record: Record<string, unknown>,
	row: AnyRow | undefined,
	isOrigin: boolean,
): ReadFields | { field: string } {
	const { judge, isUntouched, isLater } = compareSince(record, row, isOrigin);
	const read: ReadFields = {
		changes: [],
		contents: {},
		texts: [],
		unknownFields: [],
		isKept: false,
		isUntouched: isOrigin && isObject(record.fingerprints),
		isLater,
	};
	/** @returns whether it is a change at all */
	const note = (field: Field, change: FieldChange): boolean => {
		read.isUntouched &&= isUntouched(change);
		const difference = judge(field, change);
		if (difference === 'kept') read.isKept = true;
		else read.changes.push(difference === 'since' ? { ...change, since: true } : change);
		return difference !== 'kept';
	};
	for (const [name, content] of Object.entries(record)) {
		if (OF_THE_RECORD.has(name)) continue;
		const field = Object.hasOwn(kind.fields, name) ? kind.fields[name]! : null;
		if (!field) {
			read.unknownFields.push(name);
			continue;
		}
		if (isBlank(content)) continue;
		const before = asJson(row?.[name]);
		if (row && sameJson(ordered(before), ordered(asJson(content)))) continue;
		if (!fitsField(field, content)) return { field: name };
		if (field.type !== 'localised' && field.type !== 'text') {
			if (note(field, { field: name, before, after: content })) read.contents[name] = content;
			continue;
		}
		const known = before as Record<string, string> | null;
		const differing = differingWords(known, content as Localised);
		const words = (Object.entries(differing) as [Language, string][]).filter(([language, after]) =>
			note(field, { field: name, language, before: known?.[language] ?? null, after }),
		);
		if (words.length === 0) continue;
		if (row && field.type === 'text')
			read.texts.push(...words.map(([language, told]) => ({ field: name, language, words: told })));
		else read.contents[name] = Object.fromEntries(words);
	}
	return read;
}

/** What a record of a file has beside its fields. */
const OF_THE_RECORD = new Set(['id', 'document', 'approved', 'edited', 'fingerprints']);

/** A language that is blank in the file deletes nothing here. */
function differingWords(before: Localised | null, after: Localised): Localised {
	return Object.fromEntries(
		LANGUAGES.filter((language) => after[language] && after[language] !== before?.[language]).map(
			(language) => [language, after[language]],
		),
	);
}
