import type { Attachment } from 'svelte/attachments';

/** How long a finger rests, before the platform opens its own menu; how far it may tremble. */
const LONG_PRESS = 350;
const TREMBLE = 10;

/** What a finger does that rests on something; its lifting then opens nothing. */
export const longPress =
	(act: () => void): Attachment<HTMLElement> =>
	(node) => {
		let timer = 0;
		let from: PointerEvent | null = null;
		let isTaken = false;

		function press(event: PointerEvent) {
			isTaken = false;
			if (event.pointerType !== 'touch' || !event.isPrimary) return;
			from = event;
			timer = window.setTimeout(take, LONG_PRESS);
		}
		function take() {
			from = null;
			isTaken = true;
			navigator.vibrate?.(12);
			act();
		}
		function move(event: PointerEvent) {
			if (from && Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > TREMBLE) forget();
		}
		function forget() {
			clearTimeout(timer);
			from = null;
		}
		function lift() {
			forget();
			if (isTaken) setTimeout(() => (isTaken = false), 50);
		}
		/** The menu of a link, its dragging, and the click that may follow. */
		function own(event: Event) {
			if (from || isTaken) event.preventDefault();
		}

		const listeners: [string, (event: never) => void][] = [
			['pointerdown', press],
			['pointermove', move],
			['pointerup', lift],
			['pointercancel', lift],
			['contextmenu', own],
			['dragstart', own],
			['click', own],
		];
		for (const [type, listener] of listeners) node.addEventListener(type, listener as EventListener);
		return () => {
			forget();
			for (const [type, listener] of listeners) node.removeEventListener(type, listener as EventListener);
		};
	};
