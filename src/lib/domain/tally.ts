// Counts of what happened, over columns of many entries and the facts that other records tell beside them: one pass, no row read.
import {
	dayOf,
	eachMember,
	type FactQuestion,
	factsWithin,
	itself,
	NONE,
	numberOfDay,
	slotsAmong,
	type TallyColumn,
	type TallySource,
	type TallyTable,
	type ToldBeside,
	valuesOf,
} from './factQuestion.ts';
import type { LoggedFact } from './loggedFact.ts';

export type { FactQuestion, TallyFilter, TallySource } from './factQuestion.ts';

/** Several sources are one axis: a fact counts once in each group, whichever source names it. */
export interface SourceAxis {
	readonly sources: readonly TallySource[];
}
/** By so many characters of the date: 4 a year, 7 a month, 10 a day; what is known less precisely keeps what is known. */
export interface DateAxis {
	readonly date: 4 | 7 | 10;
}
export type TallyAxis = SourceAxis | DateAxis;

export interface TallyQuestion extends FactQuestion {
	readonly axes: readonly TallyAxis[];
}

export interface Tally {
	/** False while the log is still being read: then nothing is counted yet. */
	readonly isReady: boolean;
	/** How many facts pass. */
	readonly total: number;
	/** How many of them are in a group of the first axis, and of the second where one is named. */
	count(group: string, other?: string): number;
	/** The day, month or year of the newest of them, ISO 8601; null where there is none with a date. */
	last(group: string, other?: string): string | null;
	/** The groups of an axis that hold any, in alphabetical order. */
	groups(axis: 0 | 1): string[];
}

export const NOTHING_YET: Tally = {
	isReady: false,
	total: 0,
	count: () => 0,
	last: () => null,
	groups: () => [],
};

/** The groups of one axis, numbered: of a slot, and of a fact beside the columns. */
class Groups {
	readonly names: string[] = [];
	readonly #numbers = new Map<string, number>();
	readonly #byDay = new Map<number, readonly number[]>();
	readonly #axis: TallyAxis;
	readonly #dates: Uint32Array;
	readonly #compiled: { column: TallyColumn; groups: (readonly number[])[] }[] = [];

	constructor(axis: TallyAxis, table: TallyTable) {
		this.#axis = axis;
		this.#dates = table.dates;
		if ('sources' in axis)
			for (const { facet, groupsOf = itself } of axis.sources) {
				const column = table.columns.get(facet);
				if (column) this.#compiled.push({ column, groups: this.#compile(column, groupsOf) });
			}
	}

	of(slot: number): readonly number[] {
		if ('date' in this.#axis) return this.#ofDay(this.#dates[slot]!, this.#axis.date);
		const [first, ...others] = this.#compiled.map(({ column, groups }) => groups[column.rows[slot]!] ?? NONE);
		if (others.every(({ length }) => length === 0)) return first ?? NONE;
		return [...new Set([...(first ?? NONE), ...others.flat()])];
	}

	ofFact(fact: LoggedFact): readonly number[] {
		if ('date' in this.#axis) return this.#ofDay(numberOfDay(fact.date), this.#axis.date);
		const names = this.#axis.sources.flatMap(({ facet, groupsOf = itself }) =>
			valuesOf(fact, facet).flatMap((value) => [...groupsOf(value)]),
		);
		return [...new Set(names)].map((name) => this.#number(name));
	}

	numberOf(name: string): number | undefined {
		return this.#numbers.get(name);
	}

	#ofDay(day: number, characters: number): readonly number[] {
		let groups = this.#byDay.get(day);
		if (!groups) this.#byDay.set(day, (groups = [this.#number(dayOf(day, characters))]));
		return groups;
	}

	#number(name: string): number {
		let number = this.#numbers.get(name);
		if (number === undefined) this.#numbers.set(name, (number = this.names.push(name) - 1));
		return number;
	}

	#compile(column: TallyColumn, groupsOf: (value: string) => readonly string[]): (readonly number[])[] {
		const byValue = column.values.map((value) =>
			[...new Set(groupsOf(value))].map((name) => this.#number(name)),
		);
		const groups: number[][] = Array.from({ length: column.combinations }, () => NONE as unknown as number[]);
		eachMember(column, (combination, value) => {
			const own = byValue[value]!;
			if (own.length === 0) return;
			const held = groups[combination]!;
			groups[combination] = held.length === 0 ? own : [...new Set([...held, ...own])];
		});
		return groups;
	}
}

/** Counts facts over one axis or two. */
export function countFacts(table: TallyTable, beside: ToldBeside, question: TallyQuestion): Tally {
	const slots = slotsAmong(table, question, beside.replaced);
	const facts = factsWithin(beside.facts, question);
	const axes = question.axes.map((axis) => new Groups(axis, table));
	const found = new Map<number, Found>();
	const take = (day: number, [ones, others]: readonly (readonly number[])[]) => {
		for (const one of ones ?? NONE) {
			note(found, one * STRIDE, day);
			for (const other of others ?? NONE) note(found, one * STRIDE + other + 1, day);
		}
	};
	for (const slot of slots)
		take(
			table.dates[slot]!,
			axes.map((axis) => axis.of(slot)),
		);
	for (const fact of facts)
		take(
			numberOfDay(fact.date),
			axes.map((axis) => axis.ofFact(fact)),
		);
	const at = (group: string, other?: string) => {
		const one = axes[0]?.numberOf(group);
		const second = other === undefined ? -1 : axes[1]?.numberOf(other);
		return one === undefined || second === undefined ? undefined : found.get(one * STRIDE + second + 1);
	};
	return {
		isReady: true,
		total: slots.length + facts.length,
		count: (group, other) => at(group, other)?.count ?? 0,
		last: (group, other) => dayOf(at(group, other)?.last ?? 0) || null,
		groups: (axis) => {
			const keys = [...found.keys()];
			const held = axis === 0 ? keys.map((key) => Math.floor(key / STRIDE)) : secondsOf(keys);
			return [...new Set(held)].map((number) => axes[axis]!.names[number]!).sort();
		},
	};
}

interface Found {
	count: number;
	last: number;
}

/** More groups than an axis has. A key is the group of the first axis, and 1 + that of the second or 0 for all of them. */
const STRIDE = 1 << 20;

const secondsOf = (keys: readonly number[]) => keys.map((key) => (key % STRIDE) - 1).filter((at) => at >= 0);

function note(found: Map<number, Found>, key: number, day: number): void {
	const known = found.get(key);
	if (!known) found.set(key, { count: 1, last: day });
	else {
		known.count += 1;
		if (day > known.last) known.last = day;
	}
}
