import { indicator } from '#lib/domain/indicator.ts';
import { type Dimension, DIMENSION_KINDS, DIMENSIONS } from '#lib/domain/indicatorBreakdown.ts';
import {
	type Computed,
	computeRule,
	type Directory,
	yearOf,
	type Years,
} from '#lib/domain/indicatorComputation.ts';
import { type AcceptedReport, isReported } from '#lib/domain/indicatorReported.ts';
import { type IndicatorRule, isComputed, readRule, sameComputation } from '#lib/domain/indicatorRule.ts';
import {
	type Cell,
	type Entered,
	enteredFor,
	type RolledUp,
	type RollUp,
	rollUp,
	rollUpOf,
	standingOfValue,
	targetFor,
	type TargetRow,
	type ValueRow,
} from '#lib/domain/indicatorStanding.ts';
import { indicatorTarget } from '#lib/domain/indicatorTarget.ts';
import { indicatorValue } from '#lib/domain/indicatorValue.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import type { LoggedFact } from '#lib/domain/logged.ts';
import { metropolis } from '#lib/domain/metropolis.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { plan } from '#lib/domain/plan.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { acceptedReports, directoryOf, factsAbout } from './facts.ts';
import { type Kept, keptOf } from './kept.ts';

export type IndicatorRow = RowOf<typeof indicator>;

export interface MembersReading {
	readonly dimension: Dimension;
	readonly rolledUp: RolledUp;
}

export interface YearReading {
	readonly year: number;
	/** Null where the log cannot say it: it is only entered by hand. */
	readonly computed: Computed | null;
	readonly entered: Entered;
	/** What the values of its councils, zones … come to, where they were entered one by one. */
	readonly members: MembersReading | null;
	readonly target: number | null;
}

export interface Reading {
	readonly row: IndicatorRow;
	/** All indicators that are this one computation, itself included. */
	readonly places: readonly IndicatorRow[];
	readonly rule: IndicatorRule | null;
	readonly facts: readonly LoggedFact[];
	readonly years: readonly YearReading[];
	/** Over all years: what the rule gives, and what the entered values come to. */
	readonly whole: Computed | null;
	readonly rolledUp: RolledUp;
	readonly values: readonly ValueRow[];
	readonly targets: readonly TargetRow[];
	readonly directory: Directory;
	readonly reports: readonly AcceptedReport[];
}

/** How far beside a plan's years something may lie and still be told: what is done late counts, a mistyped year does not. */
const MARGIN = 10;

/** The years of the plan, and those outside of which something is known. Live. */
export function planYears(workspace: Workspace, values: readonly { year: number | null }[] = []): number[] {
	const found = workspace.rows(plan)[0];
	const told = values.flatMap(({ year }) => year ?? []);
	const [from, to] = [found?.periodStart, found?.periodEnd];
	if (!from || !to || to - from > 50) return [...new Set(told)].sort((one, other) => one - other);
	const all = new Set(told.filter((year) => year >= from - MARGIN && year <= to + MARGIN));
	for (let year = from; year <= to; year++) all.add(year);
	return [...all].sort((one, other) => one - other);
}

/** What is asked of several indicators is read once. Live. */
export interface Readers {
	readonly places: ReadonlyMap<string, readonly IndicatorRow[]>;
	readonly directory: Directory;
	readonly reports: readonly AcceptedReport[];
	readonly kept: Kept<Reading>;
}

export function readersOf(workspace: Workspace): Readers {
	const kept = keptOf<Reading>(workspace);
	return {
		places: sameComputation(workspace.rows(indicator)),
		directory: directoryOf(workspace),
		reports: acceptedReports(workspace, kept),
		kept,
	};
}

/** What was entered for an indicator, wherever its computation is shown. Live. */
export function valuesOf(workspace: Workspace, places: readonly IndicatorRow[]): ValueRow[] {
	return places.flatMap(({ id }) => [...workspace.rowsBy(indicatorValue, 'indicator', id)]);
}

/** Ids of whom a dimension has: the 36 councils, the zones … Live. */
export function membersOfDimension(workspace: Workspace, dimension: Dimension): string[] {
	const kind = DIMENSION_KINDS[dimension];
	if (!kind) return [];
	const rows =
		dimension === 'council' || dimension === 'network'
			? workspace.rowsBy(organisation, 'type', dimension)
			: workspace.rows(kindNamed(kind));
	return rows.map(({ id }) => id);
}

/** What was entered member by member, brought together by the indicator's rule; of several dimensions the first of which somebody still says something. */
function readMembers(
	workspace: Workspace,
	values: readonly ValueRow[],
	year: number,
	rule: RollUp,
): MembersReading | null {
	const inYear = values.filter(
		(value) => value.year === year && value.member !== null && standingOfValue(value).state !== 'none',
	);
	const dimension = DIMENSIONS.find((code) => inYear.some((value) => value.dimension === code));
	if (!dimension || rule === 'none' || rule === 'latest') return null;
	const told = inYear.flatMap((value) => (value.dimension === dimension ? value.member! : []));
	const all = new Set([...membersOfDimension(workspace, dimension), ...told]);
	const rolledUp = rollUp(
		rule,
		[...all].map((member) => enteredFor(inYear, { year, dimension, member }).standing),
	);
	return rolledUp.given > 0 ? { dimension, rolledUp } : null;
}

/** What a year's entered values come to: what was entered for all, else what its members come to. */
export function cellOf({ entered, members }: Pick<YearReading, 'entered' | 'members'>): Cell {
	const value = members?.rolledUp.value ?? null;
	return entered.standing.state === 'none' && value !== null
		? { state: 'value', row: null, value }
		: entered.standing;
}

/** The rule over some years. */
export function computeFor(
	rule: IndicatorRule | null,
	facts: readonly LoggedFact[],
	years: Years,
	{ directory, reports }: Pick<Readers, 'directory' | 'reports'>,
): Computed | null {
	if (!isComputed(rule)) return null;
	return computeRule(rule, facts, { years, directory, reported: isReported(rule.actions, years, reports) });
}

/** Whom rules and breakdowns ask about: their kinds, each once. */
const ASKED_KINDS = [...new Set([...Object.values(DIMENSION_KINDS), metropolis.name])].map(kindNamed);

/** Everything that is known of an indicator, by year. Live; the same object until something of it changes. */
export function readIndicator(workspace: Workspace, row: IndicatorRow, readers: Readers): Reading {
	const rule = readRule(row.compute);
	const places = readers.places.get(row.id) ?? [row];
	const facts = isComputed(rule)
		? factsAbout(workspace, rule.actions, rule.entryTypes, readers.kept)
		: NO_FACTS;
	const sources = [
		row,
		facts,
		readers.reports,
		workspace.rows(plan),
		...places,
		...places.map(({ id }) => workspace.rowsBy(indicatorValue, 'indicator', id)),
		...places.map(({ id }) => workspace.rowsBy(indicatorTarget, 'indicator', id)),
		...ASKED_KINDS.flatMap((kind) => [workspace.rows(kind), workspace.retracted(kind)]),
	];
	return readers.kept.readings.of(row.id, sources, () =>
		computeReading(workspace, { row, rule, places, facts }, readers),
	);
}

const NO_FACTS: readonly LoggedFact[] = [];

function computeReading(
	workspace: Workspace,
	{ row, rule, places, facts }: Pick<Reading, 'row' | 'rule' | 'places' | 'facts'>,
	readers: Readers,
): Reading {
	const values = valuesOf(workspace, places);
	const targets = places.flatMap(({ id }) => [...workspace.rowsBy(indicatorTarget, 'indicator', id)]);
	const dated = facts.map((fact) => ({ year: yearOf(fact) }));
	const all = planYears(workspace, [...values, ...targets, ...dated]);
	const years = all.map((year) => ({
		year,
		computed: computeFor(rule, facts, { from: year, to: year }, readers),
		entered: enteredFor(values, { year }),
		members: readMembers(workspace, values, year, rollUpOf(row).rollUp),
		target: targetFor(row, targets, year),
	}));
	const { directory, reports } = readers;
	return {
		row,
		places,
		rule,
		facts,
		years,
		whole: all.length > 0 ? computeFor(rule, facts, { from: all[0]!, to: all.at(-1)! }, readers) : null,
		rolledUp: rollUp(rollUpOf(row).rollUp, years.map(cellOf)),
		values,
		targets,
		directory,
		reports,
	};
}

/** The latest year of which anything is known. */
export function latestYear({ years }: Pick<Reading, 'years'>): YearReading | null {
	return (
		years.findLast(
			(each) => cellOf(each).state !== 'none' || (each.computed !== null && each.computed.value !== null),
		) ?? null
	);
}
