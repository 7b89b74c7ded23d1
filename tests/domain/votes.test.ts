import '../support/propertySeed.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countVotes, type VoteSource } from '#lib/domain/voteCount.ts';
import { readVoteResults, type VoteResults } from '#lib/domain/voteResults.ts';
import {
	ballotsBySeat,
	type CastBallot,
	readBallot,
	seatOf,
	voteRulesOf,
	VOTE_METHODS,
} from '#lib/domain/votes.ts';

const OPTIONS = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: `Option ${id}` }));
const rules = (method: string, more: { budget?: number; most?: number } = {}) =>
	voteRulesOf({ method, options: OPTIONS, budget: more.budget ?? null, most: more.most ?? null })!;

let last = 0;
const ballotOf = (
	person: string,
	marks: unknown,
	{ time = 1, id = `b${last++}`, session = 'w' } = {},
): CastBallot => ({
	id,
	document: `seat/${session}/${person}`,
	round: 'r',
	marks,
	created: { person, device: 'd', time },
	edited: {},
});
const count = (
	method: string,
	ballots: CastBallot[],
	more: Partial<VoteSource> & { budget?: number; most?: number } = {},
) =>
	countVotes({
		workshop: 'w',
		round: 'r',
		rules: rules(method, more),
		attendees: ['p1', 'p2', 'p3', 'p4', 'p5'],
		removed: [],
		ballots,
		now: 0,
		...more,
	});
const scores = ({ options }: VoteResults) => Object.fromEntries(options.map(({ id, score }) => [id, score]));
const read = (method: string, marks: unknown, more = {}) => {
	const counted = readBallot(rules(method, more), marks);
	return counted && Object.fromEntries(counted);
};

describe('what a ballot counts for', () => {
	test('dots beyond the budget are ignored, in the order of the options', () => {
		expect(read('dots', { d: 2, a: 2, b: 2 }, { budget: 5, most: 2 })).toEqual({ a: 2, b: 2, d: 1 });
		expect(read('dots', { d: 3, c: 3, b: 3, a: 3 }, { budget: 6, most: 3 })).toEqual({ a: 3, b: 3 });
	});

	test('a mark above what one option may get counts for nothing, as do negative, fractional, huge and strange ones', () => {
		for (const mark of [4, -1, 0, 1.5, 1e9, 2 ** 53, NaN, Infinity, '2', true, null, [1], {}])
			expect([mark, read('dots', { a: mark, b: 1 }, { budget: 5, most: 3 })]).toEqual([mark, { b: 1 }]);
	});

	test('options that do not exist count for nothing, and take none of the budget', () => {
		expect(read('dots', { x: 3, a: 2 }, { budget: 3, most: 3 })).toEqual({ a: 2 });
		expect(read('ranking', ['x', 'b', 'b', 7, 'a'])).toEqual({ b: 1, a: 2 });
		expect(read('dots', { constructor: 1, a: 1 })).toEqual({ a: 1 });
	});

	test('a poll takes as many choices as it allows, a rating 1 to 5', () => {
		expect(read('poll', { c: 1, b: 1 })).toEqual({ b: 1 });
		expect(read('poll', { c: 1, b: 1, a: 1 }, { budget: 2 })).toEqual({ a: 1, b: 1 });
		expect(read('rating', { a: 5, b: 6, c: 1, d: 0 })).toEqual({ a: 5, c: 1 });
	});

	test('an empty ballot is blank; one that says nothing of what it should is none', () => {
		expect(read('dots', {})).toEqual({});
		expect(read('ranking', [])).toEqual({});
		for (const marks of [null, undefined, 'a', 3, ['a'], { x: 1 }, new Uint8Array(3)])
			expect(read('dots', marks)).toBeNull();
		for (const marks of [null, { a: 1 }, ['x'], 'a']) expect(read('ranking', marks)).toBeNull();
	});

	test('whatever it is, it neither throws nor counts for more than it may', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...VOTE_METHODS),
				fc.oneof(
					fc.anything(),
					fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'x'), fc.oneof(fc.integer(), fc.double())),
					fc.array(fc.oneof(fc.constantFrom('a', 'b', 'c', 'd', 'x'), fc.anything())),
				),
				fc.option(fc.integer({ min: -3, max: 120 }), { nil: undefined }),
				fc.option(fc.integer({ min: -3, max: 120 }), { nil: undefined }),
				(method, marks, budget, most) => {
					const wanted = rules(method, { budget, most });
					const counted = readBallot(wanted, marks);
					if (!counted) return;
					const values = [...counted.values()];
					expect([...counted.keys()].every((id) => OPTIONS.some((option) => option.id === id))).toBe(true);
					expect(values.every((mark) => Number.isInteger(mark) && mark >= 1)).toBe(true);
					if (method === 'dots') {
						expect(values.reduce((sum, dots) => sum + dots, 0)).toBeLessThanOrEqual(wanted.budget);
						expect(Math.max(0, ...values)).toBeLessThanOrEqual(wanted.most);
					} else if (method !== 'rating') expect(values.length).toBeLessThanOrEqual(wanted.budget);
					if (method === 'rating') expect(Math.max(0, ...values)).toBeLessThanOrEqual(5);
				},
			),
		);
	});
});

describe('one ballot a seat', () => {
	test('of several the one that was changed last, then the one whose id comes later, in whatever order they came', () => {
		const [early, late] = [ballotOf('p1', { a: 1 }, { time: 5 }), ballotOf('p1', { b: 1 }, { time: 9 })];
		const changed = { ...early, edited: { marks: { person: 'p1', device: 'd', time: 12 } } };
		const [one, other] = [ballotOf('p1', 1, { id: 'x1' }), ballotOf('p1', 2, { id: 'x2' })];
		for (const [list, wanted] of [
			[[early, late], late],
			[[changed, late], changed],
			[[one, other], other],
		] as const)
			for (const ballots of [list, list.toReversed()])
				expect([...ballotsBySeat(ballots, 'w', 'r').values()]).toEqual([wanted]);
	});

	test('only of this round and this session', () => {
		const elsewhere = ballotOf('p1', { a: 1 }, { session: 'w2' });
		expect(ballotsBySeat([elsewhere, { ...ballotOf('p1', {}), round: 'other' }], 'w', 'r').size).toBe(0);
		expect([seatOf('seat/w/p', 'w'), seatOf('workshop/w', 'w'), seatOf('seat/w', 'w')]).toEqual([
			'p',
			null,
			null,
		]);
	});
});

describe('the count', () => {
	test('tells turnout, abstentions and what counts nowhere', () => {
		const results = count(
			'dots',
			[
				ballotOf('p1', { a: 2, b: 1 }),
				ballotOf('p2', {}),
				ballotOf('p3', 'nonsense'),
				ballotOf('p4', { a: 5 }),
				ballotOf('stranger', { c: 5 }),
			],
			{ removed: ['p4'] },
		);
		expect(results).toMatchObject({ seats: 4, voted: 1, abstained: 1, absent: 2 });
		expect(results.leftOut).toEqual({ strangers: 1, removed: 1, spoilt: 1 });
		expect(scores(results)).toEqual({ a: 2, b: 1, c: 0, d: 0 });
	});

	test('shows ties: equals share a place, and the next places are left out', () => {
		const results = count('poll', [ballotOf('p1', { c: 1 }), ballotOf('p2', { a: 1 })]);
		expect(results.options.map(({ id, rank, tied }) => [id, rank, tied])).toEqual([
			['a', 1, true],
			['c', 1, true],
			['b', 3, false],
			['d', 3, false],
		]);
	});

	test('rates by the mean without rounding, and what nobody rated by nothing', () => {
		const results = count('rating', [
			ballotOf('p1', { a: 5, b: 1 }),
			ballotOf('p2', { a: 4, b: 2 }),
			ballotOf('p3', { c: 4 }),
		]);
		expect(results.options.map(({ id, rank, score, voters }) => [id, rank, score, voters])).toEqual([
			['a', 1, 4.5, 2],
			['c', 2, 4, 1],
			['b', 3, 1.5, 2],
			['d', null, null, 0],
		]);
		expect(results.options[0]!.spread).toEqual([0, 0, 0, 1, 1]);
	});

	test('orders by Borda’s points', () => {
		const results = count('ranking', [
			ballotOf('p1', ['a', 'b', 'c', 'd']),
			ballotOf('p2', ['b', 'c']),
			ballotOf('p3', ['b', 'a', 'd', 'c']),
		]);
		// a: 4 + 3, b: 3 + 4 + 4, c: 2 + 3 + 1, d: 1 + 2.
		expect(scores(results)).toEqual({ b: 11, a: 7, c: 6, d: 3 });
		expect(results.options[0]).toMatchObject({ id: 'b', rank: 1, spread: [2], voters: 3 });
	});

	const honest = fc.array(
		fc.record({
			person: fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5'),
			marks: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 5 })),
			time: fc.nat(50),
		}),
		{ maxLength: 12 },
	);

	test('is the same in whatever order ballots came, and adds up', () => {
		fc.assert(
			fc.property(fc.constantFrom('dots', 'poll', 'rating'), honest, fc.nat(), (method, cast, turn) => {
				const ballots = cast.map(({ person, marks, time }, index) =>
					ballotOf(person, marks, { time, id: `i${index}` }),
				);
				const turned = [...ballots.slice(turn % 12), ...ballots.slice(0, turn % 12)].reverse();
				const results = count(method, ballots);
				expect(count(method, turned)).toEqual(results);
				expect(results.voted + results.abstained + results.absent).toBe(5);
				expect(readVoteResults(JSON.parse(JSON.stringify(results)))).toEqual(results);
				// Against the plainest count there is.
				const bySeat = new Map<string, (typeof cast)[number]>();
				cast.forEach((one, index) => {
					const other = bySeat.get(one.person);
					if (
						!other ||
						one.time > other.time ||
						(one.time === other.time && `i${index}` > `i${cast.indexOf(other)}`)
					)
						bySeat.set(one.person, one);
				});
				if (method !== 'rating') return;
				for (const { id, score, voters } of results.options) {
					const marks = [...bySeat.values()].flatMap(({ marks }) => marks[id] ?? []);
					expect(voters).toBe(marks.length);
					expect(score).toBe(marks.length ? marks.reduce((sum, mark) => sum + mark, 0) / marks.length : null);
				}
			}),
		);
	});

	test('is not moved by forged ballots', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...VOTE_METHODS),
				honest,
				fc.array(fc.anything(), { maxLength: 8 }),
				(method, cast, junk) => {
					const ballots = cast.map(({ person, marks, time }, index) =>
						ballotOf(person, method === 'ranking' ? Object.keys(marks) : marks, { time, id: `i${index}` }),
					);
					const forged = junk.flatMap((marks, index) => [
						ballotOf(`stranger${index}`, { a: 5 }),
						ballotOf('p1', { b: 5 }, { session: 'other' }),
						{ ...ballotOf('p2', ['c']), round: 'other' },
						{ ...ballotOf('p3', { d: 1 }), document: 'workshop/w' },
						ballotOf('gone', marks),
					]);
					const removed = ['gone'];
					const { leftOut: _, ...clean } = count(method, ballots, { removed });
					const { leftOut, ...after } = count(method, [...forged, ...ballots], { removed });
					expect(after).toEqual(clean);
					expect(leftOut.strangers).toBe(junk.length);
				},
			),
		);
	});
});

describe('stored results', () => {
	const results = count('dots', [ballotOf('p1', { a: 2 })]);
	test('are read again', () => expect(readVoteResults(results)).toEqual(results));
	test.each([
		null,
		'x',
		[],
		{},
		{ ...results, version: 2 },
		{ ...results, method: 'shouting' },
		{ ...results, voted: -1 },
		{ ...results, voted: 4 },
		{ ...results, options: [{ id: 'a' }] },
		{ ...results, options: [null] },
		{ ...results, leftOut: null },
	])('that are none, or contradict themselves, are not: %#', (stored) => {
		expect(readVoteResults(stored)).toBeNull();
	});
	test('of anything do not throw', () => {
		fc.assert(fc.property(fc.anything(), (stored) => void readVoteResults(stored)));
	});
});
