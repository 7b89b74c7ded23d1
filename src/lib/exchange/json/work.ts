import type { AnyRow, Stamp } from '#lib/domain/kind.ts';
import { decodeText } from '../csv.ts';
import { type Report, type Work, WorkFault } from '../work.ts';
import { planRecords, type RecordsPlan } from './planRecords.ts';
import { readRecordsFile } from './readRecords.ts';
import type { RecordsHead } from './recordsFile.ts';
import { RecordsWriter } from './writeRecords.ts';

/** What is done to files of records beside the page. Rows come packed, many at once. */
export type RecordsTask =
	| { readonly do: 'write'; readonly head: RecordsHead; readonly rows: readonly Uint8Array[] }
	| {
			readonly do: 'plan';
			readonly file: Uint8Array;
			/** The id of the workspace here. */
			readonly workspace: string;
			readonly rows: readonly Uint8Array[];
	  };

/** What a file would change, and from which workspace it comes. */
export interface ReadPlan extends RecordsPlan {
	readonly workspace: string;
	readonly sample: boolean;
}

/** When, and neither who nor on which device. */
const bareStamp = ({ time }: Stamp): Stamp => ({ person: '', device: '', time });

/** Rows for a worker, without who wrote them on which device. */
export function packRows(rows: readonly AnyRow[]): Uint8Array<ArrayBuffer> {
	const bare = rows.map(({ created, edited, ...row }) => ({
		...row,
		...(created && { created: bareStamp(created) }),
		edited: Object.fromEntries(Object.entries(edited).map(([name, stamp]) => [name, bareStamp(stamp)])),
	}));
	return new TextEncoder().encode(JSON.stringify(bare));
}

const unpack = (packed: Uint8Array): AnyRow[] => JSON.parse(new TextDecoder().decode(packed)) as AnyRow[];

/** @throws WorkFault with the code of what is wrong with a file */
export const workOnRecords: Work<RecordsTask, Uint8Array | ReadPlan> = (task, report: Report) =>
	task.do === 'write' ? write(task.head, task.rows, report) : plan(task, report);

function write(head: RecordsHead, packed: readonly Uint8Array[], report: Report): Uint8Array {
	const writer = new RecordsWriter();
	for (const [at, rows] of packed.entries()) {
		report(at, packed.length);
		writer.add(unpack(rows));
	}
	return new TextEncoder().encode([...writer.parts(head)].join(''));
}

function plan(task: Extract<RecordsTask, { do: 'plan' }>, report: Report): ReadPlan {
	const file = readRecordsFile(decodeText(task.file));
	if ('fault' in file) throw new WorkFault(file.fault);
	const rows = new Map<string, AnyRow>();
	for (const row of task.rows.flatMap(unpack)) {
		const key = `${row.kind}/${row.id}`;
		const other = rows.get(key);
		if (!other || comesBefore(row, other)) rows.set(key, row);
	}
	const { workspace, sample } = file;
	const rowOf = (kind: string, id: string) => rows.get(`${kind}/${id}`);
	return { ...planRecords(file, rowOf, task.workspace, report), workspace, sample };
}

/** Of one id in two documents the one that was not retracted, then the first by document: as whoever opens it is shown. */
function comesBefore(one: AnyRow, other: AnyRow): boolean {
	if (Boolean(one.retracted) !== Boolean(other.retracted)) return !one.retracted;
	return one.document < other.document;
}
