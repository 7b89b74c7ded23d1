import { entry } from '#lib/domain/entry.ts';
import { coverPeriod, isReadByAll } from '#lib/domain/periodCoverage.ts';
import type { SnapshotReport } from '#lib/domain/periodReports.ts';
import type { PeriodRow } from '#lib/domain/periodState.ts';
import { type OpenConflict, openConflictsOf } from '#lib/records/conflict/openConflicts.ts';
import { today } from '#lib/records/reporting/reports.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { rowsAround } from './periodRows.ts';

/** What is unfinished about a period, the gravest first: what may be missing from the snapshot, then what nobody decided. */
export type Matter =
	| { what: 'offline' | 'newer' | 'early'; count: 1 }
	| { what: 'behind'; count: number; documents: readonly string[] }
	| { what: 'conflicts'; count: number; conflicts: readonly OpenConflict[] }
	| { what: ReportMatter; count: number; reports: readonly SnapshotReport[] };

const REPORT_MATTERS = ['submitted', 'returned', 'draft', 'missing', 'unnamed'] as const;
type ReportMatter = (typeof REPORT_MATTERS)[number];

/** Whether what this device has may not be all that there is. */
export const isIncomplete = ({ what }: Matter) => ['offline', 'newer', 'behind'].includes(what);

/** Whether rows can be read at all yet: a start paints the newest first. Live. */
export const isReadable = (workspace: Workspace): boolean => workspace.listing(entry).isWhole;

/** Public documents of which the relay has more than is here. Live. */
export const documentsBehind = (workspace: Workspace): string[] =>
	workspace.behind.filter((document) => isReadByAll({ document }));

/** Everything that whoever closes a period should know first. Live. */
export function openMatters(workspace: Workspace, period: PeriodRow): Matter[] {
	const matters: Matter[] = [];
	const { state } = workspace.relay;
	if (state !== 'alone' && state !== 'online') matters.push({ what: 'offline', count: 1 });
	const documents = documentsBehind(workspace);
	if (documents.length > 0) matters.push({ what: 'behind', count: documents.length, documents });
	if (workspace.status.some(({ status }) => status.foreign.length > 0))
		matters.push({ what: 'newer', count: 1 });

	const { records, reports } = coverPeriod(period, rowsAround(workspace, period));
	const covered = [period, ...records.entry, ...records.update, ...records.evidence].map(({ id }) => id);
	const conflicts = openConflictsOf(workspace, covered);
	if (conflicts.length > 0) matters.push({ what: 'conflicts', count: conflicts.length, conflicts });
	for (const what of REPORT_MATTERS) {
		const open = reports.filter(({ state, counts }) => counts && state === what);
		if (open.length > 0) matters.push({ what, count: open.length, reports: open });
	}
	if (period.end && today() <= period.end) matters.push({ what: 'early', count: 1 });
	return matters;
}
