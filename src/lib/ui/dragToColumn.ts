/** What is in the hand, and over which column. */
export interface Carried {
	readonly key: string;
	readonly column: string | null;
	/** Where the pointer is, and what part of the card it took hold of. */
	readonly x: number;
	readonly y: number;
	readonly dx: number;
	readonly dy: number;
	readonly width: number;
}

/** How far a mouse goes before it drags; how far a finger may tremble, and how long it rests before it takes hold. */
const DRAG_AFTER = 6;
const TREMBLE = 10;
const LONG_PRESS = 350;
/** How near to an edge the board begins to scroll, and by how much at most, in pixels a frame. */
const EDGE = 56;
const SPEED = 14;
/** What is pressed rather than dragged; a card's own link is dragged with it. */
const CONTROLS = 'button, input, textarea, select, label, [contenteditable], [role=menu]';

interface Hooks {
	/** The part of the page that scrolls sideways. */
	across: () => HTMLElement | undefined;
	mayMove: (key: string) => boolean;
	/** Told of every move, and null at the end. */
	carried: (carried: Carried | null) => void;
	dropped: (key: string, column: string) => void;
}

/**
 * Lets what has `data-item` be dragged to what has `data-column` with a mouse, a pen or, after a long press, a finger. The pointer
 * is bound to the board, not to the card: whatever happens to that meanwhile takes nothing out of the hand.
 * @returns how to stop
 */
export function dragToColumn(root: HTMLElement, { across, mayMove, carried, dropped }: Hooks): () => void {
	let pending: { item: HTMLElement; event: PointerEvent; timer: number } | null = null;
	let pointer: number | null = null;
	let hand: Carried | null = null;
	let frame = 0;

	function press(event: PointerEvent) {
		const target = event.target as HTMLElement;
		const item = target.closest<HTMLElement>('[data-item]');
		if (!item || !event.isPrimary || event.button !== 0 || pointer !== null) return;
		if (target.closest(CONTROLS) || !mayMove(item.dataset.item!)) return;
		const timer = event.pointerType === 'touch' ? window.setTimeout(take, LONG_PRESS) : 0;
		pending = { item, event, timer };
	}

	function take() {
		if (!pending) return;
		const { item, event } = pending;
		pending = null;
		pointer = event.pointerId;
		root.setPointerCapture(pointer);
		const box = item.getBoundingClientRect();
		const { clientX: x, clientY: y } = event;
		hold({
			key: item.dataset.item!,
			column: null,
			x,
			y,
			dx: x - box.left,
			dy: y - box.top,
			width: box.width,
		});
		if (event.pointerType === 'touch') navigator.vibrate?.(12);
	}

	function hold(next: Carried | null) {
		hand = next;
		carried(next);
	}

	function move(event: PointerEvent) {
		if (pending) {
			const way = Math.hypot(event.clientX - pending.event.clientX, event.clientY - pending.event.clientY);
			const isTouch = event.pointerType === 'touch';
			if (isTouch && way > TREMBLE) forget();
			else if (!isTouch && way > DRAG_AFTER) take();
		}
		if (!hand || event.pointerId !== pointer) return;
		hold({ ...hand, x: event.clientX, y: event.clientY, column: columnAt(event.clientX, event.clientY) });
		frame ||= requestAnimationFrame(scroll);
	}

	function columnAt(x: number, y: number): string | null {
		const column = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-column]');
		return column && root.contains(column) ? column.dataset.column! : null;
	}

	function scroll() {
		frame = 0;
		const board = across();
		if (!hand || !board) return;
		const { left, right } = board.getBoundingClientRect();
		const [from, to] = [Math.max(0, left) + EDGE, Math.min(innerWidth, right) - EDGE];
		const over = hand.x < from ? hand.x - from : hand.x > to ? hand.x - to : 0;
		if (over === 0) return;
		const before = board.scrollLeft;
		board.scrollLeft += Math.sign(over) * Math.min(SPEED, (Math.abs(over) / EDGE) * SPEED);
		if (board.scrollLeft === before) return;
		hold({ ...hand, column: columnAt(hand.x, hand.y) });
		frame = requestAnimationFrame(scroll);
	}

	function release(event: PointerEvent) {
		forget();
		if (event.pointerId !== pointer || !hand) return;
		const { key, column } = hand;
		end();
		if (column !== null) dropped(key, column);
		// The click that ends a drag opens nothing.
		const swallow = (click: MouseEvent) => {
			click.stopPropagation();
			click.preventDefault();
		};
		root.addEventListener('click', swallow, { capture: true, once: true });
		setTimeout(() => root.removeEventListener('click', swallow, { capture: true }), 50);
	}

	function cancel() {
		forget();
		if (pointer !== null) end();
	}

	function end() {
		if (pointer !== null && root.hasPointerCapture(pointer)) root.releasePointerCapture(pointer);
		pointer = null;
		cancelAnimationFrame(frame);
		frame = 0;
		hold(null);
	}

	function forget() {
		clearTimeout(pending?.timer);
		pending = null;
	}

	function escape(event: KeyboardEvent) {
		if (event.key !== 'Escape' || pointer === null) return;
		event.preventDefault();
		cancel();
	}

	/** A finger that carries something does not scroll. */
	function stay(event: TouchEvent) {
		if (hand && event.cancelable) event.preventDefault();
	}

	/** A long press is ours, and so is the dragging of a link. */
	function own(event: Event) {
		const byTouch = pending?.event.pointerType === 'touch';
		if (event.type === 'dragstart' ? hand || pending : hand || byTouch) event.preventDefault();
	}

	const listeners: [string, (event: never) => void, AddEventListenerOptions?][] = [
		['pointerdown', press],
		['pointermove', move],
		['pointerup', release],
		['pointercancel', cancel],
		['touchmove', stay, { passive: false }],
		['contextmenu', own],
		['dragstart', own],
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
