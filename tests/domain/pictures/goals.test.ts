import { describe, expect, it } from 'vitest';
import { asTarget, goalOfTarget, targetsOfGoal } from '#lib/domain/pictures/goalTargets.ts';
import { goalView, type GoalViewOf, isNamed, unknownTargets } from '#lib/domain/pictures/goalView.ts';
import { localReview, type ReviewedIndicator } from '#lib/domain/pictures/localReview.ts';
import { seededRandom } from '../../support/random.ts';
import { ambRows } from '../ambRows.ts';

interface Plain {
	id: string;
	[field: string]: unknown;
}
const goals = ambRows<{ id: string; number: number | null }>('sustainableDevelopmentGoal');
const actions = ambRows<GoalViewOf['actions'][number]>('action');
const results = ambRows<GoalViewOf['results'][number]>('expectedResult');
const indicators = ambRows<GoalViewOf['indicators'][number] & ReviewedIndicator>('indicator');
const principles = ambRows<GoalViewOf['principles'][number]>('pamPrinciple');
const none = { count: () => 0, last: () => null };

describe('The targets of the 2030 Agenda', () => {
	it('are 169, in 17 goals', () => {
		const all = goals.flatMap(({ number }) => targetsOfGoal(number!));
		expect(all).toHaveLength(169);
		expect(new Set(all).size).toBe(169);
		expect(all.filter((code) => /[a-z]$/.test(code))).toHaveLength(43);
		expect(all.filter((code) => code.startsWith('17.'))).toHaveLength(19);
	});

	it('are read as people type them, and what is none is not taken for one', () => {
		expect(asTarget(' 11.A ')).toBe('11.a');
		expect(asTarget('17. 14')).toBe('17.14');
		expect(asTarget('11.99')).toBeNull();
		expect(asTarget('18.1')).toBeNull();
		expect(asTarget('11')).toBeNull();
		expect(goalOfTarget('11')).toBe(11);
		expect(goalOfTarget('11.b')).toBe(11);
		expect(goalOfTarget('0.1')).toBeNull();
		expect(goalOfTarget('SDG 11')).toBeNull();
	});

	it('that the published indicators name exist', () => {
		expect(unknownTargets(indicators)).toEqual([]);
	});
});

describe('What stands behind the goals of the published plan', () => {
	const figures = goalView({ goals, actions, results, indicators, principles, entries: none });

	it('equals a recount from the template', () => {
		for (const { number, indicators: found, measured, targets } of figures) {
			const own = indicators.filter(({ sdgTargets }) =>
				sdgTargets.some((target) => target.split('.')[0] === String(number)),
			);
			expect(found).toEqual(own.map(({ id }) => id));
			const told = own.flatMap(({ action, expectedResult }) => [
				...(action ? [action] : []),
				...results.filter(({ id }) => id === expectedResult).flatMap((result) => result.actions),
			]);
			expect([...measured].sort()).toEqual([...new Set(told)].sort());
			for (const target of targets)
				expect(target.indicators).toEqual(
					indicators.filter(({ sdgTargets }) => sdgTargets.includes(target.code)).map(({ id }) => id),
				);
		}
	});

	it('names what is missing: no principle speaks to a goal, and most goals have no indicator', () => {
		expect(figures.every(({ missing }) => missing.includes('principles'))).toBe(true);
		expect(figures.every(({ missing }) => missing.includes('entries'))).toBe(true);
		const without = figures.filter(({ missing }) => missing.includes('indicators'));
		expect(without.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 7, 10, 12, 14, 15]);
		expect(without.every(({ missing }) => missing.includes('targets'))).toBe(true);
	});
});

describe('Goals and targets, whatever is tagged', () => {
	it('equal a naive recount of invented tags', () => {
		const random = seededRandom(17);
		for (let round = 0; round < 30; round++) {
			const codes = ['1.1', '1', '11.a', '11.4', '17.19', '99.1', '13.2'];
			const some = <T>(from: readonly T[]) => from.filter(() => random.chance(0.3));
			const tags = () => ({ goals: some(goals).map(({ id }) => id), sdgTargets: some(codes) });
			const own = actions.slice(0, 6).map(({ id }) => ({ id, ...tags() }));
			const said = principles.slice(0, 4).map(({ id }) => ({ id, ...tags() }));
			const counts = new Map(goals.map(({ id }) => [id, random.below(3)]));
			const figures = goalView({
				goals,
				actions: own,
				results: [],
				indicators: [],
				principles: said,
				entries: { count: (id) => counts.get(id)!, last: () => '2024-01-01' },
			});
			for (const figure of figures) {
				const speaks = (row: (typeof own)[number]) =>
					row.goals.includes(figure.id) ||
					row.sdgTargets.some((target) => target.split('.')[0] === String(figure.number));
				expect(figure.tagged).toEqual(own.filter(speaks).map(({ id }) => id));
				expect(figure.principles).toEqual(said.filter(speaks).map(({ id }) => id));
				expect(figure.entries).toBe(counts.get(figure.id));
				expect(figure.missing.includes('entries')).toBe(counts.get(figure.id) === 0);
				for (const target of figure.targets)
					expect(target.tagged).toEqual(
						own.filter(({ sdgTargets }) => sdgTargets.includes(target.code)).map(({ id }) => id),
					);
			}
			expect(unknownTargets(own)).toEqual(
				own.flatMap(({ id, sdgTargets }) =>
					sdgTargets.filter((target) => ['1', '99.1'].includes(target)).map((target) => ({ id, target })),
				),
			);
		}
	});
});

describe('The tables of a voluntary local review', () => {
	const figures = goalView({ goals, actions, results, indicators, principles, entries: none });
	const nameOf = (id: string) => `«${id}»`;
	const review = localReview(figures, indicators, { nameOf });

	it('have every goal and every target once, and each indicator once for each target that it names', () => {
		expect(review.goals.map(({ goal }) => goal)).toEqual(Array.from({ length: 17 }, (_, at) => at + 1));
		expect(review.targets).toHaveLength(169);
		const pairs = indicators.flatMap(({ id, sdgTargets }) => sdgTargets.map((target) => `${target} «${id}»`));
		expect(review.indicators.map(({ target, indicator }) => `${target} ${indicator}`).sort()).toEqual(
			pairs.sort(),
		);
	});

	it('say for each goal which targets are named and which are not', () => {
		for (const row of review.goals)
			expect([...row.targets, ...row.targetsWithout].sort()).toEqual(targetsOfGoal(row.goal).sort());
		const named = new Set(indicators.flatMap(({ sdgTargets }) => sdgTargets));
		expect(review.goals.flatMap(({ targets }) => targets).sort()).toEqual([...named].sort());
	});

	it('keep what nobody has given empty: a baseline is never zero', () => {
		const plain = new Map((indicators as unknown as Plain[]).map((row) => [nameOf(row.id), row]));
		for (const row of review.indicators) {
			expect(row.baseline).toBe(plain.get(row.indicator)!.baseline ?? null);
			expect(row.measures.length).toBeGreaterThan(0);
		}
		expect(review.indicators.some(({ baseline }) => baseline === null)).toBe(true);
	});

	it('tell of an indicator its newest value, and what it lacks to tell progress', () => {
		const [first] = review.indicators;
		const told = localReview(figures, indicators, {
			nameOf,
			latestOf: (id) => (`«${id}»` === first!.indicator ? { value: 0, year: 2023 } : null),
		});
		for (const row of told.indicators) {
			const isFirst = row.indicator === first!.indicator;
			expect([row.value, row.valueYear]).toEqual(isFirst ? [0, 2023] : [null, null]);
			expect(row.missing.includes('value')).toBe(!isFirst);
			expect(row.missing.includes('baseline')).toBe(row.baseline === null);
			expect(row.missing.includes('aim')).toBe(row.aim === null);
		}
	});

	it('list of goals that are not wanted whole only the targets that are named', () => {
		const few = localReview(figures, indicators, { nameOf, wholeGoals: [11] });
		const eleven = few.targets.filter(({ goal }) => goal === 11);
		expect(eleven).toHaveLength(10);
		expect(few.targets.length).toBe(
			10 +
				figures.filter(({ number }) => number !== 11).flatMap(({ targets }) => targets.filter(isNamed))
					.length,
		);
	});
});
