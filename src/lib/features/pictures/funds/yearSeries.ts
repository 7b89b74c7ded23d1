import type { ProjectRow } from '#lib/domain/fundStages.ts';
import type { FundBar } from '#lib/domain/pictures/fundFunnel.ts';

/** One of the two bars that stand for each year. */
export interface YearSeries {
	readonly label: string;
	readonly value: (bar: FundBar) => number | null;
	/** As it stands above its bar. */
	readonly text: (bar: FundBar) => string;
	readonly say: (bar: FundBar) => string;
	readonly rows: (bar: FundBar) => readonly ProjectRow[];
}
