import type { Tally } from '#lib/domain/tally.ts';
import { type CountClass, countClasses } from '#lib/domain/pictures/countClasses.ts';

/** How much the log tells of a lane, month by month. */
export interface Density {
	/** False while the log is still being read: then nothing is known yet. */
	readonly isReady: boolean;
	count(lane: string, month: string): number;
	/** All of several months; of a whole year also what is known to that year only. */
	sum(lane: string, months: readonly string[]): number;
	readonly classes: readonly CountClass[];
}

export function densityOf(counts: Tally, lanes: readonly string[], months: readonly string[]): Density {
	const all = lanes.flatMap((lane) => months.map((month) => counts.count(lane, month)));
	return {
		isReady: counts.isReady,
		count: (lane, month) => counts.count(lane, month),
		sum: (lane, some) =>
			[...some, ...wholeYears(some)].reduce((sum, time) => sum + counts.count(lane, time), 0),
		classes: countClasses(all.filter((count) => count > 0)),
	};
}

function wholeYears(months: readonly string[]): string[] {
	const byYear = Map.groupBy(months, (month) => month.slice(0, 4));
	return [...byYear].filter(([, own]) => own.length === 12).map(([year]) => year);
}
