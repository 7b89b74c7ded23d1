import { tick } from 'svelte';
import { columnOfSpot, spotsInColumn } from '#lib/domain/boardMove.ts';
import type { Board } from './board.svelte.ts';

/** What is said to whoever moves a card without seeing it. */
export interface BoardWords {
	pickedUp: (id: string) => string;
	/** Where it would come to stand now. */
	at: () => string;
	dropped: (place: string) => string;
	putBack: () => string;
	gone: () => string;
}

const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];

/**
 * The board by keyboard: arrows go from card to card; Space takes one up, then arrows move it, Space puts it down and Escape leaves
 * it where others have it.
 * @returns how to stop
 */
export function moveByKeys(
	board: Board,
	root: HTMLElement,
	{ words, open }: { words: BoardWords; open: (id: string) => void },
): () => void {
	const itemAt = (target: EventTarget | null) => {
		const handle = (target as HTMLElement | null)?.closest?.<HTMLElement>('[data-handle]');
		return handle === target ? handle?.closest<HTMLElement>('[data-item]')?.dataset.item : undefined;
	};

	async function press(event: KeyboardEvent) {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		if (board.held?.by === 'keys') return hold(event);
		const id = itemAt(event.target);
		if (id === undefined) return;
		if (event.key === ' ') {
			event.preventDefault();
			if (board.choosing) open(id);
			else if (board.pickUp(id, 'keys')) board.say(words.pickedUp(id));
		} else if (event.key === 'Enter') {
			event.preventDefault();
			open(id);
		} else if (ARROWS.includes(event.key)) {
			event.preventDefault();
			go(id, event.key);
		}
	}

	/** From card to card: along the column, or to the same height of the next. */
	function go(id: string, key: string) {
		const lists = [...root.querySelectorAll<HTMLElement>('[data-column]')].map((column) => [
			...column.querySelectorAll<HTMLElement>('[data-handle]'),
		]);
		const at = lists.findIndex((list) => list.some((handle) => isOf(handle, id)));
		const index = lists[at]?.findIndex((handle) => isOf(handle, id)) ?? -1;
		if (key === 'ArrowUp' || key === 'ArrowDown')
			return lists[at]?.[index + (key === 'ArrowDown' ? 1 : -1)]?.focus();
		const step = key === 'ArrowRight' ? 1 : -1;
		for (let next = at + step; lists[next]; next += step) {
			const list = lists[next]!;
			if (list.length > 0) return list[Math.min(index, list.length - 1)]!.focus();
		}
	}

	async function hold(event: KeyboardEvent) {
		if (ARROWS.includes(event.key)) {
			event.preventDefault();
			shift(event.key);
			board.say(words.at());
			await tick();
			root.querySelector('[data-drop]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
		} else if (event.key === ' ' || event.key === 'Enter') {
			event.preventDefault();
			const { id } = board.held!;
			const place = words.at();
			const outcome = await board.drop();
			board.say(outcome === 'gone' ? words.gone() : words.dropped(place));
			await focus(id);
		} else if (event.key === 'Escape') {
			event.preventDefault();
			event.stopPropagation();
			const { id } = board.held!;
			board.putBack();
			board.say(words.putBack());
			await focus(id);
		} else if (event.key === 'Tab') event.preventDefault();
	}

	function shift(key: string) {
		const { held, spot, columns } = board;
		if (!held || !spot) return;
		const moved = new Set([held.id]);
		const spotsOf = (index: number) => spotsInColumn(columns[index]!, moved, held.kind === 'card');
		const at = columns.findIndex(({ id }) => id === columnOfSpot(columns, spot.parent)?.id);
		if (at < 0) return;
		const spots = spotsOf(at);
		const index = spots.findIndex((one) => one.parent === spot.parent && one.index === spot.index);
		if (key === 'ArrowUp' || key === 'ArrowDown') {
			const next = spots[index + (key === 'ArrowDown' ? 1 : -1)];
			if (next) board.spot = next;
			return;
		}
		const column = at + (key === 'ArrowRight' ? 1 : -1);
		if (!columns[column]?.column) return;
		const there = spotsOf(column);
		board.spot = there[Math.min(index, there.length - 1)]!;
	}

	async function focus(id: string) {
		await tick();
		const item = [...root.querySelectorAll<HTMLElement>('[data-item]')].find(
			({ dataset }) => dataset.item === id,
		);
		item?.querySelector<HTMLElement>('[data-handle]')?.focus();
	}

	/** Whoever goes elsewhere with a card in the hand has not put it down. */
	function leave(event: FocusEvent) {
		if (board.held?.by !== 'keys' || root.contains(event.relatedTarget as Node | null)) return;
		board.putBack();
		board.say(words.putBack());
	}

	const listen = (event: KeyboardEvent) => void press(event);
	// A button is pressed when Space comes up again; here it was for moving.
	const swallow = (event: KeyboardEvent) => {
		if (event.key === ' ' && itemAt(event.target) !== undefined) event.preventDefault();
	};
	root.addEventListener('keydown', listen);
	root.addEventListener('keyup', swallow);
	root.addEventListener('focusout', leave);
	return () => {
		root.removeEventListener('keydown', listen);
		root.removeEventListener('keyup', swallow);
		root.removeEventListener('focusout', leave);
	};
}

const isOf = (handle: HTMLElement, id: string) =>
	handle.closest<HTMLElement>('[data-item]')?.dataset.item === id;
