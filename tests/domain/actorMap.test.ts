import { describe, expect, it } from 'vitest';
import { involvementsOf, mapActors } from '#lib/domain/actorMap.ts';
import { ambRows } from './ambRows.ts';

type Actions = Parameters<typeof involvementsOf>[0];
const act = (id: string, lists: Partial<Actions[number]>): Actions[number] => ({
	...{ id, responsibleUnits: [], reporters: [], actorsToInvolve: [], networks: [], partners: [] },
	...lists,
});
const groups: Record<string, string[]> = {
	councils: ['gava', 'tiana'],
	everybody: ['councils', 'everybody'],
};
const membersOf = (id: string) => groups[id] ?? [];

describe('who is what in an action', () => {
	it('is said once, by the strongest role', () => {
		const found = involvementsOf([
			act('a1', { responsibleUnits: ['unit'], actorsToInvolve: ['unit', 'cidob'], partners: ['cidob'] }),
		]);
		expect(found.map(({ organisation, role }) => [organisation, role])).toEqual([
			['unit', 'responsible'],
			['cidob', 'involved'],
		]);
	});

	it('leaves a group to stand for itself, or follows it to its members', () => {
		const actions = [act('a1', { responsibleUnits: ['gava'], actorsToInvolve: ['councils', 'everybody'] })];
		expect(involvementsOf(actions).map(({ organisation }) => organisation)).toEqual([
			'gava',
			'councils',
			'everybody',
		]);
		expect(involvementsOf(actions, membersOf)).toEqual([
			{ organisation: 'gava', action: 'a1', role: 'responsible', through: null },
			{ organisation: 'tiana', action: 'a1', role: 'involved', through: 'councils' },
		]);
	});

	it('is what the plan says itself where it says it both ways', () => {
		expect(involvementsOf([act('a1', { actorsToInvolve: ['councils', 'tiana'] })], membersOf)).toContainEqual(
			{
				organisation: 'tiana',
				action: 'a1',
				role: 'involved',
				through: null,
			},
		);
	});
});

describe('the actor map of the plan', () => {
	const actions = ambRows<Actions[number] & { line: string }>('action');
	const lineOf = new Map(actions.map(({ id, line }) => [id, line]));
	const lines = [...new Set(lineOf.values())];
	const map = mapActors(involvementsOf(actions), lines, (id) => lineOf.get(id));

	it('counts every action of a responsible unit once, as a recount does', () => {
		for (const { organisation, counts, cells } of map) {
			const recount = actions.filter(({ responsibleUnits }) => responsibleUnits.includes(organisation));
			expect(counts.responsible, organisation).toBe(recount.length);
			const all = counts.responsible + counts.reports + counts.involved;
			expect(cells.reduce((sum, { involvements }) => sum + involvements.length, 0)).toBe(all);
		}
	});

	it('has every organisation that any action names, those responsible for most first', () => {
		const named = new Set(
			actions.flatMap((row) => [
				...row.responsibleUnits,
				...row.reporters,
				...row.actorsToInvolve,
				...row.networks,
				...row.partners,
			]),
		);
		expect(new Set(map.map(({ organisation }) => organisation))).toEqual(named);
		const order = map.map(({ counts }) => counts.responsible);
		expect(order).toEqual([...order].sort((a, b) => b - a));
	});

	it('leaves out what is in none of its columns', () => {
		const [first] = lines;
		const one = mapActors(involvementsOf(actions), [first!], (id) => lineOf.get(id));
		expect(one.every(({ cells }) => cells.length === 1 && cells[0]!.involvements.length > 0)).toBe(true);
		expect(one.length).toBeLessThan(map.length);
	});
});
