import {
	type Computed,
	computeRule,
	type Directory,
	membersOf,
	type Years,
	zonesOf,
} from './indicatorComputation.ts';
import type { IndicatorRule } from './indicatorRule.ts';
import type { LoggedFact } from './loggedFact.ts';

/** What an indicator can be broken down by: codes of the vocabulary `dimension`. */
export const DIMENSIONS = [
	'council',
	'zone',
	'network',
	'theme',
	'metropolis',
	'organisation',
	'fund',
	'sector',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Of which kind a dimension's members are; a fund is written in words. */
export const DIMENSION_KINDS: Readonly<Partial<Record<Dimension, string>>> = {
	council: 'organisation',
	zone: 'zone',
	network: 'organisation',
	theme: 'theme',
	metropolis: 'metropolis',
	organisation: 'organisation',
};

export const isDimension = (code: string): code is Dimension =>
	(DIMENSIONS as readonly string[]).includes(code);

/** The log says nothing of economic sectors: such a breakdown is only entered by hand. */
export const isLogged = (dimension: Dimension): boolean => dimension !== 'sector';

/** To whom a fact belongs in a dimension: to nobody, to one, or to several, and then it counts for each. */
export function dimensionMembers(
	fact: LoggedFact,
	dimension: Dimension,
	directory: Directory,
): readonly string[] {
	if (dimension === 'zone') return zonesOf(fact, directory);
	if (dimension === 'theme') return fact.themes;
	if (dimension === 'fund') return fact.fund ? [fact.fund] : [];
	if (dimension === 'sector') return [];
	return membersOf(fact, dimension, directory);
}

export interface BreakdownRow {
	/** Null: the facts that name nobody. */
	readonly member: string | null;
	readonly computed: Computed;
}

/**
 * A rule computed for each member of a dimension, those with facts only: of the others there is no data. What names several counts for
 * each of them, so that the parts may add up to more than the whole.
 * @returns the highest first, the facts that name nobody last
 */
export function breakDown(
	rule: IndicatorRule,
	facts: readonly LoggedFact[],
	dimension: Dimension,
	{ years, directory }: { years: Years; directory: Directory },
): BreakdownRow[] {
	// A share of all councils cannot be taken of one: for each it is told how many facts there are.
	const each: IndicatorRule = rule.op === 'coverage' ? { ...rule, op: 'count', denominator: null } : rule;
	const parts = new Map<string | null, LoggedFact[]>();
	for (const fact of facts) {
		const members = dimensionMembers(fact, dimension, directory);
		for (const member of members.length > 0 ? members : [null]) {
			const own = parts.get(member);
			const narrowed = narrowTo(fact, member, dimension, directory);
			if (own) own.push(narrowed);
			else parts.set(member, [narrowed]);
		}
	}
	const found = [...parts].map(([member, own]) => ({
		member,
		computed: computeRule(each, own, { years, directory, reported: false }),
	}));
	return found
		.filter(({ computed }) => computed.counted.length + computed.silent.length + computed.leftOut.length > 0)
		.sort(
			(one, other) =>
				Number(one.member === null) - Number(other.member === null) ||
				(other.computed.value ?? -1) - (one.computed.value ?? -1) ||
				(one.member! < other.member! ? -1 : 1),
		);
}

/** What is counted for one member is its own: of the metropolises of a meeting those of the zone, of its councils the one. */
function narrowTo(
	fact: LoggedFact,
	member: string | null,
	dimension: Dimension,
	{ typeOf, zoneOf }: Directory,
): LoggedFact {
	if (member === null) return fact;
	if (dimension === 'zone')
		return { ...fact, metropolises: fact.metropolises.filter((id) => zoneOf(id) === member) };
	if (dimension === 'metropolis') return { ...fact, metropolises: [member] };
	if (dimension === 'organisation') return { ...fact, organisations: [member] };
	if (dimension === 'council')
		return {
			...fact,
			organisations: fact.organisations.filter((id) => id === member || typeOf(id) !== 'council'),
		};
	if (dimension === 'network')
		return {
			...fact,
			networks: [member],
			organisations: fact.organisations.filter((id) => id === member || typeOf(id) !== 'network'),
		};
	return fact;
}
