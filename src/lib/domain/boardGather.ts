import { type ColumnStack, isCluster } from './boardArrangement.ts';
import { moveOnBoard, type PlaceChange } from './boardMove.ts';
import { insertPlace } from './placeInsertion.ts';

/** What brings a table's board to the plenary. */
export interface Gathering {
	/** Cards and clusters that come to the end of a column which the plenary has too. */
	readonly places: readonly PlaceChange[];
	/** Columns that the plenary has not: they come as they are, after its own. */
	readonly columns: readonly { id: string; position: string }[];
	/** Columns of the plenary that need another position, so that the order is one. */
	readonly rekeyed: readonly { id: string; position: string }[];
	/** Every card that comes, to be told from which table. */
	readonly cards: readonly { id: string; tags: readonly string[] }[];
}

/**
 * Brings what a table has gathered to the plenary: into the plenary's column about the same record, or of the same title, in the
 * order in which it stands; other columns come along whole. Empty columns stay where they are.
 * @param stacks the whole board
 * @param tag what tells from then on which table a card comes from
 */
export function gatherTable(
	stacks: readonly ColumnStack[],
	{ own, plenary, tag }: { own: readonly ColumnStack[]; plenary: readonly ColumnStack[]; tag: string },
): Gathering {
	const places: PlaceChange[] = [];
	const coming: ColumnStack[] = [];
	const cards: { id: string; tags: readonly string[] }[] = [];
	for (const stack of own) {
		if (stack.items.length === 0) continue;
		for (const { id, card } of cardsOf(stack))
			if (!card.tags.includes(tag)) cards.push({ id, tags: [...card.tags, tag] });
		const target = plenary.find((other) => isAlike(other, stack));
		if (!target) coming.push(stack);
		else
			places.push(
				...moveOnBoard(
					withArrived(stacks, target, places),
					stack.items.map(({ id }) => id),
					{ parent: target.id, index: Infinity },
				),
			);
	}
	const siblings = plenary.flatMap(({ column }) => (column ? [{ id: column.id, place: column.place }] : []));
	const rekeyed = new Map<string, string>();
	const columns = coming.map(({ id }) => {
		const { position, rekeyed: again } = insertPlace(siblings, siblings.length);
		for (const other of again) {
			rekeyed.set(other.id, other.position);
			const sibling = siblings.find((one) => one.id === other.id)!;
			sibling.place = { parent: null, position: other.position };
		}
		siblings.push({ id, place: { parent: null, position } });
		return { id, position };
	});
	return { places, columns, rekeyed: [...rekeyed].map(([id, position]) => ({ id, position })), cards };
}

/**
 * Cards that stood in the plenary and stand at their table again, with the tags that they had there.
 * @param tags what tells, by table, that a card comes from it
 */
export function returnedCards(
	before: readonly ColumnStack[],
	after: readonly ColumnStack[],
	tags: ReadonlyMap<string, string>,
): { id: string; tags: readonly string[] }[] {
	const inPlenary = new Set(
		before.filter(({ column }) => !column?.table).flatMap((stack) => cardsOf(stack).map(({ id }) => id)),
	);
	return after.flatMap((stack) => {
		const tag = tags.get(stack.column?.table ?? '');
		if (tag === undefined) return [];
		return cardsOf(stack)
			.filter(({ id, card }) => inPlenary.has(id) && card.tags.includes(tag))
			.map(({ id, card }) => ({ id, tags: card.tags.filter((one) => one !== tag) }));
	});
}

const cardsOf = ({ items }: ColumnStack) => items.flatMap((item) => (isCluster(item) ? item.cards : [item]));

/** Two columns of one table may come to one column of the plenary: the second after the first. */
function withArrived(
	stacks: readonly ColumnStack[],
	target: ColumnStack,
	arrived: readonly PlaceChange[],
): ColumnStack[] {
	const places = new Map(
		arrived.filter(({ place }) => place.parent === target.id).map((one) => [one.id, one.place]),
	);
	if (places.size === 0) return [...stacks];
	const items = stacks
		.flatMap((stack) => stack.items)
		.filter(({ id }) => places.has(id))
		.map((item) =>
			isCluster(item)
				? { ...item, cluster: { ...item.cluster, place: places.get(item.id)! } }
				: { ...item, card: { ...item.card, place: places.get(item.id)! } },
		);
	const standing = target.items.filter(({ id }) => !places.has(id));
	return stacks.map((stack) =>
		stack.id === target.id ? { ...stack, items: [...standing, ...items] } : stack,
	);
}

function isAlike(one: ColumnStack, other: ColumnStack): boolean {
	if (!one.column || !other.column) return false;
	if (one.column.parking || other.column.parking) return Boolean(one.column.parking && other.column.parking);
	if (one.column.subject || other.column.subject) return one.column.subject === other.column.subject;
	return fold(one.column.title) === fold(other.column.title);
}

const fold = (title: string | null) => (title ?? '').trim().toLocaleLowerCase('ca');
