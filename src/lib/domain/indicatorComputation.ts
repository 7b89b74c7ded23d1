import { type IndicatorRule, type MemberField, type NumberField, type RuleFilter } from './indicatorRule.ts';
import type { LoggedFact } from './loggedFact.ts';

/** What a rule has to know of those whom facts name. */
export interface Directory {
	/** Code of the vocabulary `organisation-type`. */
	readonly typeOf: (organisation: string) => string | null;
	readonly parentOf: (organisation: string) => string | null;
	readonly zoneOf: (metropolis: string) => string | null;
}

/** The years that are counted, both included. */
export interface Years {
	readonly from: number;
	readonly to: number;
}

/** Why there is no figure. */
export type Lack =
	/** Nothing in the log fits, and nobody has reported on the action: nobody knows. */
	| 'nothingLogged'
	/** Something fits, but none of it says what is to be counted. */
	| 'notStated'
	/** A share of nothing. */
	| 'nothingToShare';

export interface Computed {
	/** Null where there is no data: see `lack`. */
	readonly value: number | null;
	readonly lack: Lack | null;
	/** Of a share. */
	readonly numerator: number | null;
	readonly denominator: number | null;
	/** The very facts that make the figure. */
	readonly counted: readonly LoggedFact[];
	/** Those that the rule looked at and left out: without the mark, or outside the filter. */
	readonly leftOut: readonly LoggedFact[];
	/** Those that fit but do not say what is counted: with them the figure could be another. */
	readonly silent: readonly LoggedFact[];
	/** Those that fit but say no date, and so belong to no year. */
	readonly undated: readonly LoggedFact[];
	/** What `distinct` and `coverage` have found, each once. */
	readonly members: readonly string[];
}

/** The year in which a fact happened; null where nobody said. */
export function yearOf({ date }: Pick<LoggedFact, 'date'>): number | null {
	const year = Number(/^\d{4}/.exec(date ?? '')?.[0] ?? NaN);
	return Number.isNaN(year) ? null : year;
}

/**
 * Computes a rule over facts.
 *
 * - Only facts of the rule's types, tagged with one of its actions, and dated in the years asked for are looked at. A milestone
 *   (`exists`) that was reached stays reached: it looks at everything up to the last of the years.
 * - **No data is never zero.** Where nothing fits there is no data, unless the responsible units have reported on every action of the
 *   rule for these years and their reports were accepted: then nothing happened, and the figure is zero. Where facts fit but none of
 *   them says what is counted (no participants filled in, no council named) there is no data either.
 * - Where facts were looked at and left out by a mark or a filter, zero is what the log says.
 * - A share has no value where there is nothing to take a share of.
 * @param reported whether zero may be said where nothing is logged
 */
export function computeRule(
	rule: IndicatorRule,
	facts: readonly LoggedFact[],
	{ years, directory, reported }: { years: Years; directory: Directory; reported: boolean },
): Computed {
	const fitting = uniqueFacts(facts).filter(
		(fact) =>
			fact.type !== null &&
			rule.entryTypes.includes(fact.type) &&
			fact.actions.some((id) => rule.actions.includes(id)),
	);
	const from = rule.op === 'exists' ? -Infinity : years.from;
	const looked = fitting.filter((fact) => {
		const year = yearOf(fact);
		return year !== null && year >= from && year <= years.to;
	});
	const base = {
		...EMPTY,
		...evaluate(rule, looked, directory),
		undated: fitting.filter((fact) => yearOf(fact) === null),
	};
	if (looked.length > 0) return base;
	if (!reported) return { ...base, value: null, lack: 'nothingLogged' };
	if (rule.op === 'ratioFlag') return { ...base, value: null, lack: 'nothingToShare' };
	return { ...base, value: 0, lack: null };
}

type Outcome = Omit<Computed, 'undated'>;

const EMPTY: Outcome = {
	value: null,
	lack: null,
	numerator: null,
	denominator: null,
	counted: [],
	leftOut: [],
	silent: [],
	members: [],
};

/** One entry may come twice while it is moved to another organisation's document. */
function uniqueFacts(facts: readonly LoggedFact[]): LoggedFact[] {
	return [...new Map(facts.map((fact) => [`${fact.kind}/${fact.id}/${fact.type}`, fact])).values()];
}

function evaluate(
	rule: IndicatorRule,
	looked: readonly LoggedFact[],
	directory: Directory,
): Partial<Outcome> {
	if (rule.op === 'distinct') return countMembers(rule, looked, rule.field as MemberField, directory);
	if (rule.op === 'coverage') return shareOfMembers(rule, looked, directory);
	const parts = filterFacts(partition(looked, rule.where), rule.where, directory);
	if (rule.op === 'sum') return addUp(parts, rule.field as NumberField);
	if (rule.op === 'ratioFlag') return shareWithFlag(parts, rule.flag!);
	const flagged =
		rule.flag === null ? parts.fits : parts.fits.filter(({ flags }) => flags.includes(rule.flag!));
	const leftOut = [...parts.leftOut, ...parts.fits.filter((fact) => !flagged.includes(fact))];
	const value = rule.op === 'exists' ? Number(flagged.length > 0) : flagged.length;
	return unlessSilent({ value, counted: flagged, leftOut, silent: parts.silent });
}

/** Zero is only said where somebody said something: not where every fact keeps silent about what the filter asks. */
function unlessSilent(outcome: Partial<Outcome>): Partial<Outcome> {
	const { counted = [], leftOut = [], silent = [] } = outcome;
	return counted.length === 0 && leftOut.length === 0 && silent.length > 0
		? { ...outcome, value: null, lack: 'notStated' }
		: outcome;
}

interface Parts {
	readonly fits: LoggedFact[];
	readonly leftOut: LoggedFact[];
	readonly silent: LoggedFact[];
}

/** What a filter asks of a fact itself, rather than of the members that it names. */
function partition(looked: readonly LoggedFact[], where: RuleFilter | null): Parts {
	const parts: Parts = { fits: [], leftOut: [], silent: [] };
	for (const fact of looked) {
		if (where?.flag && !fact.flags.includes(where.flag)) parts.leftOut.push(fact);
		else if (where?.fundScope && fact.fundScope === null) parts.silent.push(fact);
		else if (where?.fundScope && fact.fundScope !== where.fundScope) parts.leftOut.push(fact);
		else parts.fits.push(fact);
	}
	return parts;
}

/** A filter that names zones, networks or organisations asks them of the fact, where no members are counted. */
function filterFacts(parts: Parts, where: RuleFilter | null, directory: Directory): Parts {
	const fits = parts.fits.filter((fact) => passes(fact, where, directory));
	return {
		...parts,
		fits,
		leftOut: [...parts.leftOut, ...parts.fits.filter((fact) => !fits.includes(fact))],
	};
}

function addUp({ fits, leftOut, silent }: Parts, field: NumberField): Partial<Outcome> {
	const counted = fits.filter((fact) => fact[field] !== null);
	return unlessSilent({
		// Cents are added as whole numbers, so that 0.1 and 0.2 make 0.3.
		value: counted.reduce((sum, fact) => sum + Math.round(fact[field]! * 100), 0) / 100,
		counted,
		leftOut,
		silent: [...silent, ...fits.filter((fact) => fact[field] === null)],
	});
}

function shareWithFlag({ fits, leftOut, silent }: Parts, flag: string): Partial<Outcome> {
	const counted = fits.filter(({ flags }) => flags.includes(flag));
	const [numerator, denominator] = [counted.length, fits.length];
	const without = fits.filter((fact) => !counted.includes(fact));
	if (denominator === 0) return { counted, leftOut, silent, value: null, lack: 'nothingToShare' };
	return {
		value: percent(numerator, denominator),
		numerator,
		denominator,
		counted,
		leftOut: [...leftOut, ...without],
		silent,
	};
}

function countMembers(
	rule: IndicatorRule,
	looked: readonly LoggedFact[],
	field: MemberField,
	directory: Directory,
): Partial<Outcome> {
	const { fits, leftOut, silent } = partition(looked, rule.where);
	const members = new Set<string>();
	const parts: Parts = { fits: [], leftOut: [...leftOut], silent: [...silent] };
	for (const fact of fits) {
		const named = membersOf(fact, field, directory);
		const found = named.filter((id) => passes(fact, rule.where, directory, { id, field }));
		found.forEach((id) => members.add(id));
		(found.length > 0 ? parts.fits : named.length > 0 ? parts.leftOut : parts.silent).push(fact);
	}
	return unlessSilent({
		value: members.size,
		counted: parts.fits,
		leftOut: parts.leftOut,
		silent: parts.silent,
		members: [...members].sort(),
	});
}

function shareOfMembers(
	rule: IndicatorRule,
	looked: readonly LoggedFact[],
	directory: Directory,
): Partial<Outcome> {
	const outcome = countMembers(rule, looked, 'council', directory);
	if (outcome.value === null) return outcome;
	const numerator = outcome.members?.length ?? 0;
	return {
		...outcome,
		value: percent(numerator, rule.denominator!),
		numerator,
		denominator: rule.denominator,
	};
}

const percent = (numerator: number, denominator: number) => (100 * numerator) / denominator;

/** Whom a fact names under a field. Councils are organisations of that type, networks stand in two fields. */
export function membersOf(fact: LoggedFact, field: MemberField, { typeOf }: Directory): readonly string[] {
	if (field === 'metropolis') return fact.metropolises;
	if (field === 'organisation') return fact.organisations;
	if (field === 'company') return fact.companies;
	if (field === 'cluster') return fact.clusters;
	const ofType = fact.organisations.filter((id) => typeOf(id) === field);
	return field === 'council' ? ofType : [...new Set([...fact.networks, ...ofType])];
}

/** The zones that a fact names itself, and those of its metropolises. */
export function zonesOf(fact: LoggedFact, { zoneOf }: Directory): string[] {
	return [...new Set([...fact.zones, ...fact.metropolises.flatMap((id) => zoneOf(id) ?? [])])];
}

/**
 * Whether a filter means a fact, or one member that it names. A metropolis belongs to a zone; to a network it belongs as far as the
 * fact says that the network took part, since nothing else tells. An organisation is meant by its type, by what it is part of, or by
 * itself: what it is part of and itself are two ways to name the same group, so either will do.
 */
function passes(
	fact: LoggedFact,
	where: RuleFilter | null,
	directory: Directory,
	member?: { id: string; field: MemberField },
): boolean {
	if (!where) return true;
	const organisations =
		member && member.field !== 'metropolis' ? [member.id] : [...fact.organisations, ...fact.networks];
	const conditions: boolean[] = [];
	if (where.zone) {
		const own =
			member?.field === 'metropolis' ? [directory.zoneOf(member.id) ?? ''] : zonesOf(fact, directory);
		conditions.push(own.some((zone) => where.zone!.includes(zone)));
	}
	if (where.network)
		conditions.push([...fact.networks, ...fact.organisations].some((id) => where.network!.includes(id)));
	if (where.organisationKind)
		conditions.push(organisations.some((id) => where.organisationKind!.includes(directory.typeOf(id) ?? '')));
	if (where.organisationParent || where.organisation)
		conditions.push(
			organisations.some(
				(id) =>
					where.organisationParent?.includes(directory.parentOf(id) ?? '') ||
					where.organisation?.includes(id),
			),
		);
	return conditions.length === 0 || (where.any ? conditions.some(Boolean) : conditions.every(Boolean));
}
