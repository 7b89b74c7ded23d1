import type { Contents, Kind } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import { compareRecord, type Surroundings } from './compareRecord.ts';
import type { RecordsFile } from './recordsFile.ts';
import type { RecordLine, RecordOutcome } from './recordsImport.ts';

export interface RecordsPlan {
	/** Everything but what is the same: of those there are only so many. */
	readonly lines: readonly RecordLine[];
	readonly counts: Readonly<Record<RecordOutcome, number>>;
}

/** How many records are compared before the page may answer. */
const AT_ONCE = 500;

/**
 * Compares a whole file with what is here, a little at a time.
 * @throws the signal's reason when it is called off
 */
export async function planRecords(
	file: RecordsFile,
	here: Omit<Surroundings, 'versions'>,
	{
		report,
		pause,
		signal,
	}: { report?: (done: number, all: number) => void; pause?: () => Promise<void>; signal?: AbortSignal } = {},
): Promise<RecordsPlan> {
	const lines: RecordLine[] = [];
	const counts: Record<RecordOutcome, number> = { new: 0, changed: 0, same: 0, refused: 0 };
	const seen = new Set<string>();
	for (const [at, { kind, record }] of file.records.entries()) {
		if (at % AT_ONCE === 0) {
			report?.(at, file.records.length);
			await pause?.();
			signal?.throwIfAborted();
		}
		let line = compareRecord(kind, record, { ...here, versions: file.kinds });
		const key = `${line.kind}/${line.id}`;
		if (line.outcome !== 'refused' && seen.has(key))
			line = { ...line, outcome: 'refused', refusal: 'twice', changes: [], contents: {} };
		seen.add(key);
		counts[line.outcome]++;
		if (line.outcome !== 'same' || line.keptTexts.length > 0 || line.unknownFields.length > 0)
			lines.push(line);
	}
	return { lines, counts };
}

export interface RecordEdit {
	readonly kind: Kind;
	readonly id: string;
	readonly contents: Contents;
	/** Where a new record is made, under this id. */
	readonly document?: string;
}

/** What is to be written, as `workspace.writeTogether` takes it. */
export function editsOfPlan({ lines }: Pick<RecordsPlan, 'lines'>): RecordEdit[] {
	return lines
		.filter(({ outcome }) => outcome === 'new' || outcome === 'changed')
		.map(({ kind, id, document, contents, outcome }) => ({
			kind: kindNamed(kind),
			id,
			contents,
			...(outcome === 'new' ? { document } : {}),
		}));
}
