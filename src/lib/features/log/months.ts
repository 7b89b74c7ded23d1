import type { EntryRow } from '#lib/domain/entryOrder.ts';
import type { LiveListing, Month, Narrowed } from '#lib/workspace/live.svelte.ts';
import type { entry } from '#lib/domain/entry.ts';

/** A list of entries, newest first, of which only those in sight are read. */
export interface LongList {
	readonly months: readonly Month[];
	readonly length: number;
	/** Undefined while it has not been read. */
	row: (at: number) => EntryRow | undefined;
	/** How many follow that are not in it yet. */
	readonly beyond: number;
}

/** Where the months begin among rows in order: `2024-03`; `2024` where no month is known, '' where no date is. */
export function monthsOfRows(rows: readonly EntryRow[]): Month[] {
	const months: { month: string; from: number; to: number }[] = [];
	for (const [at, row] of rows.entries()) {
		const month = (row.date ?? '').slice(0, 7);
		if (months.at(-1)?.month !== month) months.push({ month, from: at, to: at });
		months.at(-1)!.to = at + 1;
	}
	return months;
}

export function listOf(listing: LiveListing<typeof entry>, narrowed: Narrowed | undefined): LongList {
	const { table, head, total } = listing;
	if (!table || !narrowed)
		return {
			months: monthsOfRows(head),
			length: head.length,
			row: (at) => head[at],
			beyond: total - head.length,
		};
	const { slots } = narrowed;
	const early = new Map(listing.isWhole ? [] : head.map((row) => [row.id, row]));
	return {
		months: table.months(slots),
		length: slots.length,
		row: (at) => {
			const slot = slots[at];
			if (slot === undefined) return undefined;
			return (table.row(slot) ?? early.get(table.idOf(slot))) as EntryRow | undefined;
		},
		beyond: 0,
	};
}
