import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CallRow, callState, type Concern, matchesOf } from '#lib/domain/callMatching.ts';
import { fundChecks } from '#lib/domain/fundChecks.ts';
import {
	compareInStage,
	isSubmitted,
	needsOfStage,
	type ProjectRow,
	stageOf,
} from '#lib/domain/fundStages.ts';
import { fundYears, priceYearOf, sumOf, undatedOf } from '#lib/domain/fundSums.ts';
import { makeRow } from '../support/rows.ts';

const TODAY = '2024-11-05';
const project = (id: string, contents: Record<string, unknown> = {}) =>
	makeRow('project', id, { document: 'org/gava', stage: 'preparing', ...contents }) as unknown as ProjectRow;
const call = (contents: Record<string, unknown>) =>
	makeRow('call', 'c', { document: 'plan', ...contents }) as unknown as CallRow;

describe('the stages of a bid', () => {
	it('ask only for what is not said yet, and require what gives them their meaning', () => {
		expect(needsOfStage(project('p'), 'submitted')).toEqual({
			asked: ['submitted', 'requestedEur', 'reference'],
			required: ['submitted'],
		});
		expect(needsOfStage(project('p', { submitted: '2024-03-01' }), 'submitted').required).toEqual([]);
		expect(needsOfStage(project('p'), 'rejected').required).toEqual(['reason']);
		expect(needsOfStage(project('p', { reason: { ca: 'Fora de termini' } }), 'rejected').required).toEqual(
			[],
		);
		expect(needsOfStage(project('p', { reason: { ca: '' } }), 'rejected').required).toEqual(['reason']);
		expect(needsOfStage(project('p'), 'closed').required).toEqual(['ends']);
	});

	it('ask the day of a decision again where another has taken its place: after the reserve list, or an appeal', () => {
		const decided = '2024-03-01';
		expect(needsOfStage(project('p', { stage: 'submitted' }), 'reserve').asked).toEqual(['submitted']);
		const reserve = project('p', { stage: 'reserve', submitted: '2023-10-01', decided });
		expect(needsOfStage(reserve, 'awarded')).toEqual({
			asked: ['decided', 'grantEur', 'starts', 'ends'],
			required: ['decided'],
		});
		expect(needsOfStage(reserve, 'rejected')).toEqual({
			asked: ['decided', 'reason'],
			required: ['decided', 'reason'],
		});
		const rejected = project('p', {
			stage: 'rejected',
			decided,
			starts: '2024-09-01',
			reason: { ca: 'Tard' },
		});
		expect(needsOfStage(rejected, 'awarded').required).toEqual(['decided']);
		// Otherwise the move would be made at once, with the rejection's day as that of the award.
		expect(needsOfStage(rejected, 'running').required).toEqual(['decided']);
		// An appeal that went by way of an earlier stage: the reason tells of the rejection.
		const appealed = project('p', { stage: 'submitted', decided, reason: { ca: 'Tard' } });
		expect(needsOfStage(appealed, 'awarded').required).toEqual(['decided']);
		expect(needsOfStage(appealed, 'rejected').required).toEqual(['decided']);
		// A decision that stays is not asked again, nor one that was written down before the card was moved.
		const awarded = project('p', { stage: 'awarded', decided, starts: '2024-09-01' });
		expect(needsOfStage(awarded, 'running')).toEqual({ asked: ['grantEur', 'ends'], required: [] });
		expect(needsOfStage(project('p', { stage: 'submitted', decided }), 'awarded').required).toEqual([]);
		expect(needsOfStage(project('p', { stage: 'reserve' }), 'running').required).toEqual(['starts']);
	});

	it('a stage that is not known counts as being prepared, so that no card vanishes', () => {
		expect(stageOf(project('p', { stage: 'abandoned' }))).toBe('preparing');
		expect(stageOf(project('p', { stage: null }))).toBe('preparing');
	});

	it('what went back to be prepared is not handed in, and in no year, though it keeps its day', () => {
		const back = project('p', { submitted: '2024-01-01', requestedEur: 5 });
		expect(isSubmitted(project('p'))).toBe(false);
		expect(isSubmitted(back)).toBe(false);
		expect(isSubmitted(project('p', { stage: 'reserve' }))).toBe(true);
		expect(fundYears([back])).toEqual([]);
		expect(undatedOf([back])).toEqual([]);
	});

	it('order their cards by the day that matters there, the undated last', () => {
		const rows = [
			project('a', { stage: 'running' }),
			project('b', { stage: 'running', starts: '2024-05-01' }),
			project('c', { stage: 'running', starts: '2023-05-01' }),
		];
		expect(rows.sort(compareInStage).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
	});
});

describe('sums', () => {
	it('say of how many they are; nothing written down is no data, and zero is zero', () => {
		const rows = [
			project('a', { grantEur: 100.1, decided: '2022-05-01' }),
			project('b'),
			project('c', { grantEur: 0 }),
		];
		expect(sumOf(rows, 'grantEur')).toEqual({ total: 100.1, known: 2, of: 3, years: [2022, 2022] });
		expect(sumOf(rows, 'budgetEur')).toEqual({ total: null, known: 0, of: 3, years: null });
		expect(sumOf([], 'grantEur')).toEqual({ total: null, known: 0, of: 0, years: null });
	});

	it('are exact to the cent in whatever order they are added', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 30 }), (cents) => {
				const rows = cents.map((cent, at) => project(String(at), { grantEur: cent / 100 }));
				const exact = cents.reduce((sum, cent) => sum + cent, 0) / 100;
				expect(sumOf(rows, 'grantEur').total).toBe(exact);
				expect(sumOf(rows.toReversed(), 'grantEur').total).toBe(exact);
			}),
		);
	});

	it('are in the euros of the year that is said, else of the decision, the bid or the start', () => {
		expect(priceYearOf(project('p', { priceYear: 2020, decided: '2022-01-01' }))).toBe(2020);
		expect(priceYearOf(project('p', { decided: '2022', submitted: '2021-01-01' }))).toBe(2022);
		expect(priceYearOf(project('p', { starts: '2023-02' }))).toBe(2023);
		expect(priceYearOf(project('p'))).toBeNull();
	});

	it('by year: bids by the day on which they were handed in, awards by their decision', () => {
		const rows = [
			project('won', {
				stage: 'closed',
				submitted: '2021-10-01',
				decided: '2022-03-01',
				requestedEur: 50,
				grantEur: 40,
			}),
			project('lost', {
				stage: 'rejected',
				submitted: '2022-02-01',
				decided: '2022-09-01',
				requestedEur: 30,
			}),
			project('waiting', { stage: 'submitted', submitted: '2022-11-01' }),
			project('begun'),
			project('undated', { stage: 'awarded' }),
		];
		const years = fundYears(rows);
		expect(years.map(({ year }) => year)).toEqual([2022, 2021]);
		expect(years[0]!.submitted.map(({ id }) => id)).toEqual(['lost', 'waiting']);
		expect(years[0]!.requested).toMatchObject({ total: 30, known: 1, of: 2 });
		expect(years[0]!.decided.map(({ id }) => id)).toEqual(['won', 'lost']);
		expect(years[0]!.granted).toMatchObject({ total: 40, known: 1, of: 1 });
		expect(years[1]!.granted.total).toBeNull();
		expect(undatedOf(rows).map(({ id }) => id)).toEqual(['undated']);
	});
});

describe('what does not fit together', () => {
	const codes = (row: ProjectRow, of?: CallRow) => fundChecks(row, of).map(({ code }) => code);

	it('own funds and grant are compared with the budget: of a bid, what it applies for', () => {
		const money = { budgetEur: 100, ownFundsEur: 20, requestedEur: 80, priceYear: 2024 };
		expect(fundChecks(project('p', money))).toEqual([]);
		expect(fundChecks(project('p', { ...money, requestedEur: 90 }))).toEqual([{ code: 'over', amount: 10 }]);
		expect(fundChecks(project('p', { ...money, stage: 'awarded', grantEur: 60 }))).toEqual([
			{ code: 'uncovered', amount: 20 },
		]);
	});

	it('where a part is not known nothing is compared', () => {
		expect(codes(project('p', { budgetEur: 100, requestedEur: 900, priceYear: 2024 }))).toEqual([]);
	});

	it.each([
		[{ budgetEur: -1, priceYear: 2024 }, ['negative']],
		[{ stage: 'submitted', budgetEur: 5 }, ['noYear']],
		[{ budgetEur: 5 }, []],
		[{ budgetEur: 5, totalBudgetEur: 4, priceYear: 2024 }, ['overTotal']],
		[{ stage: 'running', requestedEur: 5, grantEur: 6, priceYear: 2024 }, ['overRequested']],
		[{ stage: 'submitted', grantEur: 6, priceYear: 2024 }, ['notAwarded']],
		[{ starts: '2024-05-01', ends: '2024-04-30' }, ['order']],
		[{ starts: '2024-05-20', ends: '2024-05' }, []],
		[{ submitted: '2024-05-01', decided: '2023' }, ['order']],
	])('%j: %j', (contents, expected) => {
		expect(codes(project('p', contents))).toEqual(expected);
	});

	it('the call says how much it pays at most, and until when', () => {
		const of = call({ cofinancing: 60, closes: '2024-02' });
		const row = project('p', { budgetEur: 100, requestedEur: 61, priceYear: 2024, submitted: '2024-03-01' });
		expect(codes(row, of)).toEqual(['overRate', 'tooLate']);
		expect(codes(project('p', { submitted: '2024-02-29' }), of)).toEqual([]);
	});
});

describe('a call', () => {
	it.each([
		[{ opens: '2024-11-06', closes: '2025-01-01' }, 'planned'],
		[{ opens: '2024-11-05', closes: '2025-01-01' }, 'open'],
		[{ closes: '2024-11-12' }, 'closing'],
		[{ closes: '2024-11' }, 'open'],
		[{ closes: '2024-11-04' }, 'closed'],
		[{ opens: '2024-01-01' }, 'open'],
		[{}, 'undated'],
	])('%j is %s', (contents, state) => {
		expect(callState(call(contents), TODAY)).toBe(state);
	});

	const concerns = new Map<string, Concern>([
		['gava', { themes: new Map([['mobility', 3]]), actions: new Set() }],
		[
			'badalona',
			{
				themes: new Map([
					['mobility', 1],
					['water', 1],
				]),
				actions: new Set(['le2-2']),
			},
		],
		['amb', { themes: new Map(), actions: new Set(['le2-2']) }],
		['begues', { themes: new Map([['tourism', 9]]), actions: new Set(['le5-1']) }],
	]);

	it('suits those who have its themes, then those with a part in its actions, each with its reasons', () => {
		const found = matchesOf(call({ themes: ['mobility', 'water'], actions: ['le2-2'] }), concerns);
		expect(found.map(({ organisation }) => organisation)).toEqual(['badalona', 'gava', 'amb']);
		expect(found[1]).toEqual({
			organisation: 'gava',
			themes: [{ theme: 'mobility', records: 3 }],
			actions: [],
		});
	});

	it('that says neither themes nor actions suits nobody: it cannot be told', () => {
		expect(matchesOf(call({}), concerns)).toEqual([]);
	});
});
