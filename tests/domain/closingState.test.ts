import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { closing } from '#lib/domain/closing.ts';
import {
	closedPeriods,
	closingStateOf,
	coversEntry,
	lastSteps,
	periodsOf,
} from '#lib/domain/closingState.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import type { period } from '#lib/domain/period.ts';
import { makeRow } from '../support/rows.ts';

type Step = RowOf<typeof closing>;

const step = (
	id: string,
	step: 'closed' | 'reopened',
	follows: string[],
	time: number,
	period = 'p1',
): Step =>
	makeRow('closing', id, {
		period,
		step,
		follows,
		created: { person: 'an', device: 'd', time },
	}) as Step;
const ids = (steps: readonly Step[]) => steps.map(({ id }) => id);

describe('how a period stands', () => {
	it('is open while nobody closed it', () => {
		expect(closingStateOf([])).toMatchObject({ state: 'open', counts: null, apart: [] });
	});

	it('is closed, opened again and closed again, and keeps both snapshots [I10]', () => {
		// The clock of whoever opened it again was an hour slow.
		const steps = [
			step('c', 'closed', ['b'], 7000),
			step('a', 'closed', [], 5000),
			step('b', 'reopened', ['a'], 1000),
		];
		expect(closingStateOf([steps[1]!]).state).toBe('closed');
		expect(closingStateOf([steps[1]!, steps[2]!]).state).toBe('reopened');
		const state = closingStateOf(steps);
		expect(state).toMatchObject({ state: 'closed', apart: [] });
		expect([state.counts?.id, ids(state.steps), ids(state.snapshots)]).toEqual([
			'c',
			['a', 'b', 'c'],
			['a', 'c'],
		]);
	});

	it('tells both of two that closed it apart, and one counts: the later, then by id', () => {
		const state = closingStateOf([step('a', 'closed', [], 9), step('b', 'closed', [], 3)]);
		expect([state.counts?.id, ids(state.apart), ids(state.snapshots)]).toEqual(['a', ['b'], ['b', 'a']]);
		const same = closingStateOf([step('a', 'closed', [], 3), step('b', 'closed', [], 3)]);
		expect([same.counts?.id, ids(same.apart)]).toEqual(['b', ['a']]);
		expect(lastSteps(state)).toEqual(['b', 'a']);
		const over = closingStateOf([...state.steps, step('c', 'reopened', lastSteps(state), 1)]);
		expect([over.state, over.counts?.id, over.apart]).toEqual(['reopened', 'c', []]);
	});

	it('prefers the step that rests on more, whatever its clock says', () => {
		const state = closingStateOf([
			step('a', 'closed', [], 1),
			step('b', 'reopened', ['a'], 2),
			step('c', 'closed', ['b'], 3),
			step('d', 'reopened', ['a'], 99),
		]);
		expect([state.state, state.counts?.id, ids(state.apart)]).toEqual(['closed', 'c', ['d']]);
	});

	it('is the same in whatever order the steps came, also where broken ones follow each other in a circle [I3]', () => {
		const steps = fc.uniqueArray(
			fc.record({
				id: fc.constantFrom(...'abcdefgh'),
				step: fc.constantFrom('closed' as const, 'reopened' as const),
				follows: fc.array(fc.constantFrom(...'abcdefgh', 'elsewhere'), { maxLength: 3 }),
				time: fc.nat(4),
			}),
			{ selector: ({ id }) => id, minLength: 1 },
		);
		fc.assert(
			fc.property(
				steps.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
				([one, other]) => {
					const [here, there] = [one, other].map((all) =>
						closingStateOf(all.map((each) => step(each.id, each.step, each.follows, each.time))),
					);
					expect(here).toEqual(there);
					expect(here!.counts).not.toBeNull();
				},
			),
		);
	});
});

describe('what belongs to a closed period', () => {
	const year = (id: string, start: string, end: string) =>
		makeRow('period', id, { start, end }) as RowOf<typeof period>;
	const periods = [
		year('p1', '2023-01-01', '2023-12-31'),
		year('p2', '2024-01-01', '2024-12-31'),
		year('mid', '2021-01-01', '2023-06-30'),
	];

	it('is told of an entry by the day on which it began, and of an update by its period', () => {
		const closed = closedPeriods(periods, [step('a', 'closed', [], 1), step('m', 'closed', [], 1, 'mid')]);
		expect(closed.map(({ id }) => id)).toEqual(['p1', 'mid']);
		const of = (kind: string, contents: object) =>
			periodsOf(makeRow(kind, 'x', { ...contents }), closed).map(({ id }) => id);
		expect(of('entry', { date: '2023-12-31' })).toEqual(['p1']);
		expect(of('entry', { date: '2023-06-30', until: '2024-02-01' })).toEqual(['p1', 'mid']);
		expect(of('entry', { date: '2024-01-01' })).toEqual([]);
		expect(of('entry', { date: null })).toEqual([]);
		expect(of('update', { period: 'p1' })).toEqual(['p1']);
		expect(of('update', { period: 'p2' })).toEqual([]);
		expect(of('task', { due: '2023-02-02' })).toEqual([]);
	});

	it('covers nothing while a period lacks its first or last day', () => {
		expect(coversEntry({ start: null, end: '2023-12-31' }, { date: '2023-02-02' })).toBe(false);
	});
});
