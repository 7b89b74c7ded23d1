import { coversEntry } from './closingState.ts';
import type { entry } from './entry.ts';
import { isExportable, isExportableDocument } from './exportable.ts';
import type { AnyRow, RowOf } from './kind.ts';
import { kindNamed } from './kinds.ts';
import type { lateArrival } from './lateArrival.ts';
import type { period } from './period.ts';
import { reportsForPeriod, type SnapshotReport } from './periodReports.ts';
import { snapshotRecord, type SnapshotRecord } from './snapshotRecord.ts';
import { subjectOf } from './subject.ts';

/** Rows of a kind, by its name, as they stand here; those that were retracted may be among them. */
export type RowsOfKind = (kind: string) => readonly AnyRow[];

/** Kinds of the plan that are frozen as they stand, approved and working. */
const PLAN_KINDS = ['plan', 'objective', 'line', 'block', 'action', 'expectedResult'] as const;
const CYCLE_KINDS = ['update', 'submission', 'review', 'entry', 'evidence', 'task', 'lateArrival'] as const;
export const SNAPSHOT_KINDS = [...PLAN_KINDS, ...CYCLE_KINDS];
export type SnapshotKind = (typeof SNAPSHOT_KINDS)[number];

/** What a period covers, by kind, each in the order of ids. */
export type CoveredRecords = Readonly<Record<SnapshotKind, readonly SnapshotRecord[]>>;

/** Of an update only what it is about: what binds is what was handed in, and a draft is nobody's word yet. */
const UPDATE_FIELDS = ['action', 'period', 'follows'];

/** [I11] Whether everybody of the plan reads a record: a private document is never looked into, whatever a record in it claims. */
export const isReadByAll = ({ document }: Pick<AnyRow, 'document'>) => isExportableDocument(document);

export interface Coverage {
	readonly records: CoveredRecords;
	readonly reports: readonly SnapshotReport[];
}

/** Everything that a period covers, as it stands here: the same rows give the same, in the same order. */
export function coverPeriod(covered: RowOf<typeof period>, rowsOf: RowsOfKind): Coverage {
	const known = new Map<string, AnyRow[]>();
	const allOf = (kind: string) => {
		if (!known.has(kind)) known.set(kind, publicRows(rowsOf(kind)));
		return known.get(kind)!;
	};
	const rows = (kind: string) => allOf(kind).filter(({ retracted }) => !retracted);
	const late = rows('lateArrival') as RowOf<typeof lateArrival>[];
	const carried = new Set<string | null>(
		late
			.filter(({ treatment, into }) => treatment === 'next-period' && into === covered.id)
			.map(({ subject }) => subject),
	);

	const entries = rows('entry').filter(
		(row) => coversEntry(covered, row as RowOf<typeof entry>) || carried.has(subjectOf(row)),
	);
	const reports = reportsForPeriod(covered, allOf, (update) => carried.has(`update/${update}`));
	const updates = new Set<unknown>(reports.flatMap(({ update }) => update ?? []));
	const subjects = new Set<unknown>([
		...entries.map(subjectOf),
		...[...updates].map((update) => `update/${String(update)}`),
	]);
	const isAbout = ({ subject }: AnyRow) => subjects.has(subject);
	const isWithin = (day: unknown) => coversEntry(covered, { date: typeof day === 'string' ? day : null });

	const found = new Map<SnapshotKind, readonly AnyRow[]>([
		['update', rows('update').filter(({ id }) => updates.has(id))],
		['submission', rows('submission').filter(({ update }) => updates.has(update))],
		['review', rows('review').filter(({ update }) => updates.has(update))],
		['entry', entries],
		['evidence', rows('evidence').filter(isAbout)],
		['task', rows('task').filter((row) => isAbout(row) || isWithin(row.due) || isWithin(row.doneOn))],
		['lateArrival', late.filter((row) => row.into === covered.id || row.period === covered.id)],
	]);
	const records = Object.fromEntries(
		SNAPSHOT_KINDS.map((kind) => [
			kind,
			(found.get(kind) ?? rows(kind)).map((row) =>
				snapshotRecord(kindNamed(kind), row, kind === 'update' ? UPDATE_FIELDS : undefined),
			),
		]),
	) as Record<SnapshotKind, SnapshotRecord[]>;
	return { records, reports };
}

/** By id; one id may stand in two documents while something is moved. */
function publicRows(rows: readonly AnyRow[]): AnyRow[] {
	return rows
		.filter(isExportable)
		.sort((one, other) =>
			one.id === other.id ? (one.document < other.document ? -1 : 1) : one.id < other.id ? -1 : 1,
		);
}
