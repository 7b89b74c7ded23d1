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

	/** Its groups are numbered as they are met. */
	get isOfDays(): boolean {
		return 'date' in this.#axis;
	}

	of(slot: number): readonly number[] {
		if ('date' in this.#axis) return this.#ofDay(this.#dates[slot]!, this.#axis.date);
		let found: readonly number[] = NONE;
		for (const { column, groups } of this.#compiled) {
			const held = groups[column.rows[slot]!] ?? NONE;
			if (held.length > 0) found = found.length === 0 ? held : joined(found, held);
		}
		return found;
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

/** Few groups each: looking through them is quicker than a set. */
function joined(found: readonly number[], held: readonly number[]): readonly number[] {
	const further = held.filter((group) => !found.includes(group));
	return further.length === 0 ? found : [...found, ...further];
}

/** Counts facts over one axis or two. */
export function countFacts(table: TallyTable, beside: ToldBeside, question: TallyQuestion): Tally {
	const slots = slotsAmong(table, question, beside.replaced);
	const facts = factsWithin(beside.facts, question);
	const [first, second] = question.axes.map((axis) => new Groups(axis, table));
	const told = facts.map((fact) => [first?.ofFact(fact) ?? NONE, second?.ofFact(fact) ?? NONE] as const);
	// Groups of days are numbered as they are met: all of them before there is a place for each pair.
	for (const days of [first, second]) if (days?.isOfDays) for (const slot of slots) days.of(slot);
	const found = new Pairs(first?.names.length ?? 0, second?.names.length ?? 0);
	for (const slot of slots) found.take(table.dates[slot]!, first?.of(slot) ?? NONE, second?.of(slot) ?? NONE);
	for (const [at, [ones, others]] of told.entries()) found.take(numberOfDay(facts[at]!.date), ones, others);
	const at = (group: string, other?: string) => {
		const one = first?.numberOf(group);
		const two = other === undefined ? ALL : second?.numberOf(other);
		return one === undefined || two === undefined ? undefined : found.at(one, two);
	};
	return {
		isReady: true,
		total: slots.length + facts.length,
		count: (group, other) => found.counts[at(group, other) ?? -1] ?? 0,
		last: (group, other) => dayOf(found.last[at(group, other) ?? -1] ?? 0) || null,
		groups: (axis) => {
			const names = (axis === 0 ? first : second)?.names ?? [];
			return names.filter((_, group) => found.holds(axis, group)).sort();
		},
	};
}

/** In place of a group of the second axis: whatever is in it, each fact once. */
const ALL = -1;

/** How many there are of each pair of groups, and the newest day. */
class Pairs {
	readonly counts: Uint32Array;
	readonly last: Uint32Array;
	readonly #ones: number;
	readonly #width: number;

	constructor(ones: number, others: number) {
		this.#ones = ones;
		this.#width = others + 1;
		this.counts = new Uint32Array(ones * this.#width);
		this.last = new Uint32Array(ones * this.#width);
	}

	at(one: number, other: number): number {
		return one * this.#width + other + 1;
	}

	take(day: number, ones: readonly number[], others: readonly number[]): void {
		for (const one of ones) {
			this.#note(this.at(one, ALL), day);
			for (const other of others) this.#note(this.at(one, other), day);
		}
	}

	holds(axis: 0 | 1, group: number): boolean {
		if (axis === 0) return this.counts[this.at(group, ALL)]! > 0;
		for (let one = 0; one < this.#ones; one++) if (this.counts[this.at(one, group)]! > 0) return true;
		return false;
	}

	#note(at: number, day: number): void {
		this.counts[at]! += 1;
		if (day > this.last[at]!) this.last[at] = day;
	}
}
