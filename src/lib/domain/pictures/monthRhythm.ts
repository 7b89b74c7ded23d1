/** One month of a year, beside the same month of other years. */
export interface MonthCount {
	/** 1 to 12. */
	readonly month: number;
	/** Null in a month that has not begun. */
	readonly count: number | null;
	/** Of the other years; null where none of them has come so far, or nothing was written down in any. */
	readonly average: number | null;
}

export interface YearRhythm {
	readonly year: number;
	readonly months: readonly MonthCount[];
	/** Of its months that have begun. */
	readonly total: number;
	/** Of this year too, and not in the total: nobody has said of which month. */
	readonly undated: number;
	/** The years of which the average is. */
	readonly others: readonly number[];
}

const monthOf = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`;

/**
 * A year month by month, beside the average of others. A year of which nothing was written down is not a year of nothing: it is
 * left out of the average, and so are months that have not begun.
 * @param count of a month (`2024-03`) or, for what is known to the year only, of a year (`2024`)
 * @param today `2024-03-18`
 */
export function rhythmOf(
	count: (group: string) => number,
	year: number,
	others: readonly number[],
	today: string,
): YearRhythm {
	const now = today.slice(0, 7);
	const twelve = Array.from({ length: 12 }, (_, index) => index + 1);
	const sumOf = (one: number) =>
		twelve.reduce((sum, month) => sum + count(monthOf(one, month)), count(String(one)));
	const known = others.filter((one) => one !== year && sumOf(one) > 0);
	const months = twelve.map((month): MonthCount => {
		const begun = known.filter((one) => monthOf(one, month) <= now);
		const sum = begun.reduce((all, one) => all + count(monthOf(one, month)), 0);
		return {
			month,
			count: monthOf(year, month) <= now ? count(monthOf(year, month)) : null,
			average: begun.length > 0 ? sum / begun.length : null,
		};
	});
	const total = months.reduce((sum, one) => sum + (one.count ?? 0), 0);
	return { year, months, total, undated: count(String(year)), others: known };
}
