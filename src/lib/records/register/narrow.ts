import { matches } from '#lib/ui/fold.ts';

/** One way to narrow a list: what a row has under it, and which values can be asked for, in order. */
export interface Facet<R> {
	/** Its name in the address: `type` makes `?type=council`. */
	readonly key: string;
	readonly label: string;
	readonly options: readonly { readonly value: string; readonly label: string }[];
	readonly of: (row: R) => readonly (string | null)[];
}

export interface Narrowing<R> {
	readonly shown: readonly R[];
	/** For each facet, how many rows each value would show while everything else stays as it is. */
	readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/**
 * The rows that hold every word typed, wherever it stands and whatever its accents, and every value chosen.
 * @param chosen facet key → value; a facet that is absent or empty narrows nothing.
 */
export function narrow<R>(
	rows: readonly R[],
	query: string,
	wordsOf: (row: R) => string,
	facets: readonly Facet<R>[],
	chosen: Readonly<Record<string, string>>,
): Narrowing<R> {
	const typed = query.trim() ? rows.filter((row) => matches(wordsOf(row), query)) : rows;
	const passes = (row: R, but?: Facet<R>) =>
		facets.every(
			(facet) => facet === but || !chosen[facet.key] || facet.of(row).includes(chosen[facet.key]!),
		);
	const counts = new Map<string, Map<string, number>>();
	for (const facet of facets) {
		const count = new Map<string, number>();
		for (const row of typed)
			if (passes(row, facet))
				for (const value of new Set(facet.of(row))) if (value) count.set(value, (count.get(value) ?? 0) + 1);
		counts.set(facet.key, count);
	}
	return { shown: typed.filter((row) => passes(row)), counts };
}
