import type { Tally } from '#lib/domain/tally.ts';
import { type CountClass, countClasses } from '#lib/domain/pictures/countClasses.ts';

/** How much the log tells of a lane, month by month. */
export interface Density {
	/** False while the log is still being read: then nothing is known yet. */
	readonly isReady: boolean;
	count(lane: string, month: string): number;
	/** All of several months. */
	sum(lane: string, months: readonly string[]): number;
	readonly classes: readonly CountClass[];
}

export function densityOf(counts: Tally, lanes: readonly string[], months: readonly string[]): Density {
	const all = lanes.flatMap((lane) => months.map((month) => counts.count(lane, month)));
	return {
		isReady: counts.isReady,
		count: (lane, month) => counts.count(lane, month),
		sum: (lane, some) => some.reduce((sum, month) => sum + counts.count(lane, month), 0),
		classes: countClasses(all.filter((count) => count > 0)),
	};
}
