import type { Attachment } from 'svelte/attachments';

/** How wide a picture is meant to be read at its own size, in pixels. */
const READ_AT = 1000;
const LARGEST = 2.4;
const SMALLEST = 0.5;
/** One step smaller, until it fits. */
const STEP = 0.94;

/** Draws what is within as large as there is room for, all of it: nobody scrolls on a wall. */
export function fitRoom(): Attachment<HTMLElement> {
	return (stage) => {
		const room = stage.parentElement!;
		let zoom = 0;
		let seen = { width: 0, height: 0 };
		let frame = 0;

		function settle(): void {
			const [width, height] = [room.clientWidth, room.clientHeight];
			if (width === 0) return;
			if (width !== seen.width || height !== seen.height) {
				seen = { width, height };
				zoom = Math.min(LARGEST, Math.max(1, width / READ_AT));
			} else if (stage.getBoundingClientRect().height > height + 1 && zoom > SMALLEST) zoom *= STEP;
			// Larger letters leave less width: the stage is as wide as the room at any size.
			if (stage.style.zoom === String(zoom)) return;
			stage.style.zoom = String(zoom);
			hideWhileSettling();
		}

		/** What is drawn for another width is not shown: its marks would lie on each other. */
		function hideWhileSettling(): void {
			stage.style.visibility = 'hidden';
			cancelAnimationFrame(frame);
			frame = requestAnimationFrame(() => {
				frame = requestAnimationFrame(() => (stage.style.visibility = ''));
			});
		}

		const observer = new ResizeObserver(settle);
		observer.observe(room);
		observer.observe(stage);
		return () => {
			cancelAnimationFrame(frame);
			observer.disconnect();
		};
	};
}
