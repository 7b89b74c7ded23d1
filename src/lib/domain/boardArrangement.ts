import type { boardColumn } from './boardColumn.ts';
import { mergeHeads } from './boardMerge.ts';
import type { card } from './card.ts';
import type { cluster } from './cluster.ts';
import type { RowOf } from './kind.ts';
import { comparePlaces, type Placed } from './place.ts';

export type CardRow = RowOf<typeof card>;
export type ClusterRow = RowOf<typeof cluster>;
export type ColumnRow = RowOf<typeof boardColumn>;

/** A card that stands on the board, with those that were merged into it. */
export interface CardStack {
	readonly id: string;
	readonly card: CardRow;
	readonly merged: readonly CardRow[];
}

export interface ClusterStack {
	readonly id: string;
	readonly cluster: ClusterRow;
	readonly cards: readonly CardStack[];
}

export type BoardItem = CardStack | ClusterStack;

/** A column with what stands in it, in order. */
export interface ColumnStack {
	readonly id: string;
	/** Null for cards whose column is gone, or not here yet: they are shown all the same. */
	readonly column: ColumnRow | null;
	readonly items: readonly BoardItem[];
	/** How many cards stand in it, those in clusters included. */
	readonly count: number;
}

export interface BoardRows {
	readonly columns: readonly ColumnRow[];
	readonly clusters: readonly ClusterRow[];
	/** All that were not retracted, also those that were merged into another. */
	readonly cards: readonly CardRow[];
	/** Clusters and columns that were retracted: what was put into them meanwhile is found all the same. */
	readonly goneClusters?: readonly ClusterRow[];
	readonly goneColumns?: readonly ColumnRow[];
}

/** Id of the column of what has none. */
export const UNPLACED = 'unplaced';

export const isCluster = (item: BoardItem): item is ClusterStack => 'cluster' in item;

const placeOf = (item: BoardItem): Placed => (isCluster(item) ? item.cluster : item.card);

const inOrder = (one: BoardItem, other: BoardItem) => comparePlaces(placeOf(one), placeOf(other));

/**
 * The whole board, of the plenary and of all tables: every card that stands, in exactly one place, the same for everybody who has
 * the same records. A card whose cluster was dissolved stands in the column of that cluster; one whose column is gone stands among
 * what has no column, which comes first; the parking lot comes last.
 * @param before the arrangement that this one follows: what did not change is the same object in both
 */
export function arrangeBoard(rows: BoardRows, before: readonly ColumnStack[] = []): ColumnStack[] {
	const known = knownParts(before);
	const columns = new Set(rows.columns.map(({ id }) => id));
	const columnOf = (place: Placed['place']) =>
		place?.parent && columns.has(place.parent) ? place.parent : UNPLACED;

	const items = new Map<string, BoardItem[]>(rows.columns.map(({ id }) => [id, []]));
	items.set(UNPLACED, []);
	const inCluster = new Map<string, CardStack[]>(rows.clusters.map(({ id }) => [id, []]));
	const gone = new Map((rows.goneClusters ?? []).map(({ id, place }) => [id, columnOf(place)]));

	for (const stack of stackCards(rows.cards, known.cards)) {
		const { place } = stack.card;
		const parent = place?.parent ?? '';
		const cards = inCluster.get(parent);
		if (cards) cards.push(stack);
		else items.get(gone.get(parent) ?? columnOf(place))!.push(stack);
	}
	for (const row of rows.clusters) {
		const cards = inCluster.get(row.id)!.sort(inOrder);
		items.get(columnOf(row.place))!.push(keepCluster(known.clusters.get(row.id), row, cards));
	}
	const stacks = [...rows.columns]
		.sort(
			(one, other) =>
				Number(one.parking ?? false) - Number(other.parking ?? false) || comparePlaces(one, other),
		)
		.map((column) => keepColumn(known.columns.get(column.id), column, items.get(column.id)!.sort(inOrder)));
	const unplaced = items.get(UNPLACED)!.sort(inOrder);
	if (unplaced.length > 0) stacks.unshift(keepColumn(known.columns.get(UNPLACED), null, unplaced));
	return isSame(stacks, before) ? (before as ColumnStack[]) : stacks;
}

/**
 * The columns of one table, or of the plenary where none is given. What has no column, and columns of a table that is gone, are
 * shown in the plenary: nothing is shown nowhere.
 */
export function columnsOfTable(
	stacks: readonly ColumnStack[],
	table: string | null,
	tables: ReadonlySet<string>,
): ColumnStack[] {
	return stacks.filter(({ column }) => {
		const own = column?.table && tables.has(column.table) ? column.table : null;
		return own === table;
	});
}

function stackCards(cards: readonly CardRow[], known: ReadonlyMap<string, CardStack>): CardStack[] {
	const heads = mergeHeads(cards);
	const merged = new Map<string, CardRow[]>();
	for (const row of cards) {
		const head = heads.get(row.id)!;
		if (head === row.id) continue;
		const others = merged.get(head);
		if (others) others.push(row);
		else merged.set(head, [row]);
	}
	return cards
		.filter(({ id }) => heads.get(id) === id)
		.map((row) => {
			const others = (merged.get(row.id) ?? []).sort((one, other) => (one.id < other.id ? -1 : 1));
			const before = known.get(row.id);
			return before?.card === row && isSame(before.merged, others)
				? before
				: { id: row.id, card: row, merged: others };
		});
}

function keepCluster(
	before: ClusterStack | undefined,
	cluster: ClusterRow,
	cards: CardStack[],
): ClusterStack {
	return before?.cluster === cluster && isSame(before.cards, cards)
		? before
		: { id: cluster.id, cluster, cards };
}

function keepColumn(
	before: ColumnStack | undefined,
	column: ColumnRow | null,
	items: BoardItem[],
): ColumnStack {
	if (before?.column === column && isSame(before.items, items)) return before;
	const count = items.reduce((sum, item) => sum + (isCluster(item) ? item.cards.length : 1), 0);
	return { id: column?.id ?? UNPLACED, column, items, count };
}

function knownParts(stacks: readonly ColumnStack[]) {
	const columns = new Map<string, ColumnStack>();
	const clusters = new Map<string, ClusterStack>();
	const cards = new Map<string, CardStack>();
	for (const stack of stacks) {
		columns.set(stack.id, stack);
		for (const item of stack.items) {
			if (!isCluster(item)) cards.set(item.id, item);
			else {
				clusters.set(item.id, item);
				for (const one of item.cards) cards.set(one.id, one);
			}
		}
	}
	return { columns, clusters, cards };
}

const isSame = <T>(one: readonly T[], other: readonly T[]) =>
	one.length === other.length && one.every((part, index) => part === other[index]);
