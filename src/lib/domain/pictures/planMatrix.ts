/**
 * Intended by the plan, done and still done; intended and silent; intended and never done; done although the plan does not
 * intend it; neither; or not to be told, since nothing says by what such a thing is recognised.
 */
export type Standing = 'active' | 'silent' | 'never' | 'unplanned' | 'none' | 'unknown';

export interface MatrixFigure {
	readonly row: string;
	readonly column: string;
	readonly intended: boolean;
	/** Where the chapters of the plan do not intend it: whether its summary does. */
	readonly inSummary: boolean;
	/** What was done in the period; null where that cannot be told. */
	readonly count: number | null;
	/** The last day on which anything was done until the day of reference, in the period or before it. */
	readonly last: string | null;
	readonly standing: Standing;
}

/** What a tally with two axes answers. */
export interface CountedPairs {
	count(row: string, column: string): number;
	last(row: string, column: string): string | null;
}

export interface PlanMatrixOf {
	readonly rows: readonly string[];
	readonly columns: readonly string[];
	readonly isIntended: (row: string, column: string) => boolean;
	readonly isInSummary?: (row: string, column: string) => boolean;
	/** Whether anything tells what belongs to a column. */
	readonly isKnown?: (column: string) => boolean;
	/** What was done in the period that is looked at. */
	readonly inPeriod: CountedPairs;
	/** What was done from the beginning until the day of reference. */
	readonly untilNow: CountedPairs;
	/** What was last done before this day has fallen silent; of a month or a year alone, what was before that of the day. */
	readonly silentBefore: string;
}

/** What the plan intends for each row and column against what happened, row by row. */
export function comparePlan(of: PlanMatrixOf): MatrixFigure[] {
	return of.rows.flatMap((row) =>
		of.columns.map((column): MatrixFigure => {
			const intended = of.isIntended(row, column);
			const inSummary = !intended && (of.isInSummary?.(row, column) ?? false);
			if (of.isKnown && !of.isKnown(column))
				return { row, column, intended, inSummary, count: null, last: null, standing: 'unknown' };
			const count = of.inPeriod.count(row, column);
			const last = of.untilNow.last(row, column);
			const standing = intended
				? last === null && count === 0
					? 'never'
					: last !== null && last < of.silentBefore.slice(0, last.length)
						? 'silent'
						: 'active'
				: count > 0
					? 'unplanned'
					: 'none';
			return { row, column, intended, inSummary, count, last, standing };
		}),
	);
}

const SERIOUSNESS: Partial<Record<Standing, number>> = { never: 0, silent: 1, unplanned: 2 };

/**
 * Where plan and deed part, the most serious first: what was promised and never done, then what has been silent, the longest
 * first, then what is done without being foreseen, the most first, and last of that what the plan's summary does name. Among
 * equals in the order of the plan.
 */
export function gapsIn(figures: readonly MatrixFigure[]): MatrixFigure[] {
	return figures
		.filter(({ standing }) => SERIOUSNESS[standing] !== undefined)
		.sort((one, other) => {
			const apart = SERIOUSNESS[one.standing]! - SERIOUSNESS[other.standing]!;
			if (apart !== 0) return apart;
			if (one.standing === 'silent' && one.last !== other.last) return one.last! < other.last! ? -1 : 1;
			if (one.standing !== 'unplanned') return 0;
			return Number(one.inSummary) - Number(other.inSummary) || other.count! - one.count!;
		});
}

/** The same day a year earlier; the 29th of February becomes the 28th. */
export function yearBefore(day: string): string {
	const year = String(Number(day.slice(0, 4)) - 1).padStart(4, '0');
	return `${year}${day.slice(4)}`.replace('-02-29', '-02-28');
}
