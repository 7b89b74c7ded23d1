import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
	arrangeBoard,
	type BoardRows,
	columnsOfTable,
	type ColumnStack,
	isCluster,
	UNPLACED,
} from '#lib/domain/boardArrangement.ts';
import { gatherTable, returnedCards } from '#lib/domain/boardGather.ts';
import { mergeHeads, standingCards } from '#lib/domain/boardMerge.ts';
import { moveOnBoard, placeAt, spotOf, spotsInColumn } from '#lib/domain/boardMove.ts';
import { splitText, tidyTag } from '#lib/domain/boardText.ts';
import { cardRow, clusterRow, columnRow } from './boardRows.ts';

/** The board in short: `[column, [card, [cluster, cards]]]`. */
const drawn = (stacks: readonly ColumnStack[]) =>
	stacks.map(({ id, items }) => [
		id,
		items.map((item) => (isCluster(item) ? [item.id, item.cards.map((card) => card.id)] : item.id)),
	]);

const board = (): BoardRows => ({
	columns: [columnRow('right', 'a1'), columnRow('left', 'a0'), columnRow('lot', 'Zz', { parking: true })],
	clusters: [clusterRow('bunch', 'left', 'a1')],
	cards: [
		cardRow('one', 'left', 'a0'),
		cardRow('two', 'left', 'a2'),
		cardRow('three', 'bunch', 'a0'),
		cardRow('four', 'right', 'a0'),
	],
});

/** What the board is after places were written. */
function written(rows: BoardRows, changes: ReturnType<typeof moveOnBoard>): BoardRows {
	const places = new Map(changes.map(({ id, place }) => [id, place]));
	const apply = <R extends { id: string; place: unknown }>(all: readonly R[]) =>
		all.map((row) => (places.has(row.id) ? { ...row, place: places.get(row.id)! } : row));
	return { ...rows, cards: apply(rows.cards), clusters: apply(rows.clusters) };
}

describe('the board', () => {
	test('shows columns in order, the parking lot last, and clusters among the cards', () =>
		expect(drawn(arrangeBoard(board()))).toEqual([
			['left', ['one', ['bunch', ['three']], 'two']],
			['right', ['four']],
			['lot', []],
		]));

	test('shows a card of a dissolved cluster in its column, and one without a column before all others', () => {
		const rows = board();
		const shown = arrangeBoard({
			...rows,
			clusters: [],
			goneClusters: rows.clusters,
			cards: [...rows.cards, cardRow('lost', 'nowhere', 'a0'), cardRow('bare', '', 'a0', { place: null })],
		});
		expect(drawn(shown)).toEqual([
			[UNPLACED, ['lost', 'bare']],
			['left', ['one', 'three', 'two']],
			['right', ['four']],
			['lot', []],
		]);
	});

	test('keeps what did not change: only the column in which something moved is drawn again', () => {
		const before = arrangeBoard(board());
		expect(arrangeBoard(board())).not.toBe(before);
		const rows = board();
		const first = arrangeBoard(rows);
		expect(arrangeBoard(rows, first)).toBe(first);
		const moved = written(rows, moveOnBoard(first, ['four'], { parent: 'lot', index: 0 }));
		const after = arrangeBoard(moved, first);
		expect(after[0]).toBe(first[0]);
		expect(after[1]).not.toBe(first[1]);
	});

	test('of a table has its columns alone; a column whose table is gone is the plenary’s', () => {
		const columns = [columnRow('a', 'a0', { table: 't1' }), columnRow('b', 'a1', { table: 'gone' })];
		const stacks = arrangeBoard({ columns, clusters: [], cards: [] });
		expect(columnsOfTable(stacks, 't1', new Set(['t1'])).map(({ id }) => id)).toEqual(['a']);
		expect(columnsOfTable(stacks, null, new Set(['t1'])).map(({ id }) => id)).toEqual(['b']);
	});

	test('[I3] shows every card that stands exactly once, whatever places, merges and parents there are', () => {
		const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
		const parent = fc.constantFrom('left', 'right', 'bunch', 'gone', 'a', '');
		const position = fc.constantFrom('a0', 'a1', 'a2', '', '!');
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.record({ id, parent, position, mergedInto: fc.option(id) }), {
					selector: (one) => one.id,
				}),
				fc.array(parent, { minLength: 1, maxLength: 2 }),
				(cards, clusters) => {
					const rows: BoardRows = {
						columns: [columnRow('left', 'a0'), columnRow('right', 'a1')],
						clusters: clusters.map((at, index) => clusterRow(['bunch', 'pair'][index]!, at, 'a1')),
						cards: cards.map((one) =>
							cardRow(one.id, one.parent, one.position, { mergedInto: one.mergedInto }),
						),
					};
					const stacks = arrangeBoard(rows);
					const shown = stacks.flatMap(({ items }) =>
						items.flatMap((item) => (isCluster(item) ? item.cards : [item])),
					);
					const all = shown.flatMap((stack) => [stack.card, ...stack.merged].map((one) => one.id));
					expect(all.sort()).toEqual(cards.map((one) => one.id).sort());
					expect(shown.map((stack) => stack.id).sort()).toEqual(
						standingCards(rows.cards)
							.map((one) => one.id)
							.sort(),
					);
					expect(arrangeBoard({ ...rows, cards: [...rows.cards].reverse() })).toEqual(stacks);
				},
			),
		);
	});
});

describe('merging', () => {
	const heads = (...cards: [string, string | null][]) =>
		Object.fromEntries(mergeHeads(cards.map(([id, mergedInto]) => ({ id, mergedInto }))));

	test('follows merges to their end', () =>
		expect(heads(['a', 'b'], ['b', 'c'], ['c', null])).toEqual({ a: 'c', b: 'c', c: 'c' }));

	test('loses no card where two were merged into each other while apart', () =>
		expect(heads(['b', 'a'], ['a', 'b'], ['c', 'b'])).toEqual({ a: 'a', b: 'a', c: 'a' }));

	test('lets a card stand that was merged into one that is gone', () =>
		expect(heads(['a', 'gone'])).toEqual({ a: 'a' }));
});

describe('moving', () => {
	test('puts what is moved where it is asked, and nothing else elsewhere', () => {
		const any = fc.constantFrom('one', 'two', 'three', 'four', 'bunch');
		const parent = fc.constantFrom('left', 'right', 'lot', 'bunch');
		fc.assert(
			fc.property(any, parent, fc.nat(5), (id, to, index) => {
				const rows = board();
				const before = arrangeBoard(rows);
				const changes = moveOnBoard(before, [id], { parent: to, index });
				if (id === 'bunch' && to === 'bunch') {
					expect(changes).toEqual([]);
					return;
				}
				const after = arrangeBoard(written(rows, changes));
				const spot = spotOf(after, id)!;
				const others = before
					.flatMap((stack) => [stack, ...stack.items.filter(isCluster)])
					.find((list) => list.id === to)!;
				const ids = ('items' in others ? others.items : others.cards).map((one) => one.id);
				const rest = ids.filter((one) => one !== id);
				expect(spot).toEqual({ parent: to, index: Math.min(index, rest.length) });
			}),
		);
	});

	test('keeps several together, in their order, also between equal positions', () => {
		const rows = {
			...board(),
			cards: ['one', 'two', 'three', 'four'].map((id) => cardRow(id, 'left', 'a0')),
			clusters: [],
		};
		const changes = moveOnBoard(arrangeBoard(rows), ['two', 'four'], { parent: 'left', index: 1 });
		const [, order] = drawn(arrangeBoard(written(rows, changes)))[0] as [string, string[]];
		expect(order).toHaveLength(4);
		expect(order.indexOf('four') - order.indexOf('two')).toBe(1);
	});

	test('knows nothing of places that are not on the board', () =>
		expect(moveOnBoard(arrangeBoard(board()), ['one'], { parent: 'nowhere', index: 0 })).toEqual([]));

	test('by keyboard goes through every spot of a column, into clusters and out again', () => {
		const [left] = arrangeBoard(board());
		expect(spotsInColumn(left!, new Set(['two']), true)).toEqual([
			{ parent: 'left', index: 0 },
			{ parent: 'left', index: 1 },
			{ parent: 'bunch', index: 0 },
			{ parent: 'bunch', index: 1 },
			{ parent: 'left', index: 2 },
		]);
	});

	test('finds a place for something new, between two that are there', () => {
		const { place, rekeyed } = placeAt(arrangeBoard(board()), { parent: 'left', index: 1 });
		expect(rekeyed).toEqual([]);
		expect(place.position > 'a0' && place.position < 'a1').toBe(true);
	});
});

describe('gathering a table', () => {
	const rows: BoardRows = {
		columns: [
			columnRow('plenary', 'a0', { title: 'Europe', subject: 'zone/eu' }),
			columnRow('lot', 'a1', { title: 'Later', parking: true }),
			columnRow('own', 'a0', { title: 'Our Europe', subject: 'zone/eu', table: 't' }),
			columnRow('extra', 'a1', { title: 'Money', table: 't' }),
			columnRow('empty', 'a2', { title: 'Nothing', table: 't' }),
		],
		clusters: [clusterRow('bunch', 'own', 'a1')],
		cards: [
			cardRow('here', 'plenary', 'a0'),
			cardRow('one', 'own', 'a0'),
			cardRow('two', 'bunch', 'a0'),
			cardRow('three', 'extra', 'a0', { tags: ['Table 1'] }),
		],
	};

	test('puts its cards behind those of the same column, brings other columns along, and tells where they are from', () => {
		const stacks = arrangeBoard(rows);
		const tables = new Set(['t']);
		const gathering = gatherTable(stacks, {
			own: columnsOfTable(stacks, 't', tables),
			plenary: columnsOfTable(stacks, null, tables),
			tag: 'Table 1',
		});
		const after = arrangeBoard(written(rows, [...gathering.places]));
		expect(drawn(after).find(([id]) => id === 'plenary')).toEqual([
			'plenary',
			['here', 'one', ['bunch', ['two']]],
		]);
		expect(gathering.columns.map(({ id }) => id)).toEqual(['extra']);
		expect(gathering.cards.map(({ id }) => id).sort()).toEqual(['one', 'two']);
	});

	test('cards that are back at their table lose what told in the plenary where they are from, and nothing else', () => {
		const tagged = (id: string, parent: string) => cardRow(id, parent, 'a5', { tags: ['ports', 'Table 1'] });
		const boardOf = (...cards: BoardRows['cards']) =>
			arrangeBoard({ ...rows, cards: [...rows.cards, ...cards] });
		const before = boardOf(tagged('back', 'plenary'), tagged('stays', 'plenary'), tagged('there', 'own'));
		const after = boardOf(tagged('back', 'bunch'), tagged('stays', 'plenary'), tagged('there', 'own'));
		expect(returnedCards(before, after, new Map([['t', 'Table 1']]))).toEqual([
			{ id: 'back', tags: ['ports'] },
		]);
	});
});

describe('texts of cards', () => {
	test.each([
		['Buses\n- Trams\n2. Bicycles\n', ['Buses', 'Trams', 'Bicycles']],
		['More buses. And trams!', ['More buses.', 'And trams!']],
		['One idea', ['One idea']],
		['', []],
	])('%j splits into %j', (text, parts) => expect(splitText(text)).toEqual(parts));

	test.each([
		['#mobility', 'mobility'],
		['  a\n b/c ', 'a b c'],
		['##', ''],
	])('the tag %j is kept as %j', (tag, kept) => expect(tidyTag(tag)).toBe(kept));
});
