// Which rows answer a question, and how many each further choice would leave: one pass over columns, whatever is asked.
import type { FacetColumn } from './facetColumn.ts';

interface Columns {
	readonly slots: Uint32Array;
	readonly columns: ReadonlyMap<string, FacetColumn>;
}

/** One way to narrow a list, over a facet of its kind. */
export interface Axis {
	/** Its name in the address. */
	readonly key: string;
	readonly facet: string;
	/** What a value of the facet counts as, e.g. an action as its line; itself where that is not given. */
	readonly groupsOf?: (value: string) => readonly string[];
}

export interface Question {
	readonly axes: readonly Axis[];
	/** Axis → value; an axis that is absent or empty narrows nothing. */
	readonly chosen: Readonly<Record<string, string>>;
	/** 1 for each slot that may be shown, where words were asked for. */
	readonly among?: Uint8Array | null;
}

export interface Narrowed {
	/** Newest first. Good until the table's next change. */
	readonly slots: Uint32Array;
	/** For each axis, how many rows each value would show while everything else stays as it is. */
	readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

const itself = (value: string) => [value];

export function narrowTable(table: Columns, { axes, chosen, among }: Question): Narrowed {
	const all = among ? table.slots.filter((slot) => among[slot] === 1) : table.slots;
	const asked = axes.filter(({ key }) => chosen[key]);
	/** How many of the chosen values a row lacks, and the number of the last of them. */
	const lacks = new Uint8Array(all.length);
	const lacked = new Uint8Array(all.length);
	for (const [number, { key, facet, groupsOf = itself }] of asked.entries()) {
		const column = table.columns.get(facet)!;
		const wanted = chosen[key]!;
		const holds = column.combinationsWith((value) => groupsOf(value).includes(wanted));
		for (let at = 0; at < all.length; at++)
			if (holds[column.rows[all[at]!]!] === 0) {
				lacks[at]! += 1;
				lacked[at] = number;
			}
	}
	const slots = asked.length === 0 ? all : all.filter((_slot, at) => lacks[at] === 0);
	const counts = new Map(
		axes.map((axis) => {
			const number = asked.indexOf(axis);
			const shown =
				number < 0
					? slots
					: all.filter((_slot, at) => lacks[at] === 0 || (lacks[at] === 1 && lacked[at] === number));
			const column = table.columns.get(axis.facet)!;
			const rows = new Uint32Array(column.combinations);
			for (let at = 0; at < shown.length; at++) rows[column.rows[shown[at]!]!]! += 1;
			return [axis.key, column.countValues(rows, axis.groupsOf ?? itself)] as const;
		}),
	);
	return { slots, counts };
}

export interface Month {
	/** `2024-03`; `2024` where no month is known, '' where no date is. */
	readonly month: string;
	/** Where it begins and ends among the slots. */
	readonly from: number;
	readonly to: number;
}

/** Where the months begin among slots that are in order. */
export function monthsOf(dates: Uint32Array, slots: Uint32Array): Month[] {
	const months: { month: string; from: number; to: number }[] = [];
	let last = -1;
	for (let at = 0; at < slots.length; at++) {
		const month = Math.floor(dates[slots[at]!]! / 100);
		if (month !== last) {
			months.push({ month: nameOf(month), from: at, to: at });
			last = month;
		}
		months.at(-1)!.to = at + 1;
	}
	return months;
}

function nameOf(month: number): string {
	if (month === 0) return '';
	const year = String(Math.floor(month / 100)).padStart(4, '0');
	return month % 100 === 0 ? year : `${year}-${String(month % 100).padStart(2, '0')}`;
}
