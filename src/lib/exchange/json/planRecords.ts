import type { Contents, Kind } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import type { Report } from '../work.ts';
import { compareRecord, type RowOfRecord } from './compareRecord.ts';
import { fingerprint } from './fingerprint.ts';
import type { RecordsFile } from './recordsFile.ts';
import type { FieldChange, RecordLine, RecordOutcome } from './recordsImport.ts';

export interface RecordsPlan {
	/** Everything but what is simply the same. */
	readonly lines: readonly RecordLine[];
	readonly counts: Readonly<Record<RecordOutcome, number>>;
}

const AT_ONCE = 1_000;
const UNLISTED: ReadonlySet<RecordOutcome> = new Set(['same', 'kept']);

/**
 * Compares a whole file with what is here.
 * @param workspace the id of the workspace here
 */
export function planRecords(
	file: RecordsFile,
	rowOf: RowOfRecord,
	workspace: string,
	report?: Report,
): RecordsPlan {
	const isOrigin = file.workspace === workspace;
	const lines: RecordLine[] = [];
	const counts: Record<RecordOutcome, number> = {
		new: 0,
		changed: 0,
		since: 0,
		kept: 0,
		same: 0,
		refused: 0,
	};
	const seen = new Set<string>();
	for (const [at, { kind, record }] of file.records.entries()) {
		if (at % AT_ONCE === 0) report?.(at, file.records.length);
		let line = compareRecord(kind, record, { rowOf, versions: file.kinds, isOrigin });
		const key = `${line.kind}/${line.id}`;
		if (line.outcome !== 'refused' && seen.has(key)) line = refused(line, 'twice');
		seen.add(key);
		counts[line.outcome]++;
		if (!UNLISTED.has(line.outcome) || line.unknownFields.length > 0) lines.push(line);
	}
	return { lines, counts };
}

const refused = (line: RecordLine, refusal: 'twice' | 'mayNotWrite'): RecordLine => ({
	...line,
	outcome: 'refused',
	refusal,
	changes: [],
	contents: {},
	texts: [],
});

/** Whether it can be taken in. */
export const isOffered = ({ outcome }: RecordLine): boolean =>
	outcome === 'new' || outcome === 'changed' || outcome === 'since';

/** The same plan, without what this device may not write. */
export function withRights(
	{ lines, counts }: RecordsPlan,
	mayWrite: (document: string) => boolean,
): RecordsPlan {
	const left = { ...counts };
	const judged = lines.map((line) => {
		if (!isOffered(line) || mayWrite(line.document)) return line;
		left[line.outcome]--;
		left.refused++;
		return refused(line, 'mayNotWrite');
	});
	return { lines: judged, counts: left };
}

/** A line with some of its changes alone; null where none is left. Of a new record all or nothing is taken. */
export function withChanges(line: RecordLine, isTaken: (change: FieldChange) => boolean): RecordLine | null {
	const changes = line.changes.filter(isTaken);
	if (changes.length === line.changes.length) return line;
	if (changes.length === 0 || line.outcome === 'new') return null;
	const isLeft = (field: string, language?: string) =>
		changes.some((change) => change.field === field && change.language === language);
	const contents = Object.entries(line.contents).flatMap(([field, content]): [string, unknown][] => {
		if (isLeft(field)) return [[field, content]];
		const words = changes.filter((change) => change.field === field && change.language);
		return words.length > 0
			? [[field, Object.fromEntries(words.map(({ language, after }) => [language, after]))]]
			: [];
	});
	const texts = line.texts.filter(({ field, language }) => isLeft(field, language));
	return { ...line, changes, contents: Object.fromEntries(contents), texts };
}

export interface RecordEdit {
	readonly kind: Kind;
	readonly id: string;
	readonly contents: Contents;
	/** Where a new record is made, under this id. */
	readonly document?: string;
	/** With which others it is made in one, the same wherever the same file is brought in. */
	readonly seed?: string;
}

/**
 * In how many parts the new records of a file go into a document. Whoever leaves one record out, or has it already, shares with others
 * who bring the file in all parts but that one; each part costs every device of the plan a few bytes at every meeting.
 */
const PARTS = 256;

/** The part of a file that a new record goes in with: told by its name alone. */
export function partOf({ kind, id, document }: Pick<RecordLine, 'kind' | 'id' | 'document'>): string {
	const name = fingerprint(`${kind}/${id}`);
	return `${document}/${parseInt(name, 36) % PARTS}`;
}

/** What is to be written, as `workspace.writeTogether` takes it; texts that are there already come beside it. */
export function editsOfPlan({ lines }: Pick<RecordsPlan, 'lines'>): RecordEdit[] {
	return lines
		.filter((line) => isOffered(line) && (line.outcome === 'new' || Object.keys(line.contents).length > 0))
		.map(({ kind, id, document, contents, outcome }) => ({
			kind: kindNamed(kind),
			id,
			contents,
			...(outcome === 'new' ? { document, seed: partOf({ kind, id, document }) } : {}),
		}));
}
