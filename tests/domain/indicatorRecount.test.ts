import { describe, expect, it } from 'vitest';
import { computeRule, type Directory } from '#lib/domain/indicatorComputation.ts';
import { isComputed, readRule, sameComputation } from '#lib/domain/indicatorRule.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import type { indicator } from '#lib/domain/indicator.ts';
import { factOfEntry } from '#lib/domain/logged.ts';
import type { EntryRow } from '#lib/domain/entryOrder.ts';
import { seededRandom } from '../support/random.ts';
import { makeRow } from '../support/rows.ts';
import { ambRows } from './ambRows.ts';

type Plain = { id: string; [field: string]: unknown };
const indicators = ambRows<RowOf<typeof indicator>>('indicator');
const organisations = new Map(ambRows<Plain>('organisation').map((row) => [row.id, row]));
const metropolises = new Map(ambRows<Plain>('metropolis').map((row) => [row.id, row]));
const actions = ambRows<Plain>('action').map(({ id }) => id);
const directory: Directory = {
	typeOf: (id) => (organisations.get(id)?.type as string) ?? null,
	parentOf: (id) => (organisations.get(id)?.parent as string) ?? null,
	zoneOf: (id) => (metropolises.get(id)?.zone as string) ?? null,
};

interface Event {
	owner: string;
	type: string;
	year: number;
	actions: string[];
	organisations: string[];
	networks: string[];
	metropolises: string[];
	companies: string[];
	clusters: string[];
	flags: string[];
	fundScope: string | null;
	amountEur: number | null;
	contacts: number | null;
	participants: number | null;
}

const TYPES = [...new Set(indicators.flatMap(({ compute }) => readRule(compute)?.entryTypes ?? []))];
const FLAGS = [
	'continued',
	'awarded',
	'follow-up-done',
	'adopted',
	'decided',
	'completed',
	'deliverable',
	'new-relation',
];

/** What happened, told plainly; only the tool's own path goes through rows and facts. */
function makeEvents(seed: number, count: number): Event[] {
	const random = seededRandom(seed);
	const some = <T>(from: readonly T[], most: number) => [
		...new Set(Array.from({ length: random.below(most + 1) }, () => random.pick(from))),
	];
	const networks = [...organisations.values()].filter(({ type }) => type === 'network').map(({ id }) => id);
	const everybody = [...organisations.keys()];
	const maybe = (most: number) => (random.chance(0.6) ? random.below(most) : null);
	return Array.from({ length: count }, () => ({
		owner: random.pick(everybody),
		type: random.pick(TYPES),
		year: 2021 + random.below(5),
		actions: some(actions, 2),
		organisations: some(everybody, 4),
		networks: some(networks, 1),
		metropolises: some([...metropolises.keys()], 2),
		companies: some(['Alfa', 'Beta', 'Gamma'], 2),
		clusters: some(['Moda', 'Aigua'], 1),
		flags: some(FLAGS, 3),
		fundScope: random.pick([null, 'eu', 'non-eu']),
		amountEur: maybe(900_000),
		contacts: maybe(40),
		participants: maybe(300),
	}));
}

const rowOf = ({ owner, year, ...contents }: Event, at: number) =>
	makeRow('entry', `e${at}`, {
		...contents,
		document: `org/${owner}`,
		date: `${year}-0${1 + (at % 9)}-10`,
		title: { en: `Event ${at}` },
	}) as EntryRow;

/** The recount: one figure, counted with nothing but loops over what happened, as the rule reads in words. */
function recount(id: string, events: readonly Event[], year: number): number | null {
	const compute = indicators.find((row) => row.id === id)!.compute as {
		op: string;
		entryTypes: string[];
		filter: { action?: string; actions?: string[] };
		field?: keyof Event | 'council' | 'organisation' | 'metropolis' | 'network' | 'company' | 'cluster';
		flag?: string;
		where?: Record<string, string[] | string | boolean>;
		denominator?: number;
	};
	const tagged = compute.filter.actions ?? [compute.filter.action!];
	const mine: Event[] = [];
	for (const event of events) {
		const when = compute.op === 'exists' ? event.year <= year : event.year === year;
		if (
			when &&
			compute.entryTypes.includes(event.type) &&
			event.actions.some((action) => tagged.includes(action))
		)
			mine.push(event);
	}
	if (mine.length === 0) return null;
	const where = compute.where ?? {};
	if (compute.op === 'exists')
		return mine.some(({ flags }) => !compute.flag || flags.includes(compute.flag)) ? 1 : 0;
	if (compute.op === 'count') {
		if (!where.fundScope) return mine.length;
		const told = mine.filter(({ fundScope }) => fundScope !== null);
		return told.length === 0 ? null : told.filter(({ fundScope }) => fundScope === where.fundScope).length;
	}
	const marked = mine.filter(({ flags }) => flags.includes(compute.flag!)).length;
	if (compute.op === 'countFlag') return marked;
	if (compute.op === 'ratioFlag') return (marked / mine.length) * 100;
	if (compute.op === 'sum') {
		const all = mine.map((event) => event[compute.field as 'amountEur']).filter((sum) => sum !== null);
		return all.length === 0 ? null : all.reduce((sum, each) => sum + each, 0);
	}
	const field = compute.op === 'coverage' ? 'council' : compute.field;
	const found = new Set<string>();
	let anybodyNamed = false;
	let anythingLeftOut = false;
	for (const event of mine) {
		if (where.flag && !event.flags.includes(where.flag as string)) {
			anythingLeftOut = true;
			continue;
		}
		const all = [event.owner, ...event.organisations];
		const named =
			field === 'metropolis'
				? event.metropolises
				: field === 'council'
					? all.filter((one) => organisations.get(one)!.type === 'council')
					: field === 'network'
						? [...event.networks, ...all.filter((one) => organisations.get(one)!.type === 'network')]
						: field === 'company'
							? event.companies
							: field === 'cluster'
								? event.clusters
								: all;
		if (named.length > 0) anybodyNamed = true;
		for (const one of named) {
			const inZone = (where.zone as string[] | undefined)?.includes(String(metropolises.get(one)?.zone));
			const inNetwork = (where.network as string[] | undefined)?.some(
				(network) => event.networks.includes(network) || all.includes(network),
			);
			if (where.any ? !inZone && !inNetwork : where.zone && !inZone) continue;
			const kinds = where.organisationKind as string[] | undefined;
			if (kinds && !kinds.includes(organisations.get(one)!.type as string)) continue;
			const parents = where.organisationParent as string[] | undefined;
			if (
				parents &&
				!parents.includes(String(organisations.get(one)!.parent)) &&
				!(where.organisation as string[]).includes(one)
			)
				continue;
			found.add(one);
		}
	}
	if (!anybodyNamed && !anythingLeftOut) return null;
	return compute.op === 'coverage' ? (found.size / compute.denominator!) * 100 : found.size;
}

describe.each([1, 2, 3, 77])('the proposed indicators over invented events (seed %i)', (seed) => {
	const events = makeEvents(seed, 2500);
	const facts = events.map((event, at) => factOfEntry(rowOf(event, at)));
	const computed = indicators.filter(({ compute }) => isComputed(readRule(compute)));

	it('say in every year what an independent recount says', () => {
		const differing: string[] = [];
		let figures = 0;
		for (const { id, compute } of computed)
			for (let year = 2021; year <= 2025; year++) {
				const { value } = computeRule(readRule(compute)!, facts, {
					years: { from: year, to: year },
					directory,
					reported: false,
				});
				const again = recount(id, events, year);
				if (value !== null) figures++;
				const same = value === null || again === null ? value === again : Math.abs(value - again) < 1e-9;
				if (!same) differing.push(`${id} ${year}: ${value}, recounted ${again}`);
			}
		expect(differing).toEqual([]);
		expect(figures).toBeGreaterThan(computed.length * 2);
	});

	it('show the very entries that make a count', () => {
		for (const { compute } of computed) {
			const rule = readRule(compute)!;
			const { value, counted } = computeRule(rule, facts, {
				years: { from: 2021, to: 2025 },
				directory,
				reported: false,
			});
			if (rule.op === 'count' || rule.op === 'countFlag') expect(counted.length).toBe(value ?? 0);
			if (rule.op === 'sum' && value !== null)
				expect(counted.reduce((sum, fact) => sum + fact[rule.field as 'amountEur']!, 0)).toBe(value);
		}
	});
});

describe('one computation at two places', () => {
	it('is recognised: the four pairs of the plan, and no others', () => {
		const pairs = new Set(
			[...sameComputation(indicators).values()]
				.filter((group) => group.length > 1)
				.map((group) => group.map(({ id }) => id.slice('ind-'.length)).join(' = ')),
		);
		expect([...pairs].sort()).toEqual([
			'le1-un-7-1 = re-le1-4-1',
			'le3-1-2 = re-le3-1-1',
			'le3-2-1 = re-le3-2-1',
			'le3-3-1 = re-le3-3-1',
		]);
	});
});

describe('each of the 29 actions', () => {
	it('has an indicator that says in four languages how it is counted', () => {
		expect(actions).toHaveLength(29);
		const without = actions.filter(
			(id) =>
				!indicators.some(
					(row) => row.action === id && readRule(row.compute) && Object.keys(row.computeNote).length === 4,
				),
		);
		expect(without).toEqual([]);
	});
});
