import type { Years } from './indicatorComputation.ts';

/** The words of the cycle that tell which action has been reported on, and for which days. */
export interface AcceptedReport {
	readonly action: string;
	readonly start: string;
	readonly end: string;
}

const DAY = 86_400_000;
const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);

/**
 * Whether it is known that nothing more happened on some actions in some years: every day of them is covered by accepted reports on
 * each of the actions. A closed period in which nobody reported on an action says nothing about it, and neither does a report on
 * half a year about the whole.
 */
export function isReported(
	actions: readonly string[],
	{ from, to }: Years,
	reports: readonly AcceptedReport[],
): boolean {
	if (actions.length === 0) return false;
	return actions.every((action) => {
		let covered = dayNumber(`${from}-01-01`);
		const spans = reports
			.filter((report) => report.action === action)
			.map(({ start, end }) => [dayNumber(start), dayNumber(end)] as const)
			.sort(([one], [other]) => one - other);
		for (const [start, end] of spans) if (start <= covered) covered = Math.max(covered, end + 1);
		return covered > dayNumber(`${to}-12-31`);
	});
}
