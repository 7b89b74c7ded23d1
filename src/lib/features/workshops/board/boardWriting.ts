import type { CardStack, ColumnStack } from '#lib/domain/boardArrangement.ts';
import { boardColumn } from '#lib/domain/boardColumn.ts';
import { type Gathering, returnedCards } from '#lib/domain/boardGather.ts';
import {
	columnOfSpot,
	endOf,
	itemsIn,
	moveOnBoard,
	placeAt,
	type PlaceChange,
	type Spot,
	spotOf,
} from '#lib/domain/boardMove.ts';
import type { Rewinding } from '#lib/domain/boardRewind.ts';
import { tidyTag } from '#lib/domain/boardText.ts';
import { card } from '#lib/domain/card.ts';
import { cluster } from '#lib/domain/cluster.ts';
import type { Contents } from '#lib/domain/kind.ts';
import { insertPlace } from '#lib/domain/placeInsertion.ts';
import type { Session } from '../session.svelte.ts';

type Stacks = readonly ColumnStack[];

/** Writes places, those of cards in one step and those of clusters in another. */
export async function writePlaces({ workspace }: Session, places: readonly PlaceChange[]): Promise<void> {
	for (const kind of [card, cluster]) {
		const ofKind = places.filter((change) => change.kind === kind.name);
		if (ofKind.length > 0)
			await workspace.changeTogether(kind, new Map(ofKind.map(({ id, place }) => [id, { place }])));
	}
}

export async function moveItems(
	session: Session,
	stacks: Stacks,
	moved: readonly string[],
	spot: Spot,
): Promise<void> {
	await writePlaces(session, moveOnBoard(stacks, moved, spot));
}

/** Writes a new card at the end of a column or cluster, by whoever is at this device. @returns its id */
export async function addCard(
	session: Session,
	stacks: Stacks,
	parent: string,
	contents: Contents,
): Promise<string> {
	const { place, rekeyed } = placeAt(stacks, { parent, index: Infinity });
	const id = await session.workspace.create(
		card,
		{ ...(session.named && { authors: [session.me] }), ...contents, place },
		session.board,
	);
	await writePlaces(session, rekeyed);
	return id;
}

/** Puts cards into a new cluster, which stands where the first of them stood. @returns its id */
export async function makeCluster(
	session: Session,
	stacks: Stacks,
	cards: readonly string[],
	title = '',
): Promise<string | null> {
	const first = spotOf(stacks, cards[0] ?? '');
	const column = first && columnOfSpot(stacks, first.parent);
	const at = first && column && (column.id === first.parent ? first : spotOf(stacks, first.parent));
	if (!column?.column || !at) return null;
	const index = column.items.slice(0, at.index).filter((item) => !cards.includes(item.id)).length;
	const { place, rekeyed } = placeAt(stacks, { parent: column.id, index }, cards);
	const id = await session.workspace.create(cluster, { ...(title && { title }), place }, session.board);
	const positions = cards.reduce<string[]>(
		(before) => [
			...before,
			insertPlace(
				before.map((position, index) => ({ id: String(index), place: { parent: id, position } })),
				before.length,
			).position,
		],
		[],
	);
	await writePlaces(session, [
		...cards.map((one, index) => ({
			kind: 'card' as const,
			id: one,
			place: { parent: id, position: positions[index]! },
		})),
		...rekeyed,
	]);
	return id;
}

/** Takes a cluster apart: its cards stand where it stood. What somebody puts into it meanwhile comes to its column too. */
export async function dissolveCluster(
	session: Session,
	stacks: Stacks,
	id: string,
	reason: string,
): Promise<void> {
	const spot = spotOf(stacks, id);
	const cards = itemsIn(stacks, id) ?? [];
	if (spot)
		await moveItems(
			session,
			stacks,
			cards.map((one) => one.id),
			spot,
		);
	await session.workspace.retract(cluster, id, reason);
}

/** Merges cards into the first of them: what each says and who wrote it stays, and each can be taken out again. */
export async function mergeCards(session: Session, [head, ...others]: readonly string[]): Promise<void> {
	if (!head) return;
	await session.workspace.changeTogether(card, new Map(others.map((id) => [id, { mergedInto: head }])));
}

/** Takes a card out of the one into which it was merged: it stands behind that one. */
export async function takeOut(session: Session, stacks: Stacks, head: string, id: string): Promise<void> {
	const spot = spotOf(stacks, head);
	if (!spot) return;
	const { place, rekeyed } = placeAt(stacks, { parent: spot.parent, index: spot.index + 1 });
	await session.workspace.change(card, id, { mergedInto: null, place });
	await writePlaces(session, rekeyed);
}

/** Splits a card: it keeps the first part, and the others become cards behind it, by the same authors. */
export async function splitCard(
	session: Session,
	stacks: Stacks,
	{ card: row }: CardStack,
	[first, ...rest]: readonly string[],
): Promise<void> {
	const spot = spotOf(stacks, row.id);
	if (!spot || first === undefined) return;
	const made: string[] = [];
	for (const text of rest)
		made.push(
			await session.workspace.create(
				card,
				{ text, tags: row.tags, authors: row.authors, links: row.links, splitFrom: row.id, place: row.place },
				session.board,
			),
		);
	await session.workspace.change(card, row.id, { text: first });
	await moveItems(session, stacks, made, { parent: spot.parent, index: spot.index + 1 });
}

export async function moveToEnd(
	session: Session,
	stacks: Stacks,
	moved: readonly string[],
	parent: string,
): Promise<void> {
	const spot = endOf(stacks, parent);
	if (spot) await moveItems(session, stacks, moved, spot);
}

/** Brings a board back to how it stood; see `boardRewind.ts` for what stays. */
export async function rewindBoard(session: Session, { changes, newClusters }: Rewinding, reason: string) {
	const { workspace } = session;
	const kinds = [boardColumn, cluster, card];
	for (const { kind, id, from, to } of changes) {
		if (from.retracted === to.retracted) continue;
		const declared = kinds.find(({ name }) => name === kind)!;
		if (to.retracted) await workspace.retract(declared, id, reason);
		else await workspace.restore(declared, id);
	}
	for (const kind of kinds) {
		const contents = changes
			.filter((change) => change.kind === kind.name)
			.map(({ id, from, to }): [string, Contents] => [
				id,
				{
					place: to.place,
					...(kind === card && { mergedInto: to.mergedInto }),
					...(from.table !== to.table && { table: to.table, title: to.title }),
				},
			]);
		if (contents.length > 0) await workspace.changeTogether(kind, new Map(contents));
	}
	for (const id of newClusters) await workspace.retract(cluster, id, reason);
}

/** Takes from cards that are back at their table what told in the plenary from which one they came. */
export async function untagReturned(session: Session, before: Stacks, after: Stacks): Promise<void> {
	const tags = new Map(session.tables.map(({ id, title }) => [id, tidyTag(title ?? '')]));
	const returned = returnedCards(before, after, tags);
	if (returned.length > 0)
		await session.workspace.changeTogether(card, new Map(returned.map(({ id, tags }) => [id, { tags }])));
}

/** Brings a table's board to the plenary; a column that comes along whole is called after its table too. */
export async function gatherBoard(
	session: Session,
	{ places, columns, rekeyed, cards }: Gathering,
	titleOf: (title: string) => string,
): Promise<void> {
	const { workspace } = session;
	await workspace.changeTogether(card, new Map(cards.map(({ id, tags }) => [id, { tags }])));
	await writePlaces(session, places);
	const titles = new Map(session.columns.map(({ id, title }) => [id, title ?? '']));
	await workspace.changeTogether(
		boardColumn,
		new Map<string, Contents>([
			...rekeyed.map(({ id, position }): [string, Contents] => [id, { place: { parent: null, position } }]),
			...columns.map(({ id, position }): [string, Contents] => [
				id,
				{ table: null, title: titleOf(titles.get(id) ?? ''), place: { parent: null, position } },
			]),
		]),
	);
}
