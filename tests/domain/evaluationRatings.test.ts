import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	broughtOnce,
	type BroughtRow,
	divergenceOf,
	type EvaluatorRow,
	jointOf,
	type JointRow,
	keepsSeal,
	ratedIn,
	ratingRound,
	scaleWords,
	sealOf,
	stepsOf,
} from '#lib/domain/evaluationRatings.ts';
import { toolVocabularies } from '#lib/domain/vocabulary.ts';
import { makeRow } from '../support/rows.ts';

const evaluator = (person: string, seal: string | null = null) =>
	makeRow('evaluator', `e-${person}`, { person, seal }) as unknown as EvaluatorRow;
const brought = (person: string, contents: Record<string, unknown> = {}) =>
	makeRow('broughtRating', `b-${person}-${String(contents.criterion)}`, {
		evaluator: person,
		rating: `r-${person}`,
		criterion: 'relevance',
		score: '3',
		...contents,
	}) as unknown as BroughtRow;

describe('a scale', () => {
	it('has its steps, the best first, and a word for each and for what cannot be rated', () => {
		expect(stepsOf('four')).toEqual(['4', '3', '2', '1']);
		expect(stepsOf('six')).toHaveLength(6);
		expect(stepsOf('constructor')).toEqual(stepsOf('four'));
		for (const [code] of toolVocabularies['rating-scale']!)
			expect(toolVocabularies[scaleWords(code)]!.map(([step]) => step)).toEqual([...stepsOf(code), 'none']);
	});
});

describe('the round of rating', () => {
	it.each([
		['nobody rates', [], [], 'none'],
		['somebody is still rating', [evaluator('a', 'x'), evaluator('b')], [], 'apart'],
		['all have finished', [evaluator('a', 'x'), evaluator('b', 'y')], [], 'ready'],
		['one has brought', [evaluator('a', 'x'), evaluator('b', 'y')], [brought('a')], 'bringing'],
		[
			'all have brought',
			[evaluator('a', 'x'), evaluator('b', 'y')],
			[brought('a'), brought('b')],
			'together',
		],
		['somebody came late', [evaluator('a', 'x'), evaluator('b')], [brought('a')], 'bringing'],
	] as const)('%s', (_, evaluators, ratings, round) => {
		expect(ratingRound(evaluators, ratings)).toBe(round);
	});
});

describe('a seal', () => {
	const own = [
		{ rating: 'r1', criterion: 'relevance', score: '3', reason: { en: 'Because.' } },
		{ rating: 'r2', question: 'q1', score: 'none', reason: {} },
	];

	it('is the same in whatever order the ratings came, and whether a language is empty or absent', () => {
		expect(sealOf([...own].reverse())).toBe(sealOf(own));
		expect(sealOf([own[0]!, { ...own[1]!, reason: { ca: '' } }])).toBe(sealOf(own));
		expect(sealOf(own)).toMatch(/^[0-9a-f]{64}$/);
	});

	it.each([
		['a score', { score: '4' }],
		['a reason', { reason: { en: 'Because!' } }],
		['what it is about', { criterion: 'impact' }],
		['the rating', { rating: 'r9' }],
	])('is another when %s is', (_, change) => {
		expect(sealOf([{ ...own[0]!, ...change }, own[1]!])).not.toBe(sealOf(own));
	});

	it('tells whether what was brought is what was sealed before anybody saw anything', () => {
		const row = brought('a', { rating: 'r1', score: '2' });
		const seal = sealOf([{ ...row, rating: 'r1' }]);
		expect(keepsSeal(evaluator('a', seal), [row, brought('b')])).toBe(true);
		expect(keepsSeal(evaluator('a', seal), [brought('a', { rating: 'r1', score: '4' })])).toBe(false);
		expect(keepsSeal(evaluator('a', seal), [row, brought('a', { rating: 'r2', criterion: 'impact' })])).toBe(
			false,
		);
		expect(keepsSeal(evaluator('a', seal), [brought('b')])).toBeNull();
		expect(keepsSeal(evaluator('a'), [row])).toBeNull();
	});

	it('is kept by whoever brought from two devices at once, and each rating counts once', () => {
		const copies = ['b1', 'b2'].map(
			(id) => ({ ...brought('a', { rating: 'r1', score: '2' }), id }) as BroughtRow,
		);
		const seal = sealOf([{ ...copies[0]!, rating: 'r1' }]);
		expect(keepsSeal(evaluator('a', seal), copies)).toBe(true);
		expect(broughtOnce([...copies].reverse())).toEqual(broughtOnce(copies));
		const other = brought('b', { rating: 'r1', score: '2' });
		expect(divergenceOf(broughtOnce([...copies, other]).map(({ score }) => score)).given).toBe(2);
	});
});

describe('ratings of one thing', () => {
	it.each([
		[[], 'none'],
		[['none', null], 'none'],
		[['3', 'none'], 'single'],
		[['2', '2', '2'], 'agreed'],
		[['2', '3'], 'close'],
		[['1', '2', '3'], 'apart'],
	])('%j lie %s', (scores, state) => {
		expect(divergenceOf(scores).state).toBe(state);
	});

	it('say their lowest and highest, whoever could not rate it', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom('1', '2', '3', '4', 'none'), { minLength: 1 }), (scores) => {
				const steps = scores.filter((score) => score !== 'none').map(Number);
				const { given, lowest, highest } = divergenceOf(scores);
				expect(given).toBe(steps.length);
				expect(lowest).toBe(steps.length > 0 ? Math.min(...steps) : null);
				expect(highest).toBe(steps.length > 0 ? Math.max(...steps) : null);
			}),
		);
	});

	it('are about a question before a criterion', () => {
		expect(ratedIn({ criterion: 'impact', question: 'q' })).toBe('question/q');
		expect(ratedIn({ criterion: 'impact', question: null })).toBe('criterion/impact');
	});
});

describe('what was agreed', () => {
	const joint = (id: string, time: number, score: string | null, edited?: number) =>
		makeRow('jointRating', id, {
			criterion: 'impact',
			score,
			created: { person: 'p', device: 'd', time },
			edited: edited ? { score: { person: 'p', device: 'd', time: edited } } : {},
		}) as unknown as JointRow;

	it('is the one that was edited last, in whatever order they came, and it is said where they differ', () => {
		const rows = [joint('j1', 1, '2', 9), joint('j2', 2, '3')];
		for (const each of [rows, [...rows].reverse()]) {
			expect(jointOf(each, { criterion: 'impact' }).row?.id).toBe('j1');
			expect(jointOf(each, { criterion: 'impact' }).differing).toEqual(['3', '2']);
		}
		expect(jointOf([joint('j1', 1, '2'), joint('j2', 2, '2')], { criterion: 'impact' }).differing).toEqual(
			[],
		);
		expect(jointOf(rows, { criterion: 'relevance' })).toEqual({ row: undefined, rows: [], differing: [] });
		expect(jointOf(rows, { criterion: 'impact', question: 'q' }).row).toBeUndefined();
	});
});
