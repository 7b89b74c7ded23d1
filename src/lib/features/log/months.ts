import type { EntryRow } from '#lib/domain/entryOrder.ts';

export interface Month {
	/** `2024-03`; `2024` where no month is known, '' where no date is. */
	readonly month: string;
	/** All of the month, also where fewer are shown. */
	readonly count: number;
	readonly rows: readonly EntryRow[];
}

/**
 * Entries in order under their months.
 * @param most how many are shown in all; the counts are of all
 */
export function groupByMonth(ordered: readonly EntryRow[], most = Infinity): Month[] {
	const months: { month: string; count: number; rows: EntryRow[] }[] = [];
	let shown = 0;
	for (const row of ordered) {
		const month = (row.date ?? '').slice(0, 7);
		let last = months.at(-1);
		if (last?.month !== month) {
			if (shown >= most) break;
			months.push((last = { month, count: 0, rows: [] }));
		}
		last.count += 1;
		if (shown >= most) continue;
		last.rows.push(row);
		shown += 1;
	}
	return months;
}
