import { describe, expect, test } from 'vitest';
import { BoardHistory, type Movable, type Standing } from '#lib/domain/boardRewind.ts';

const standing = (parent: string, position = 'a0', rest: Partial<Standing> = {}): Standing => ({
	place: { parent, position },
	mergedInto: null,
	table: null,
	title: null,
	retracted: false,
	...rest,
});
const column = (position: string, rest: Partial<Standing> = {}): Standing => ({
	...standing('', position, rest),
	place: { parent: null, position },
});
const movable = (kind: Movable['kind'], id: string, at: Standing): Movable => ({ kind, id, standing: at });

/** A board of two cards in one column, looked at from the moment 0. */
const begin = () =>
	new BoardHistory([movable('card', 'a', standing('left')), movable('card', 'b', standing('left', 'a1'))], 0);

describe('the board a minute ago', () => {
	test('is where things stood then, however often they moved since', () => {
		const history = begin();
		history.note(movable('card', 'a', standing('right')), 10);
		history.note(movable('card', 'a', standing('middle')), 20);
		history.note(movable('card', 'a', standing('far')), 30);
		expect(history.back(15).changes).toEqual([
			{ kind: 'card', id: 'a', from: standing('far'), to: standing('right') },
		]);
		expect(history.back(0).changes[0]!.to).toEqual(standing('left'));
		expect(history.back(30).changes).toEqual([]);
	});

	test('takes merges and removals back, and leaves what came back by itself', () => {
		const history = begin();
		history.note(movable('card', 'b', standing('left', 'a1', { mergedInto: 'a' })), 10);
		history.note(movable('card', 'a', standing('left', 'a0', { retracted: true })), 11);
		history.note(movable('card', 'a', standing('left')), 12);
		const { changes } = history.back(5);
		expect(changes.map(({ id, to }) => [id, to.mergedInto])).toEqual([['b', null]]);
	});

	test('has what was made before and is read late stand where it stood, and nothing that is known or new', () => {
		const history = begin();
		history.settle(movable('card', 'a', standing('left')), 5);
		expect(history.learn(movable('card', 'late', standing('left', 'a2')), 4)).toBe(true);
		expect(history.learn(movable('card', 'late', standing('middle')), 4)).toBe(false);
		expect(history.learn(movable('card', 'new', standing('left', 'a3')), 5)).toBe(false);
		expect(history.back(5)).toEqual({ changes: [], newClusters: [] });
		history.note(movable('card', 'late', standing('right')), 10);
		expect(history.back(5).changes.map(({ id, to }) => [id, to])).toEqual([['late', standing('left', 'a2')]]);
	});

	test('keeps new cards, and a new cluster as long as one of them stands in it', () => {
		const history = begin();
		history.note(movable('cluster', 'pair', standing('left', 'a2')), 10);
		history.note(movable('card', 'a', standing('pair')), 11);
		expect(history.back(5).newClusters).toEqual(['pair']);
		history.note(movable('card', 'new', standing('pair', 'a1')), 12);
		const { changes, newClusters } = history.back(5);
		expect(newClusters).toEqual([]);
		expect(changes.map(({ id }) => id)).toEqual(['a']);
	});

	test('brings removed columns back, and keeps one that was added', () => {
		const history = begin();
		history.note(movable('boardColumn', 'added', column('a3', { title: 'Added' })), 1);
		history.note(movable('boardColumn', 'added', column('a3', { title: 'Added', retracted: true })), 10);
		expect(history.back(5).changes.map(({ id, to }) => [id, to.retracted])).toEqual([['added', false]]);
		expect(history.back(0)).toEqual({ changes: [], newClusters: [] });
	});

	test('takes a gathering back: the column is of its table again, and called as it was', () => {
		const history = begin();
		const atTable = (title: string) => column('a2', { table: 'one', title });
		history.note(movable('boardColumn', 'left', atTable('Queries')), 1);
		// Renamed before: a title alone is nothing that is put back.
		history.note(movable('boardColumn', 'left', atTable('Questions')), 10);
		expect(history.back(5).changes).toEqual([]);
		const gathered = column('a9', { title: 'Table 1: Questions' });
		history.note(movable('boardColumn', 'left', gathered), 20);
		history.note(movable('card', 'b', standing('plenary', 'a7')), 20);
		expect(history.back(15).changes).toEqual([
			{ kind: 'boardColumn', id: 'left', from: gathered, to: atTable('Questions') },
			{ kind: 'card', id: 'b', from: standing('plenary', 'a7'), to: standing('left', 'a1') },
		]);
	});

	test('counts what says nothing new as nothing', () => {
		const history = begin();
		history.note(movable('card', 'a', standing('left')), 10);
		expect(history.back(0)).toEqual({ changes: [], newClusters: [] });
	});

	test('forgets what is long ago, and says since when it remembers', () => {
		const history = begin();
		for (let minute = 1; minute <= 60; minute++)
			history.note(movable('card', 'a', standing(`column-${minute}`)), minute * 60_000);
		expect(history.since).toBeGreaterThan(0);
		expect(history.back(history.since).changes).toHaveLength(1);
		expect(history.back(59 * 60_000).changes[0]!.to).toEqual(standing('column-59'));
	});
});
