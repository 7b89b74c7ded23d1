import { action } from '#lib/domain/action.ts';
import { closing } from '#lib/domain/closing.ts';
import { evidence } from '#lib/domain/evidence.ts';
import { dayOf, localNow } from '#lib/domain/localTime.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { period } from '#lib/domain/period.ts';
import { inTime, type PeriodRow, type PeriodState, periodState } from '#lib/domain/periodState.ts';
import { type Report, type Reported, reportOf, reportsOf, updatesAbout } from '#lib/domain/report.ts';
import { dutiesOf, type DutyStanding, isOver, standingOf } from '#lib/domain/reportingDuty.ts';
import { review } from '#lib/domain/review.ts';
import { submission } from '#lib/domain/submission.ts';
import { update } from '#lib/domain/update.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Today on this device's calendar, `2024-03-18`. */
export const today = (): string => dayOf(localNow())!;

const evidenceIn = (workspace: Workspace) => (id: string) =>
	workspace.rowsBy(evidence, 'subject', `update/${id}`);

function reportedIn(workspace: Workspace): Reported {
	return {
		updates: [...workspace.rows(update), ...workspace.retracted(update)],
		submissions: [...workspace.rows(submission), ...workspace.retracted(submission)],
		reviews: workspace.rows(review),
		evidenceOf: evidenceIn(workspace),
	};
}

/** Every report that this device knows. Live. */
export function allReports(workspace: Workspace): Report[] {
	return reportsOf(reportedIn(workspace));
}

/** Those about one action: of all organisations and periods. Live. */
export function reportsAbout(workspace: Workspace, about: string): Report[] {
	const reported = reportedIn(workspace);
	const ids = updatesAbout(about, reported);
	const isMeant = ({ update: id }: { update: string | null }) => ids.has(id ?? '');
	return reportsOf({
		updates: reported.updates.filter(({ id }) => ids.has(id)),
		submissions: reported.submissions.filter(isMeant),
		reviews: reported.reviews.filter(isMeant),
		evidenceOf: reported.evidenceOf,
	}).filter((report) => report.action === about);
}

/** One update with its way; null where nothing of it is on this device. Live. */
export function reportWithId(workspace: Workspace, id: string): Report | null {
	const submissions = [
		...workspace.rowsBy(submission, 'update', id),
		...workspace.retracted(submission).filter((row) => row.update === id),
	];
	return reportOf(id, workspace.row(update, id) ?? null, {
		submissions,
		reviews: workspace.rowsBy(review, 'update', id),
		evidenceOf: evidenceIn(workspace),
	});
}

/** Who reports on what, and for which networks and groups nobody was named. Live. */
export function dutiesIn(workspace: Workspace): ReturnType<typeof dutiesOf> {
	return dutiesOf(workspace.rows(action), (id) => workspace.row(organisation, id));
}

/** All periods, the first first. Live. */
export function periodsIn(workspace: Workspace): PeriodRow[] {
	return inTime(workspace.rows(period));
}

/** Live. */
export function stateOfPeriod(workspace: Workspace, row: PeriodRow): PeriodState {
	return periodState(row, workspace.rowsBy(closing, 'period', row.id), today());
}

/** How far every duty is met for one period; without those of actions that are over. Live. */
export function standingsIn(
	workspace: Workspace,
	row: PeriodRow,
	reports: readonly Report[] = allReports(workspace),
): DutyStanding[] {
	const periods = periodsIn(workspace);
	return dutiesIn(workspace)
		.duties.map((duty) => standingOf(duty, row, reports, today()))
		.filter((standing) => standing.report !== null || !isOver(standing, row, reports, periods));
}

/** The last period for which one may report now, else null: open or past its due day, and not closed. Live. */
export function periodToReport(workspace: Workspace): PeriodRow | null {
	const states = periodsIn(workspace).filter((row) =>
		['open', 'due'].includes(stateOfPeriod(workspace, row)),
	);
	return states.find((row) => stateOfPeriod(workspace, row) === 'open') ?? states.at(-1) ?? null;
}
