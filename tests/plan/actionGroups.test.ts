import { expect, test } from 'vitest';
import type { action } from '#lib/domain/action.ts';
import type { block } from '#lib/domain/block.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import { groupByBlock, unitsOf } from '#lib/features/plan/actionGroups.ts';
import { neighbours } from '#lib/features/plan/neighbours.ts';
import { ambRows } from '../domain/ambRows.ts';

const actions = ambRows<RowOf<typeof action>>('action');
const blocks = ambRows<RowOf<typeof block>>('block');

test('the actions of a line stand in its blocks, in the order of the blocks', () => {
	const groups = groupByBlock('le1', blocks, actions);
	expect(groups.map((group) => [group.block?.id, group.actions.length])).toEqual([
		['le1-eu', 4],
		['le1-med', 2],
		['le1-un', 7],
	]);
});

test('the actions of a line without blocks stand in one group, and a line without anything has none', () => {
	expect(groupByBlock('le2', blocks, actions)).toEqual([
		{ block: null, actions: actions.filter(({ line }) => line === 'le2') },
	]);
	expect(groupByBlock('nowhere', blocks, actions)).toEqual([]);
});

test('an action whose block is of another line, or gone, is shown without a block: never left out', () => {
	const moved = actions.map((row) => (row.id === 'le2-1' ? { ...row, block: 'le1-eu' } : row));
	const groups = groupByBlock('le2', blocks, moved);
	expect(groups).toHaveLength(1);
	expect(groups[0]!.actions.map(({ id }) => id)).toContain('le2-1');
	const gone = groupByBlock('le1', blocks.slice(1), actions);
	expect(gone.flatMap((group) => group.actions)).toHaveLength(13);
	expect(gone[0]!.block).toBeNull();
});

test('every action of the plan stands in exactly one group', () => {
	const all = ['le1', 'le2', 'le3', 'le4', 'le5'].flatMap((line) =>
		groupByBlock(line, blocks, actions).flatMap((group) => group.actions.map(({ id }) => id)),
	);
	expect(all.sort()).toEqual(actions.map(({ id }) => id).sort());
});

test('a unit that has not reached this device is left out of the words that find an action', () => {
	const row = actions.find(({ id }) => id === 'le1-un-2')!;
	const known = new Map([['metropolis', 'Metropolis']]);
	expect(unitsOf(row, (id) => known.get(id))).toEqual(['Metropolis']);
});

test('the records beside one are those before and after it in the list', () => {
	const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
	expect(neighbours(rows, 'b')).toEqual({ previous: { id: 'a' }, next: { id: 'c' } });
	expect(neighbours(rows, 'a')).toEqual({ previous: null, next: { id: 'b' } });
	expect(neighbours(rows, 'c')).toEqual({ previous: { id: 'b' }, next: null });
	expect(neighbours(rows, 'not here')).toEqual({ previous: null, next: null });
});
