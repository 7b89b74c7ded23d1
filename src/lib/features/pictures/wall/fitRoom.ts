import type { Attachment } from 'svelte/attachments';

/** How wide a picture is meant to be read at its own size, in pixels. */
const READ_AT = 1000;
const LARGEST = 2.4;
const SMALLEST = 0.5;
/** Smaller by this at least, until it fits. */
const STEP = 0.97;

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
			} else {
				const drawn = stage.getBoundingClientRect().height;
				// By half of what is missing: in smaller letters there is more width, and less height is needed.
				if (drawn > height + 1) zoom = Math.max(SMALLEST, zoom * Math.min(STEP, Math.sqrt(height / drawn)));
			}
			// Larger letters leave less width: the stage is as wide as the room at any size.
			if (stage.style.zoom === String(zoom)) return;
			stage.style.zoom = String(zoom);
			hideWhileSettling();
		}

		/** What is drawn for another width is not shown: its marks would lie on each other. */
		function hideWhileSettling(): void {
			stage.style.opacity = '0';
			cancelAnimationFrame(frame);
			frame = requestAnimationFrame(() => {
				frame = requestAnimationFrame(() => (stage.style.opacity = ''));
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
