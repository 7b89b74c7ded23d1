import { median } from '../bench/statistics.ts';
import type { Usage } from '../bench/control.ts';

export interface MemorySample extends Usage {
	/** Seconds since the first. */
	at: number;
	/** Bytes that the relay has stored by then. */
	stored: number;
}

export interface MemoryReport {
	samples: number;
	/** Bytes by which live memory, and resident memory, grew from the first third to the last. */
	heapGrowth: number;
	rssGrowth: number;
	storedGrowth: number;
	/** Bytes a minute, by least squares. */
	rssSlope: number;
	isFlat: boolean;
}

/** What caches and recent updates may fill up to, and how much of what was stored meanwhile may be in memory. */
const ALLOWED = 8 * 2 ** 20;
const ALLOWED_OF_STORED = 4;

export function judgeMemory(samples: readonly MemorySample[]): MemoryReport {
	const third = Math.max(1, Math.floor(samples.length / 3));
	const growthOf = (read: (sample: MemorySample) => number) =>
		median(samples.slice(-third).map(read)) - median(samples.slice(0, third).map(read));
	const heapGrowth = growthOf((sample) => sample.heap);
	const storedGrowth = growthOf((sample) => sample.stored);
	return {
		samples: samples.length,
		heapGrowth,
		rssGrowth: growthOf((sample) => sample.rss),
		storedGrowth,
		rssSlope: slopeOf(samples.map(({ at, rss }) => [at / 60, rss])),
		isFlat: !(heapGrowth > ALLOWED + ALLOWED_OF_STORED * Math.max(0, storedGrowth)),
	};
}

function slopeOf(points: readonly (readonly [number, number])[]): number {
	const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const x = mean(points.map(([at]) => at));
	const y = mean(points.map(([, value]) => value));
	const above = points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0);
	const below = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
	return below === 0 ? 0 : above / below;
}
