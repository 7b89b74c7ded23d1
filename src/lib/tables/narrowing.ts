// Which rows answer a question, and how many each further choice would leave: one pass over columns, whatever is asked.
import { boundsOf, type DayRange } from '#lib/domain/dayRange.ts';
import type { FacetColumn } from './facetColumn.ts';

interface Columns {
	readonly slots: Uint32Array;
	/** By slot, as numbers; see `numberOfDate`. */
	readonly dates: Uint32Array;
	readonly columns: ReadonlyMap<string, FacetColumn>;
}

/** What rows have under one facet, and as what a value of it counts, e.g. an action as its line; as itself where that is not given. */
export interface AxisSource {
	readonly facet: string;
	readonly groupsOf?: (value: string) => readonly string[];
}

/** One way to narrow a list, over a facet of its kind. */
export interface Axis extends AxisSource {
	/** Its name in the address. */
	readonly key: string;
	/** Further facets under which it may be named, e.g. a zone under the metropolises of it; a row counts once. */
	readonly also?: readonly AxisSource[];
	/** Its values are stretches of time: they are counted whatever days are asked for. */
	readonly ofTime?: boolean;
}

export interface Question extends DayRange {
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
const sourcesOf = (axis: Axis): readonly AxisSource[] => (axis.also ? [axis, ...axis.also] : [axis]);

export function narrowTable(table: Columns, { axes, chosen, among, ...days }: Question): Narrowed {
	const all = among ? table.slots.filter((slot) => among[slot] === 1) : table.slots;
	const asked = axes.filter(({ key }) => chosen[key]);
	/** How many of the chosen values a row lacks, and the number of the last of them. */
	const lacks = new Uint8Array(all.length);
	const lacked = new Uint8Array(all.length);
	for (const [number, axis] of asked.entries()) {
		const wanted = chosen[axis.key]!;
		const isNamed = new Uint8Array(all.length);
		for (const { facet, groupsOf = itself } of sourcesOf(axis)) {
			const { rows, holds } = holding(table, facet, (value) => groupsOf(value).includes(wanted));
			for (let at = 0; at < all.length; at++) isNamed[at]! |= holds[rows[all[at]!]!]!;
		}
		for (let at = 0; at < all.length; at++) {
			if (isNamed[at] === 1) continue;
			lacks[at]! += 1;
			lacked[at] = number;
		}
	}
	const [first, end] = placesWithin(table.dates, all, days);
	const isOfDays = first > 0 || end < all.length;
	for (let at = 0; at < all.length; at++)
		if (at < first || at >= end) {
			lacks[at]! += 1;
			lacked[at] = asked.length;
		}
	const slots = asked.length === 0 && !isOfDays ? all : all.filter((_slot, at) => lacks[at] === 0);
	const counts = new Map(
		axes.map((axis) => {
			const own = asked.indexOf(axis);
			const number = own < 0 && axis.ofTime && isOfDays ? asked.length : own;
			const shown =
				number < 0
					? slots
					: all.filter((_slot, at) => lacks[at] === 0 || (lacks[at] === 1 && lacked[at] === number));
			return [axis.key, countAxis(table, shown, axis)] as const;
		}),
	);
	return { slots, counts };
}

function holding({ columns }: Columns, facet: string, isWanted: (value: string) => boolean) {
	const column = columns.get(facet)!;
	return { rows: column.rows, holds: column.combinationsWith(isWanted) };
}

function countAxis(table: Columns, shown: Uint32Array, axis: Axis): ReadonlyMap<string, number> {
	if (axis.also) return countTogether(table, shown, sourcesOf(axis));
	const column = table.columns.get(axis.facet)!;
	const rows = new Uint32Array(column.combinations);
	for (let at = 0; at < shown.length; at++) rows[column.rows[shown[at]!]!]! += 1;
	return column.countValues(rows, axis.groupsOf ?? itself);
}

/** Under several facets at once: of one row a group counts once, whichever of them names it. */
function countTogether(
	table: Columns,
	shown: Uint32Array,
	sources: readonly AxisSource[],
): ReadonlyMap<string, number> {
	const names: string[] = [];
	const numbers = new Map<string, number>();
	const numberOf = (name: string) => {
		if (!numbers.has(name)) numbers.set(name, names.push(name) - 1);
		return numbers.get(name)!;
	};
	const held = sources.map(({ facet, groupsOf = itself }) => {
		const column = table.columns.get(facet)!;
		return {
			rows: column.rows,
			groups: column.groupsByCombination((value) => groupsOf(value).map(numberOf)),
		};
	});
	const counts = new Uint32Array(names.length);
	/** Rows that one facet alone names, by that facet and what it says: they are most, and counted together. */
	const alone = held.map(({ groups }) => new Uint32Array(groups.length));
	/** The row for which a group was last counted, from 1. */
	const counted = new Uint32Array(names.length);
	for (let at = 0; at < shown.length; at++) {
		const slot = shown[at]!;
		let naming = NOBODY;
		for (let source = 0; source < held.length; source++) {
			const { rows, groups } = held[source]!;
			if (groups[rows[slot]!]!.length > 0) naming = naming === NOBODY ? source : SEVERAL;
		}
		if (naming >= 0) alone[naming]![held[naming]!.rows[slot]!]! += 1;
		else if (naming === SEVERAL)
			for (const { rows, groups } of held)
				for (const group of groups[rows[slot]!]!) {
					if (counted[group] === at + 1) continue;
					counted[group] = at + 1;
					counts[group]! += 1;
				}
	}
	for (const [source, { groups }] of held.entries())
		for (const [combination, times] of alone[source]!.entries())
			if (times > 0) for (const group of new Set(groups[combination])) counts[group]! += times;
	return new Map(names.map((name, number) => [name, counts[number]!]));
}

const NOBODY = -1;
const SEVERAL = -2;

/** Where the rows of some days begin and end among slots that are in order: those of one stretch lie together. */
function placesWithin(dates: Uint32Array, slots: Uint32Array, days: DayRange): readonly [number, number] {
	const { first, last } = boundsOf(days);
	if (first === 0 && last === 0) return [0, slots.length];
	return [
		last === 0 ? 0 : placeWhere(slots, (slot) => dates[slot]! <= last),
		// What has no date comes last, and lies in no days.
		placeWhere(slots, (slot) => dates[slot]! < Math.max(first, 1)),
	];
}

function placeWhere(slots: Uint32Array, isReached: (slot: number) => boolean): number {
	let [low, high] = [0, slots.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (isReached(slots[middle]!)) high = middle;
		else low = middle + 1;
	}
	return low;
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
		if (month === last) continue;
		if (months.length > 0) months.at(-1)!.to = at;
		months.push({ month: nameOf(month), from: at, to: slots.length });
		last = month;
	}
	return months;
}

function nameOf(month: number): string {
	if (month === 0) return '';
	const year = String(Math.floor(month / 100)).padStart(4, '0');
	return month % 100 === 0 ? year : `${year}-${String(month % 100).padStart(2, '0')}`;
}
