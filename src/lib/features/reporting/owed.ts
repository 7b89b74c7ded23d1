import type { PeriodRow } from '#lib/domain/periodState.ts';
import type { Report } from '#lib/domain/report.ts';
import { freshnessOf, isOver, standingOf, type Duty, type DutyStanding } from '#lib/domain/reportingDuty.ts';

export interface OwedStanding extends DutyStanding {
	readonly row: PeriodRow;
}

export interface Owed {
	/** To be corrected. */
	readonly returned: readonly OwedStanding[];
	/** To be written or begun, by period: what is open still before what is late, the longest late last. */
	readonly toReport: readonly { readonly row: PeriodRow; readonly standings: readonly OwedStanding[] }[];
	/** Waiting for somebody else. */
	readonly handedIn: readonly OwedStanding[];
	readonly accepted: readonly OwedStanding[];
}

const byDue = (one: PeriodRow, other: PeriodRow) =>
	(one.due ?? '9999') > (other.due ?? '9999') ? -1 : one.due === other.due ? 0 : 1;

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
	const standings = [...open]
		.sort(byDue)
		.flatMap((row) =>
			duties
				.map((duty) => ({ ...standingOf(duty, row, reports, today), row }))
				.filter((standing) => standing.report !== null || !isOver(standing, row, reports, all)),
		)
		.filter(({ report }) => mine === null || report?.row?.created?.person === mine);
	return {
		returned: standings.filter(({ state }) => state === 'returned'),
		toReport: [
			...Map.groupBy(
				standings.filter(({ state }) => state === 'draft' || state === 'notBegun'),
				({ row }) => row,
			),
		].map(([row, own]) => ({ row, standings: own })),
		handedIn: standings.filter(({ state }) => state === 'submitted'),
		accepted: standings.filter(({ state }) => state === 'accepted'),
	};
}

/**
 * Of how many actions nothing was ever accepted, from none of their units, and of how many only something about an earlier period.
 * An action of several units counts once.
 */
export function countOld(
	duties: readonly Duty[],
	reports: readonly Report[],
	periods: readonly PeriodRow[],
	today: string,
): { never: number; stale: number } {
	const counts = { never: 0, stale: 0 };
	for (const units of Map.groupBy(duties, ({ action }) => action).values()) {
		const found = units.map((duty) => freshnessOf(duty, reports, periods, today).freshness);
		if (found.every((freshness) => freshness === 'never')) counts.never += 1;
		else if (found.every((freshness) => freshness === 'never' || freshness === 'stale')) counts.stale += 1;
	}
	return counts;
}
