import type { Spot } from '#lib/domain/boardMove.ts';
import type { Board } from './board.svelte.ts';
import { Scrolling } from './scrolling.ts';

/** Where the pointer is, and what part of the card it took hold of. */
export interface Grip {
	x: number;
	y: number;
	dx: number;
	dy: number;
	width: number;
}

/** How far a mouse goes before it drags; how far a finger may tremble, and how long it rests before it takes hold. */
const DRAG_AFTER = 6;
const TREMBLE = 10;
const LONG_PRESS = 350;
/** What is pressed rather than dragged. */
const CONTROLS = 'button, a, input, textarea, select, label, [contenteditable]';

/**
 * Lets cards and clusters be dragged with a mouse, a pen or, after a long press, a finger. The pointer is bound to the board, not to
 * the card: what others do with it takes nothing out of the hand.
 * @param moved told of every move, and null at the end
 * @returns how to stop
 */
export function dragByPointer(
	board: Board,
	root: HTMLElement,
	moved: (grip: Grip | null) => void,
): () => void {
	let pending: { id: string; item: HTMLElement; event: PointerEvent; timer: number } | null = null;
	let pointer: number | null = null;
	let grip: Grip | null = null;
	const scrolling = new Scrolling(root, () => place());

	function press(event: PointerEvent) {
		const target = event.target as HTMLElement;
		const item = target.closest<HTMLElement>('[data-item]');
		const control = target.closest(CONTROLS);
		if (!item || !event.isPrimary || event.button !== 0 || pointer !== null) return;
		if (control && !control.hasAttribute('data-handle')) return;
		const id = item.dataset.item!;
		const timer = event.pointerType === 'touch' ? window.setTimeout(take, LONG_PRESS) : 0;
		pending = { id, item, event, timer };
		// A finger's moves are told to where it came down, for as long as it stays.
		target.addEventListener('touchmove', hold, { passive: false });
	}

	function take() {
		if (!pending) return;
		const { id, item, event } = pending;
		pending = null;
		if (!board.pickUp(id, 'pointer')) return;
		pointer = event.pointerId;
		root.setPointerCapture(pointer);
		const box = item.getBoundingClientRect();
		grip = {
			x: event.clientX,
			y: event.clientY,
			dx: event.clientX - box.left,
			dy: event.clientY - box.top,
			width: box.width,
		};
		if (event.pointerType === 'touch') navigator.vibrate?.(12);
		moved(grip);
	}

	function move(event: PointerEvent) {
		if (pending) {
			const way = Math.hypot(event.clientX - pending.event.clientX, event.clientY - pending.event.clientY);
			if (event.pointerType === 'touch' ? way > TREMBLE : way > DRAG_AFTER) {
				if (event.pointerType === 'touch') forget();
				else take();
			}
		}
		if (!grip || event.pointerId !== pointer) return;
		grip = { ...grip, x: event.clientX, y: event.clientY };
		moved(grip);
		scrolling.follow(grip);
	}

	function place() {
		if (!grip || !board.held) return;
		const spot = spotUnder(root, grip.x, grip.y, board.held);
		if (spot && (spot.parent !== board.spot?.parent || spot.index !== board.spot.index)) board.spot = spot;
	}

	function release(event: PointerEvent) {
		forget();
		if (event.pointerId !== pointer) return;
		place();
		end();
		void board.drop();
		// The click that ends a drag opens nothing.
		const swallow = (click: MouseEvent) => click.stopPropagation();
		root.addEventListener('click', swallow, { capture: true, once: true });
		setTimeout(() => root.removeEventListener('click', swallow, { capture: true }), 50);
	}

	function cancel() {
		forget();
		if (pointer === null) return;
		end();
		board.putBack();
	}

	function end() {
		if (pointer !== null && root.hasPointerCapture(pointer)) root.releasePointerCapture(pointer);
		pointer = null;
		grip = null;
		scrolling.stop();
		moved(null);
	}

	function forget() {
		clearTimeout(pending?.timer);
		pending = null;
	}

	function hold(event: TouchEvent) {
		if (grip && event.cancelable) event.preventDefault();
	}

	function escape(event: KeyboardEvent) {
		if (event.key !== 'Escape' || pointer === null) return;
		event.preventDefault();
		cancel();
	}

	/** A long press is ours. */
	function menu(event: Event) {
		if (grip || (pending && pending.event.pointerType === 'touch')) event.preventDefault();
	}

	const listeners: [string, (event: never) => void, AddEventListenerOptions?][] = [
		['pointerdown', press],
		['pointermove', move],
		['pointerup', release],
		['pointercancel', cancel],
		['touchmove', hold, { passive: false }],
		['contextmenu', menu],
	];
	for (const [type, listener, options] of listeners)
		root.addEventListener(type, listener as EventListener, options);
	addEventListener('keydown', escape, true);
	return () => {
		cancel();
		for (const [type, listener] of listeners) root.removeEventListener(type, listener as EventListener);
		removeEventListener('keydown', escape, true);
	};
}

/** Where something would be put that is let go of at a point: the list below it, and after how many of what stands there. */
function spotUnder(root: HTMLElement, x: number, y: number, held: { id: string; kind: string }): Spot | null {
	const below = document.elementFromPoint(x, y);
	const jump = below?.closest<HTMLElement>('[data-to]');
	if (jump) return { parent: jump.dataset.to!, index: 1e6 };
	const column = below?.closest<HTMLElement>('[data-column]');
	if (!column || !root.contains(column)) return null;
	const inCluster = held.kind === 'card' ? below?.closest<HTMLElement>('[data-cluster]') : null;
	const list = (inCluster ?? column).querySelector<HTMLElement>('[data-list]');
	if (!list) return null;
	let index = 0;
	for (const item of list.children) {
		const { item: id } = (item as HTMLElement).dataset;
		if (!id || id === held.id) continue;
		const box = item.getBoundingClientRect();
		if (y < box.top + box.height / 2) break;
		index++;
	}
	return { parent: list.dataset.list!, index };
}
