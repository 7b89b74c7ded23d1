import { beforeAll, expect, test } from 'vitest';
import { indicator } from '#lib/domain/indicator.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { readRule } from '#lib/domain/indicatorRule.ts';
import { language, loadTexts } from '#lib/i18n/index.ts';
import { filterSentence, ruleSentence } from '#lib/records/indicators/ruleSentence.ts';
import { cellOf, type IndicatorRow, readersOf, readIndicator } from '#lib/records/indicators/reading.ts';
import { ColumnTable } from '#lib/tables/columnTable.ts';
import { Tables } from '#lib/tables/tables.ts';
import { LiveRows } from '#lib/workspace/live.svelte.ts';
import { makeRow } from '../support/rows.ts';

beforeAll(async () => {
	await loadTexts('indicators');
	await language.set('en');
});

/** A plan of one year, as a device has it, and an indicator of it. */
function readOf(contents: Record<string, unknown>, ...rows: AnyRow[]) {
	const tables = new Tables();
	const own = makeRow('indicator', 'i', { status: 'proposed', action: 'a', ...contents });
	tables.put([makeRow('plan', 'plan', { periodStart: 2023, periodEnd: 2023 }), own, ...rows]);
	tables.keepColumns((kind, kept) => new ColumnTable(kind, kept));
	tables.say('whole');
	const live = new LiveRows(tables);
	const workspace = {
		rows: live.all.bind(live),
		rowsBy: live.by.bind(live),
		retracted: live.retracted.bind(live),
		row: live.get.bind(live),
		listing: live.listing.bind(live),
	} as unknown as Parameters<typeof readIndicator>[0];
	return readIndicator(workspace, live.get(indicator, 'i') as IndicatorRow, readersOf(workspace));
}

const valueRow = (id: string, contents: Record<string, unknown>) =>
	makeRow('indicatorValue', id, { document: 'org/amb', indicator: 'i', year: 2023, ...contents });

test('values of members that were emptied hide no others: the first dimension that still says something counts', () => {
	const [year] = readOf(
		{ measure: 'count', unit: 'count' },
		valueRow('emptied', { dimension: 'council', member: 'badalona', sourceWords: 'Annual report' }),
		valueRow('south', { dimension: 'zone', member: 'south', value: 4 }),
		valueRow('north', { dimension: 'zone', member: 'north', value: 3 }),
	).years;
	expect(year!.members).toMatchObject({ dimension: 'zone', rolledUp: { value: 7, given: 2 } });
	expect(cellOf(year!)).toMatchObject({ value: 7 });
});

const rule = (entryTypes: string[]) => ({
	measure: 'count',
	unit: 'count',
	compute: { op: 'count', entryTypes, filter: { action: 'a' } },
});
const opportunity = makeRow('entry', 'e', {
	document: 'org/amb',
	type: 'funding-opportunity',
	date: '2023-02-01',
	actions: ['a'],
	amountEur: 500,
});
const callRow = (id: string, contents: Record<string, unknown>) =>
	makeRow('call', id, { document: 'org/amb', actions: ['a'], ...contents });

test('an opportunity that was logged and the call that came of it are one, of which the call says more', () => {
	const { years, facts } = readOf(
		rule(['funding-opportunity']),
		opportunity,
		callRow('c', { arisesFrom: 'entry/e', programme: 'Urbact' }),
		callRow('other', { opens: '2023-03-01' }),
	);
	expect(years[0]!.computed).toMatchObject({ value: 2 });
	expect(facts.find(({ id }) => id === 'c')).toMatchObject({
		date: '2023-02-01',
		fund: 'Urbact',
		amountEur: 500,
	});
	expect(facts.map(({ id }) => id).sort()).toEqual(['c', 'other']);
});

test('what came of an entry of another type, or twice of one, are things of their own', () => {
	const visit = makeRow('entry', 'v', { ...opportunity, id: 'v', type: 'mission' });
	const both = rule(['funding-opportunity', 'mission']);
	const came = callRow('c', { arisesFrom: 'entry/v', opens: '2023-05-01' });
	expect(readOf(both, visit, came).years[0]!.computed).toMatchObject({ value: 2 });
	const twins = ['c', 'd'].map((id) => callRow(id, { arisesFrom: 'entry/e', opens: '2023-05-01' }));
	const { years, facts } = readOf(rule(['funding-opportunity']), opportunity, ...twins);
	expect(years[0]!.computed).toMatchObject({ value: 2 });
	expect(facts.map(({ amountEur }) => amountEur).sort()).toEqual([500, null]);
});

const NAMED = ['zone/europe', 'zone/mediterranean', 'organisation/ema', 'organisation/united-nations'].map(
	(subject) => {
		const [kind, id] = subject.split('/') as [string, string];
		const called = { en: id.replaceAll('-', ' ').toUpperCase() };
		return makeRow(kind, id, { title: called, name: called });
	},
);

test('a rule in words names every filter that it has', () => {
	const named = {
		rows: () => [],
		rowsBy: () => [],
		row: (kind: { name: string }, id: string) => NAMED.find((row) => row.kind === kind.name && row.id === id),
	} as unknown as Parameters<typeof filterSentence>[0];
	const sentence = (where: Record<string, unknown>, more = {}) =>
		ruleSentence(
			named,
			readRule({ op: 'count', entryTypes: ['meeting'], filter: { action: 'a' }, where, ...more })!,
		).replace(/^.*?tagged with a\.\s?/u, '');
	expect(sentence({})).toBe('');
	expect(sentence({ zone: ['europe', 'mediterranean'] })).toBe('Filter: zone EUROPE or MEDITERRANEAN.');
	expect(sentence({ zone: ['europe'], network: ['ema'], any: true })).toBe(
		'Filter, at least one of: zone EUROPE; network EMA.',
	);
	expect(sentence({ organisation: ['ema'], organisationParent: ['united-nations'] })).toBe(
		'Filter: EMA, or an organisation that is part of UNITED NATIONS.',
	);
	const sure = sentence({
		fundScope: 'eu',
		flag: 'decided',
		organisationKind: ['council'],
		zone: ['europe'],
	});
	expect(sure).toMatch(
		/^Filter: origin of the money: .+; marked “.+”; zone EUROPE; organisation of the kind .+\.$/u,
	);
	const both = { zone: ['europe'], network: ['ema'], any: true, flag: 'decided' };
	expect(sentence(both)).toMatch(
		/^Filter: marked “.+”\. Filter, at least one of: zone EUROPE; network EMA\.$/u,
	);
	expect(filterSentence(named, null)).toBe('');
});
