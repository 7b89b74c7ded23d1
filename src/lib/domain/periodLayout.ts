import type { Localised } from './language.ts';
import type { monitoringMilestone } from './monitoringMilestone.ts';
import type { RowOf } from './kind.ts';
import type { PeriodRow } from './periodState.ts';
import type { plan } from './plan.ts';

type PlanRow = RowOf<typeof plan>;
type MilestoneRow = RowOf<typeof monitoringMilestone>;

/** A period that a plan's years ask for. */
export interface ProposedPeriod {
	readonly title: Localised;
	readonly type: string;
	readonly start: string;
	readonly end: string;
	readonly opens: string;
	readonly due: string;
	/** The report or evaluation that it feeds; null for a year for which the plan promises none. */
	readonly milestone: string | null;
	/** The period that is there already. */
	readonly existing: string | null;
}

const YEARLY = 'annual-report';

/** The last day of a month, `2024-02-29`. */
const lastDay = (year: number, month: number) =>
	new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/**
 * The periods for a plan's years and for the evaluations that it promises. A year is reported on in the two months after it,
 * unless its milestone says until when; an evaluation is about all years up to its own. The dates are proposals: whoever makes
 * the periods sets them.
 */
export function layOutPeriods(
	{ periodStart, periodEnd }: Pick<PlanRow, 'periodStart' | 'periodEnd'>,
	milestones: readonly MilestoneRow[],
	periods: readonly PeriodRow[],
): ProposedPeriod[] {
	if (periodStart === null || periodEnd === null || periodEnd < periodStart) return [];
	const years = Array.from(
		{ length: Math.min(periodEnd - periodStart + 1, 50) },
		(_, at) => periodStart + at,
	);
	const annual = years.map((year) => {
		const found = milestones.find((row) => row.type === YEARLY && row.year === year);
		const name = String(year);
		const title = found?.title ?? { ca: name, es: name, fr: name, en: name };
		return { title, type: YEARLY, first: year, year, milestone: found };
	});
	const evaluations = milestones
		.filter((row) => row.type !== YEARLY && row.year !== null)
		.map((row) => ({
			title: row.title,
			type: row.type ?? '',
			first: periodStart,
			year: row.year!,
			milestone: row,
		}));
	const inTime = [...annual, ...evaluations].sort((one, other) => one.year - other.year);
	return inTime.map(({ title, type, first, year, milestone }) => {
		const [start, end] = [`${first}-01-01`, `${year}-12-31`];
		const existing = periods.find(
			(row) =>
				(milestone && row.milestone === milestone.id) ||
				(row.type === type && row.start === start && row.end === end),
		);
		return {
			title: { ...title },
			type,
			start,
			end,
			opens: `${year + 1}-01-01`,
			due: milestone?.due ?? lastDay(year + 1, 2),
			milestone: milestone?.id ?? null,
			existing: existing?.id ?? null,
		};
	});
}
