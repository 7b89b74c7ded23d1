import { type BoardItem, type ColumnStack, isCluster } from './boardArrangement.ts';
import type { Place } from './kind.ts';
import { insertPlace } from './placeInsertion.ts';

/** Where something may be put: into a column or a cluster, after so many of the others that stand there. */
export interface Spot {
	readonly parent: string;
	readonly index: number;
}

/** A place to be written, and on which kind of record. */
export interface PlaceChange {
	readonly kind: 'card' | 'cluster';
	readonly id: string;
	readonly place: Place;
}

/** What stands directly in a column or a cluster, in order; null where there is no such place on the board. */
export function itemsIn(stacks: readonly ColumnStack[], parent: string): readonly BoardItem[] | null {
	for (const stack of stacks) {
		if (stack.id === parent) return stack.items;
		for (const item of stack.items) if (isCluster(item) && item.id === parent) return item.cards;
	}
	return null;
}

/** Where a card or a cluster stands; null where it does not. */
export function spotOf(stacks: readonly ColumnStack[], id: string): Spot | null {
	for (const stack of stacks)
		for (const [index, item] of stack.items.entries()) {
			if (item.id === id) return { parent: stack.id, index };
			if (!isCluster(item)) continue;
			const inside = item.cards.findIndex((card) => card.id === id);
			if (inside >= 0) return { parent: item.id, index: inside };
		}
	return null;
}

/** The column of a spot: itself, or the one in which its cluster stands. */
export function columnOfSpot(stacks: readonly ColumnStack[], parent: string): ColumnStack | null {
	return (
		stacks.find(
			({ id, items }) => id === parent || items.some((item) => isCluster(item) && item.id === parent),
		) ?? null
	);
}

/**
 * The places to be written so that these stand together at a spot, in their order: first their own, then those of neighbours which
 * need another so that the order is one. A cluster is never put into a cluster, itself included.
 * @param moved ids of cards or clusters
 * @returns nothing where there is no such place
 */
export function moveOnBoard(
	stacks: readonly ColumnStack[],
	moved: readonly string[],
	{ parent, index }: Spot,
): PlaceChange[] {
	const items = itemsIn(stacks, parent);
	if (!items) return [];
	const clusters = clustersIn(stacks);
	const mine = moved.filter((id) => !clusters.has(id) || !clusters.has(parent));
	const moving = new Set(mine);
	const others = placed(items.filter(({ id }) => !moving.has(id)));
	const written = new Map<string, string>();
	let at = Math.min(Math.max(0, index), others.length);
	for (const id of mine) {
		const { position, rekeyed } = insertPlace(others, at);
		for (const again of [...rekeyed, { id, position }]) written.set(again.id, again.position);
		const standing = new Map(rekeyed.map((again) => [again.id, again.position]));
		for (const other of others) {
			const again = standing.get(other.id);
			if (again) other.place = { parent, position: again };
		}
		others.splice(at, 0, { id, place: { parent, position } });
		at++;
	}
	return [...written].map(([id, position]) => ({
		kind: clusters.has(id) ? 'cluster' : 'card',
		id,
		place: { parent, position },
	}));
}

/**
 * The place for something new at a spot, and the neighbours that need another so that the order is one.
 * @param without ids of what leaves that column or cluster at the same time
 */
export function placeAt(
	stacks: readonly ColumnStack[],
	{ parent, index }: Spot,
	without: readonly string[] = [],
): { place: Place; rekeyed: PlaceChange[] } {
	const clusters = clustersIn(stacks);
	const others = (itemsIn(stacks, parent) ?? []).filter(({ id }) => !without.includes(id));
	const { position, rekeyed } = insertPlace(placed(others), Math.min(index, others.length));
	return {
		place: { parent, position },
		rekeyed: rekeyed.map((again) => ({
			kind: clusters.has(again.id) ? 'cluster' : 'card',
			id: again.id,
			place: { parent, position: again.position },
		})),
	};
}

/** The place after all that stands in a column or a cluster; null where there is no such place. */
export function endOf(stacks: readonly ColumnStack[], parent: string): Spot | null {
	const items = itemsIn(stacks, parent);
	return items && { parent, index: items.length };
}

/**
 * Every spot of a column where these may be put, from its top to its bottom; those inside of a cluster follow the one before it.
 * Indexes count the others, without what is moved.
 */
export function spotsInColumn(stack: ColumnStack, moved: ReadonlySet<string>, withClusters: boolean): Spot[] {
	const others = stack.items.filter(({ id }) => !moved.has(id));
	return [
		...others.flatMap((item, index): Spot[] => {
			const before = { parent: stack.id, index };
			if (!isCluster(item) || !withClusters) return [before];
			const inside = item.cards.filter(({ id }) => !moved.has(id)).length;
			return [before, ...Array.from({ length: inside + 1 }, (_, at) => ({ parent: item.id, index: at }))];
		}),
		{ parent: stack.id, index: others.length },
	];
}

const placed = (items: readonly BoardItem[]) =>
	items.map((item) => ({ id: item.id, place: isCluster(item) ? item.cluster.place : item.card.place }));

function clustersIn(stacks: readonly ColumnStack[]): Set<string> {
	return new Set(stacks.flatMap(({ items }) => items.filter(isCluster).map(({ id }) => id)));
}
