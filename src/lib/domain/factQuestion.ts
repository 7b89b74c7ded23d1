// Which facts answer a question, over columns of many entries and the facts that other records tell beside them.
import { numberOfDay } from './dayRange.ts';
import type { LoggedFact } from './loggedFact.ts';

export { numberOfDay };

/** What a fact has under one facet of the log; `groupsOf` says as what a value counts, e.g. an action as its line. */
export interface TallySource {
	readonly facet: TallyFacet;
	readonly groupsOf?: (value: string) => readonly string[];
}
export type TallyFacet =
	'type' | 'action' | 'organisation' | 'metropolis' | 'zone' | 'theme' | 'network' | 'goal';

export interface TallyFilter {
	readonly sources: readonly TallySource[];
	readonly isIn: (value: string) => boolean;
}

export interface FactQuestion {
	/** All of them must hold. */
	readonly only?: readonly TallyFilter[];
	/** ISO 8601 days, both included; a date known to its month counts as that month's first day. What has no date is left out. */
	readonly from?: string;
	readonly until?: string;
	/** A year, a month or a day that the date says itself: of `2024-01` nothing is that is known to be of 2024 only. */
	readonly date?: string;
}
/** Values by combination, as the tables keep them; combination 0 has none. */
export interface TallyColumn {
	readonly values: readonly string[];
	readonly rows: Uint32Array;
	readonly combinations: number;
	readonly ends: { readonly numbers: Uint32Array };
	readonly members: { readonly numbers: Uint32Array };
}
export interface TallyTable {
	/** Of what stands, newest first. */
	readonly slots: Uint32Array;
	/** By slot, as 20240318; 20240300 where only the month is known, 0 where nothing is. */
	readonly dates: Uint32Array;
	readonly columns: ReadonlyMap<string, TallyColumn>;
}

/** Facts beside the columns, and the slots that they stand for. */
export interface ToldBeside {
	readonly facts: readonly LoggedFact[];
	readonly replaced: ReadonlySet<number>;
}

export const NONE: readonly never[] = [];
export const itself = (value: string) => [value];

/** ISO 8601, as precise as the number. */
export function dayOf(number: number, characters = 10): string {
	const year = String(Math.floor(number / 10_000)).padStart(4, '0');
	const month = Math.floor(number / 100) % 100;
	const text = `${year}-${String(month).padStart(2, '0')}-${String(number % 100).padStart(2, '0')}`;
	const known = number === 0 ? 0 : month === 0 ? 4 : number % 100 === 0 ? 7 : 10;
	return text.slice(0, Math.min(known, characters));
}

/** The first day that is meant. */
const firstDay = (number: number) =>
	number - (number % 10_000) + Math.max(Math.floor(number / 100) % 100, 1) * 100 + Math.max(number % 100, 1);

export function valuesOf(fact: LoggedFact, facet: TallyFacet): readonly string[] {
	switch (facet) {
		case 'type':
			return fact.type === null ? NONE : [fact.type];
		case 'action':
			return fact.actions;
		case 'organisation':
			return fact.organisations;
		case 'metropolis':
			return fact.metropolises;
		case 'zone':
			return fact.zones;
		case 'theme':
			return fact.themes;
		case 'network':
			return fact.networks;
		case 'goal':
			return NONE;
	}
}

/** Whether a day lies within a question's. */
function isWithin({ from, until, date }: FactQuestion): (number: number) => boolean {
	if (date) {
		const within = isWithin({ from, until });
		return (number) => dayOf(number).startsWith(date) && within(number);
	}
	if (!from && !until) return () => true;
	const first = from ? firstDay(numberOfDay(from)) : 0;
	const last = until ? firstDay(numberOfDay(until)) : Number.POSITIVE_INFINITY;
	return (number) => {
		const day = number === 0 ? 0 : firstDay(number);
		return day !== 0 && day >= first && day <= last;
	};
}

/** 1 for each combination of a column that a filter lets through. */
function passing(column: TallyColumn, isIn: (value: string) => boolean): Uint8Array {
	const asked = Uint8Array.from(column.values, (value) => Number(isIn(value)));
	const passes = new Uint8Array(column.combinations);
	eachMember(column, (combination, value) => {
		if (asked[value] === 1) passes[combination] = 1;
	});
	return passes;
}

export function eachMember(column: TallyColumn, call: (combination: number, value: number) => void): void {
	const { numbers: ends } = column.ends;
	const { numbers: members } = column.members;
	for (let combination = 1; combination < column.combinations; combination++)
		for (let member = ends[combination - 1]!; member < ends[combination]!; member++)
			call(combination, members[member]!);
}

/** The slots that answer a question, newest first. */
export function slotsAmong(
	table: TallyTable,
	question: FactQuestion,
	replaced: ReadonlySet<number>,
): Uint32Array {
	const filters = (question.only ?? []).map(({ sources, isIn }) =>
		sources.flatMap(({ facet, groupsOf = itself }) => {
			const column = table.columns.get(facet);
			return column ? [{ column, passes: passing(column, (value) => groupsOf(value).some(isIn)) }] : [];
		}),
	);
	const within = isWithin(question);
	return table.slots.filter(
		(slot) =>
			!replaced.has(slot) &&
			within(table.dates[slot]!) &&
			filters.every((sources) => sources.some(({ column, passes }) => passes[column.rows[slot]!] === 1)),
	);
}

/** The facts told beside the columns that answer a question. */
export function factsWithin(facts: readonly LoggedFact[], question: FactQuestion): LoggedFact[] {
	const within = isWithin(question);
	return facts.filter(
		(fact) =>
			within(numberOfDay(fact.date)) &&
			(question.only ?? []).every(({ sources, isIn }) =>
				sources.some(({ facet, groupsOf = itself }) =>
					valuesOf(fact, facet).some((value) => groupsOf(value).some(isIn)),
				),
			),
	);
}
