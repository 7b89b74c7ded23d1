import { card } from '#lib/domain/card.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import { newRecordId } from '#lib/domain/recordId.ts';
import { cardsToReveal, waitingCards } from '#lib/domain/reveal.ts';
import { seatOf } from '#lib/domain/votes.ts';
import { stage } from '#lib/domain/stage.ts';
import { sha256 } from '#lib/workspace/hash.ts';
import type { Session } from '../session.svelte.ts';

export type CardRow = RowOf<typeof card>;

/** What is promised to somebody who writes privately: where the card goes, and with or without their name. */
export function promiseOf(session: Session): 'named' | 'hidden' {
	return session.named ? 'named' : 'hidden';
}

/** Whether this client offers to write privately: order, which every client keeps. Live. */
export function mayWritePrivately(session: Session): boolean {
	const { workspace, seat, attendee } = session;
	return attendee !== undefined && session.has('writePrivately') && workspace.mayWrite(seat);
}

/** A card for the seat alone. Its id says nothing of when it was written: the ids of revealed cards are told to everybody. */
export async function writePrivately(
	session: Session,
	{ text, column, promise }: { text: string; column: string | null; promise: 'named' | 'hidden' },
): Promise<string> {
	const id = newRecordId(0);
	const contents = {
		text: text.trim(),
		place: { parent: column, position: 'a0' },
		authors: promise === 'named' ? [session.me] : [],
	};
	const seat = await session.workspace.document(session.seat);
	seat.apply([{ do: 'create', kind: card.name, id, contents }]);
	return id;
}

/**
 * Words of a card that nobody else has seen.
 * @param promise what its author read when they pressed to save, which holds from now on; without it, what held before
 */
export async function changePrivately(
	session: Session,
	row: CardRow,
	{ text, promise }: { text: string; promise?: 'named' | 'hidden' },
): Promise<void> {
	const authors = promise === 'named' ? [session.me] : [];
	await session.workspace.change(card, row.id, { text: text.trim(), ...(promise && { authors }) });
}

/** Cards of all seats that wait to be put on the board, as far as they are on this device. Live. */
export function cardsWaiting(session: Session): CardRow[] {
	return waitingCards(session.workspace.rows(card), {
		workshop: session.id,
		revealed: session.stage?.revealed ?? [],
		removed: session.stage?.removed ?? [],
	});
}

/**
 * Puts private cards on the board, in one step, and notes that they are there. Whoever does it again, or elsewhere at the same
 * time, makes the same records: a card comes to the board once.
 * @returns how many were put there
 */
export async function revealCards(session: Session): Promise<number> {
	const { workspace, board, stageDocument, id: workshop } = session;
	const waiting = cardsWaiting(session);
	if (waiting.length === 0) return 0;
	const [ids, onBoard, onStage] = await Promise.all([
		idsOnBoard(workshop, waiting),
		workspace.document(board),
		workspace.document(stageDocument),
	]);
	const drawn = cardsToReveal(waiting, {
		named: promiseOf(session) === 'named',
		workshop,
		// Of the plenary first: whatever names no column goes there.
		columns: [...session.columns].sort(
			(one, other) => Number(Boolean(one.table)) - Number(Boolean(other.table)),
		),
		onBoard: [...session.cards, ...session.clusters],
		idOf: (id) => ids.get(id)!,
		below: randomBelow,
	});
	onBoard.apply(
		drawn
			.filter(({ id }) => !onBoard.row(card.name, id))
			.map(({ id, contents }) => ({ do: 'create', kind: card.name, id, contents })),
	);
	// Their ids are drawn by lot too: in their own order they say nothing of the cards on the board.
	onStage.apply(
		waiting
			.map(({ id }) => id)
			.sort()
			.map((id) => ({ do: 'add', kind: stage.name, id: workshop, key: `revealed/${id}` })),
	);
	return drawn.length;
}

/** Cards whose author was changing them while they were put on the board, as far as they are on this device. Live. */
export function cardsChangedSince({ workspace, stage: now, id }: Session): CardRow[] {
	const [revealed, removed] = [new Set(now?.revealed), new Set(now?.removed)];
	return workspace.rows(card).filter((row) => {
		const person = seatOf(row.document, id);
		return person !== null && revealed.has(row.id) && !removed.has(person) && Boolean(row.edited.text);
	});
}

/**
 * Brings to the board what authors wrote while their cards were put there. Whoever is at the board may have changed a card since:
 * then it stays as it is. This device must be up to date, else it would bring older words. The facilitator has not done it: their
 * undo takes nobody's words back.
 */
export async function bringChanges(session: Session, changed: readonly CardRow[]): Promise<void> {
	const { workspace, board } = session;
	const [ids, opened] = await Promise.all([idsOnBoard(session.id, changed), workspace.document(board)]);
	if (session.isBehind) return;
	for (const { id, text, document } of changed) {
		const onBoard = workspace.row(card, ids.get(id)!);
		const words = text?.trim();
		if (!words || onBoard?.document !== board || workspace.behind.includes(document)) continue;
		if (onBoard.text !== words && !onBoard.edited.text)
			opened.apply([{ do: 'set', kind: card.name, id: onBoard.id, key: 'text', content: words }]);
	}
}

async function idsOnBoard(workshop: string, cards: readonly CardRow[]): Promise<Map<string, string>> {
	const bytes = new TextEncoder();
	return new Map(
		await Promise.all(
			cards.map(async ({ id }) => {
				const hash = await sha256(bytes.encode(`${workshop}/${id}`));
				return [id, hash.slice(0, 26)] as const;
			}),
		),
	);
}

/** By the browser's cryptographic source: an order that nobody could have foreseen. */
function randomBelow(below: number): number {
	const [number] = crypto.getRandomValues(new Uint32Array(1));
	return Math.floor((number! / 2 ** 32) * below);
}
