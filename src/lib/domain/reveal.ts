import { generateNKeysBetween } from 'fractional-indexing';
import type { Contents, Place } from './kind.ts';
import { childrenOf, type Placed } from './place.ts';
import { insertPlace } from './placeInsertion.ts';
import { seatOf } from './votes.ts';

/** A card as it lies in a seat's document. */
export interface PrivateCard {
	readonly id: string;
	readonly document: string;
	readonly text: string | null;
	readonly tags: readonly string[];
	readonly links: readonly string[];
	readonly place: Place | null;
	/** The one who wrote it, where they were told that their name would be shown; else nobody. */
	readonly authors: readonly string[];
}

/** Cards that were written privately and are not on the board yet; those of people who were removed stay where they are. */
export function waitingCards<C extends PrivateCard>(
	cards: Iterable<C>,
	session: { workshop: string; revealed: readonly string[]; removed: readonly string[] },
): C[] {
	const [revealed, removed] = [new Set(session.revealed), new Set(session.removed)];
	return [...cards].filter(({ id, document, text }) => {
		const person = seatOf(document, session.workshop);
		return person !== null && !removed.has(person) && !revealed.has(id) && Boolean(text?.trim());
	});
}

export interface Reveal {
	/** Whether cards are to say who wrote them. */
	readonly named: boolean;
	readonly workshop: string;
	/** Columns of the board, in order; a card that names none of them goes to the first. */
	readonly columns: readonly { readonly id: string }[];
	readonly onBoard: readonly Placed[];
	/** The id of a card's record on the board: the same on whichever device reveals it, so that it comes there once. */
	readonly idOf: (card: string) => string;
	/** A whole number from 0 up to, not including, `below`. */
	readonly below: (below: number) => number;
}

/**
 * The records that put private cards on the board: in an order that is drawn by lot, and in that order at the end of their columns,
 * so that neither ids nor positions nor the order in which they are written tell whose they are. Nothing of the seat is in them but
 * what its owner wrote, and their name where it is shown now and they were told so when they wrote.
 */
export function cardsToReveal(
	waiting: readonly PrivateCard[],
	{ named, workshop, columns, onBoard, idOf, below }: Reveal,
): { id: string; contents: Contents }[] {
	const parentOf = (card: PrivateCard) =>
		columns.find(({ id }) => id === card.place?.parent)?.id ?? columns[0]?.id ?? null;
	const drawn = shuffle(waiting, below);
	const positions = new Map<string | null, string[]>();
	for (const parent of new Set(drawn.map(parentOf)))
		positions.set(
			parent,
			positionsAfter(childrenOf(onBoard, parent), drawn.filter((card) => parentOf(card) === parent).length),
		);
	return drawn.map((card) => {
		const parent = parentOf(card);
		const person = seatOf(card.document, workshop)!;
		return {
			id: idOf(card.id),
			contents: {
				text: card.text!.trim(),
				tags: card.tags,
				links: card.links,
				authors: named && card.authors.includes(person) ? [person] : [],
				place: { parent, position: positions.get(parent)!.shift()! },
			},
		};
	});
}

function positionsAfter(siblings: readonly Placed[], count: number): string[] {
	const { position } = insertPlace(siblings, siblings.length);
	return [position, ...generateNKeysBetween(position, null, count - 1)];
}

function shuffle<T>(list: readonly T[], below: (below: number) => number): T[] {
	const shuffled = [...list];
	for (let last = shuffled.length - 1; last > 0; last--) {
		const other = below(last + 1);
		[shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
	}
	return shuffled;
}

/** Seats that have cards among these: where they are few, what is on the board can be guessed to be theirs. */
export function seatsAmong(cards: readonly PrivateCard[], workshop: string): Set<string> {
	return new Set(cards.map(({ document }) => seatOf(document, workshop)!));
}

/** Fewer than so many seats: whoever looks may guess who wrote what. */
export const FEW_SEATS = 3;
