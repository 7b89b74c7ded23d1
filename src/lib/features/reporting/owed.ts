import type { PeriodRow } from '#lib/domain/periodState.ts';
import type { Report } from '#lib/domain/report.ts';
import { freshnessOf, isOver, standingOf, type Duty, type DutyStanding } from '#lib/domain/reportingDuty.ts';

export interface OwedStanding extends DutyStanding {
	readonly row: PeriodRow;
}

export interface Owed {
	/** To be written, corrected or begun; the first due first. */
	readonly toReport: readonly OwedStanding[];
	/** Waiting for somebody else. */
	readonly handedIn: readonly OwedStanding[];
	readonly accepted: readonly OwedStanding[];
}

const byDue = (one: OwedStanding, other: OwedStanding) =>
	(one.row.due ?? '9999') < (other.row.due ?? '9999') ? -1 : one.row.due === other.row.due ? 0 : 1;

/**
 * What is owed for the periods that are open, or past their due day and not closed.
 * @param mine narrows to what this person began
 */
export function owedOf(
	duties: readonly Duty[],
	{ open, all }: { open: readonly PeriodRow[]; all: readonly PeriodRow[] },
	reports: readonly Report[],
	today: string,
	mine: string | null = null,
): Owed {
	const standings = open
		.flatMap((row) =>
			duties
				.map((duty) => ({ ...standingOf(duty, row, reports, today), row }))
				.filter((standing) => standing.report !== null || !isOver(standing, row, reports, all)),
		)
		.filter(({ report }) => mine === null || report?.row?.created?.person === mine)
		.sort(byDue);
	return {
		toReport: standings.filter(({ state }) => state !== 'submitted' && state !== 'accepted'),
		handedIn: standings.filter(({ state }) => state === 'submitted'),
		accepted: standings.filter(({ state }) => state === 'accepted'),
	};
}

/** Of how many duties nothing was ever accepted, and of how many only something about an earlier period. */
export function countOld(
	duties: readonly Duty[],
	reports: readonly Report[],
	periods: readonly PeriodRow[],
	today: string,
): { never: number; stale: number } {
	const counts = { never: 0, stale: 0 };
	for (const duty of duties) {
		const { freshness } = freshnessOf(duty, reports, periods, today);
		if (freshness === 'never' || freshness === 'stale') counts[freshness] += 1;
	}
	return counts;
}
