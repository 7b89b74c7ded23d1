import type { Contents, Kind } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import type { Report } from '../work.ts';
import { compareRecord, type RowOfRecord } from './compareRecord.ts';
import type { RecordsFile } from './recordsFile.ts';
import type { RecordLine, RecordOutcome } from './recordsImport.ts';

export interface RecordsPlan {
	/** Everything but what is simply the same. */
	readonly lines: readonly RecordLine[];
	readonly counts: Readonly<Record<RecordOutcome, number>>;
}

const AT_ONCE = 1_000;

/** Compares a whole file with what is here. */
export function planRecords(file: RecordsFile, rowOf: RowOfRecord, report?: Report): RecordsPlan {
	const lines: RecordLine[] = [];
	const counts: Record<RecordOutcome, number> = { new: 0, changed: 0, same: 0, refused: 0 };
	const seen = new Set<string>();
	for (const [at, { kind, record }] of file.records.entries()) {
		if (at % AT_ONCE === 0) report?.(at, file.records.length);
		let line = compareRecord(kind, record, { rowOf, versions: file.kinds });
		const key = `${line.kind}/${line.id}`;
		if (line.outcome !== 'refused' && seen.has(key)) line = refused(line, 'twice');
		seen.add(key);
		counts[line.outcome]++;
		if (line.outcome !== 'same' || line.unknownFields.length > 0) lines.push(line);
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

/** The same plan, without what this device may not write. */
export function withRights(
	{ lines, counts }: RecordsPlan,
	mayWrite: (document: string) => boolean,
): RecordsPlan {
	const left = { ...counts };
	const judged = lines.map((line) => {
		if ((line.outcome !== 'new' && line.outcome !== 'changed') || mayWrite(line.document)) return line;
		left[line.outcome]--;
		left.refused++;
		return refused(line, 'mayNotWrite');
	});
	return { lines: judged, counts: left };
}

export interface RecordEdit {
	readonly kind: Kind;
	readonly id: string;
	readonly contents: Contents;
	/** Where a new record is made, under this id. */
	readonly document?: string;
}

/** What is to be written, as `workspace.writeTogether` takes it; texts that are there already come beside it. */
export function editsOfPlan({ lines }: Pick<RecordsPlan, 'lines'>): RecordEdit[] {
	return lines
		.filter(
			({ outcome, contents }) =>
				outcome === 'new' || (outcome === 'changed' && Object.keys(contents).length > 0),
		)
		.map(({ kind, id, document, contents, outcome }) => ({
			kind: kindNamed(kind),
			id,
			contents,
			...(outcome === 'new' ? { document } : {}),
		}));
}
