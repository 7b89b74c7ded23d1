/** Least numbers of classes that people read at a glance. */
const STEPS = [
	1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 300, 500, 1000, 2000, 3000, 5000, 10_000, 20_000, 50_000,
];

/** A class of counts: from, to (both included); the last has no end. */
export interface CountClass {
	readonly from: number;
	readonly to: number | null;
}

/**
 * Classes for the counts that there are, at most so many, that begin at round numbers: `1-4, 5-9, 10 and more`. Zero is a class of
 * its own, before them, where there is one.
 */
export function countClasses(counts: readonly number[], most = 5): CountClass[] {
	const above = counts.filter((count) => count > 0).sort((one, other) => one - other);
	const zero = counts.includes(0) ? [{ from: 0, to: 0 }] : [];
	if (above.length === 0) return zero;
	const starts = new Set([1]);
	for (let part = 1; part < most; part += 1) {
		const quantile = above[Math.floor((above.length * part) / most)]!;
		starts.add(STEPS.findLast((step) => step <= quantile) ?? 1);
	}
	const sorted = [...starts].sort((one, other) => one - other);
	return [
		...zero,
		...sorted.map((from, at) => ({ from, to: at + 1 < sorted.length ? sorted[at + 1]! - 1 : null })),
	];
}

/** In which class a count is. */
export function classOf(classes: readonly CountClass[], count: number): number {
	return classes.findLastIndex(({ from }) => count >= from);
}
