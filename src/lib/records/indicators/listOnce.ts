import type { IndicatorRow } from './reading.ts';

/** One computation at several places stands once in a list: at its first place, which names the others. */
export function listOnce(
	rows: readonly IndicatorRow[],
	places: ReadonlyMap<string, readonly IndicatorRow[]>,
): IndicatorRow[] {
	const listed = new Set(rows.map(({ id }) => id));
	return rows.filter((row) => {
		const first = places.get(row.id)?.find(({ id }) => listed.has(id));
		return !first || first.id === row.id;
	});
}
