import { beforeEach, describe, expect, test } from 'vitest';
import type { CallRow } from '#lib/domain/callMatching.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { compareCalls } from '#lib/features/funds/callWords.ts';
import { checkSentence } from '#lib/features/funds/checkSentence.ts';
import { concernsFor } from '#lib/features/funds/concerns.ts';
import { countedActions } from '#lib/features/funds/countedActions.ts';
import { amountOf, denominatorOf, yearsOf } from '#lib/records/funds/sumWords.ts';
import { language, loadTexts } from '#lib/i18n/index.ts';
import { countedWorkspace } from '../support/countedWorkspace.ts';
import { makeRow } from '../support/rows.ts';

const workspaceOf = (...rows: AnyRow[]) => countedWorkspace(rows);

const call = (id: string, contents: Record<string, unknown>) =>
	makeRow('call', id, contents) as unknown as CallRow;

describe('with what organisations concern themselves', () => {
	const workspace = workspaceOf(
		makeRow('entry', 'own', { document: 'org/gava', type: 'meeting', themes: ['water'] }),
		makeRow('entry', 'part', {
			document: 'org/amb',
			type: 'forum',
			themes: ['water'],
			organisations: ['gava'],
		}),
		makeRow('entry', 'other', { document: 'org/amb', type: 'forum', themes: ['tourism'] }),
		makeRow('project', 'bid', {
			document: 'org/amb',
			themes: ['water'],
			coordinator: 'ema',
			organisations: ['ema'],
			councils: ['begues'],
		}),
		makeRow('organisation', 'councils', { members: ['gava', 'begues'] }),
		makeRow('action', 'le2-2', { responsibleUnits: ['service'], actorsToInvolve: ['councils'] }),
		makeRow('action', 'le5-1', { responsibleUnits: ['gava'] }),
	);
	const concerns = concernsFor(workspace, [call('c', { themes: ['water'], actions: ['le2-2'] })]);

	test('is shown by what is theirs or names them, each record once', () => {
		const water = (id: string) => concerns.get(id)?.themes.get('water');
		expect([water('gava'), water('amb'), water('ema'), water('begues')]).toEqual([2, 2, 1, 1]);
		expect(concerns.get('amb')!.themes.has('tourism')).toBe(false);
	});

	test('and by the plan, also through a group, for the actions that are asked about alone', () => {
		const actions = (id: string) => [...(concerns.get(id)?.actions ?? [])];
		expect(actions('service')).toEqual(['le2-2']);
		expect(actions('gava')).toEqual(['le2-2']);
		expect(actions('begues')).toEqual(['le2-2']);
	});
});

test('what an indicator counts alone is most likely about its action', () => {
	const rule = (...entryTypes: string[]) => ({ source: 'log', op: 'count', entryTypes });
	const workspace = workspaceOf(
		makeRow('indicator', 'one', { action: 'le2-4', compute: rule('follow-up') }),
		makeRow('indicator', 'two', { action: 'le2-4', compute: rule('follow-up') }),
		makeRow('indicator', 'mixed', { action: 'le3-1', compute: rule('follow-up', 'event') }),
		makeRow('indicator', 'result', { expectedResult: 're-le2-2', compute: rule('follow-up') }),
		makeRow('indicator', 'hand', { action: 'le1-1', compute: null }),
	);
	expect(countedActions(workspace, 'follow-up')).toEqual(['le2-4']);
});

test('calls stand by whether one can apply, what closes soonest first, the long closed last', () => {
	const rows = [
		call('gone', { closes: '2023-01-01' }),
		call('just', { closes: '2024-11-01' }),
		call('undated', {}),
		call('planned', { opens: '2025-01-01', closes: '2025-03-01' }),
		call('open', { opens: '2024-01-01', closes: '2025-02-01' }),
		call('soon', { closes: '2024-11-09' }),
	];
	expect(rows.sort(compareCalls('2024-11-05')).map(({ id }) => id)).toEqual([
		'soon',
		'open',
		'planned',
		'undated',
		'just',
		'gone',
	]);
});

describe('sums in words', () => {
	beforeEach(async () => {
		await language.set('en');
		await loadTexts('funds');
	});

	test('say of how many, and of which years; nothing known is no data, and nothing there is not', () => {
		const partly = { total: 1200, known: 2, of: 3, years: [2021, 2023] } as const;
		expect(amountOf(partly)).toBe('€1,200 (2 of 3)');
		expect(denominatorOf(partly)).toBe('The amount is known of 2 of 3.');
		expect(yearsOf(partly)).toBe('In euros of 2021 to 2023, added as they stand.');
		expect(amountOf({ total: 0, known: 1, of: 1, years: null })).toBe('€0');
		expect(amountOf({ total: null, known: 0, of: 3, years: null })).toBe('No data');
		expect(amountOf({ total: null, known: 0, of: 0, years: null })).toBe('');
		expect(yearsOf({ total: 5, known: 1, of: 1, years: null })).toBe(
			'The year of the amounts is not stated.',
		);
	});

	test('what does not fit together is one sentence with its figures', () => {
		expect(checkSentence({ code: 'over', amount: 1500 })).toBe(
			'Own funds and grant exceed the own budget by €1,500.',
		);
		expect(checkSentence({ code: 'overRate', rate: 61.2, highest: 60 })).toContain('61.2% of the own budget');
	});
});
