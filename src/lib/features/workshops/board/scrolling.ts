/** How near to an edge a list begins to scroll, and how fast at most, in pixels a frame. */
const EDGE = 56;
const SPEED = 14;

/** Scrolls the board and the column below the pointer while something is held near their edges, and tells each frame. */
export class Scrolling {
	readonly #root: HTMLElement;
	readonly #frame: () => void;
	#at: { x: number; y: number } | null = null;
	#request = 0;

	constructor(root: HTMLElement, frame: () => void) {
		this.#root = root;
		this.#frame = frame;
	}

	follow(at: { x: number; y: number }): void {
		this.#at = at;
		this.#request ||= requestAnimationFrame(this.#step);
	}

	stop(): void {
		this.#at = null;
		cancelAnimationFrame(this.#request);
		this.#request = 0;
	}

	#step = () => {
		this.#request = 0;
		if (!this.#at) return;
		const { x, y } = this.#at;
		const across = this.#root.querySelector<HTMLElement>('[data-across]');
		const down = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-down]');
		let moved = false;
		if (across) {
			const { left, right } = across.getBoundingClientRect();
			moved = nudge(across, 'scrollLeft', speedAt(x, Math.max(0, left), Math.min(innerWidth, right)));
		}
		if (down) {
			const { top, bottom } = down.getBoundingClientRect();
			moved = nudge(down, 'scrollTop', speedAt(y, Math.max(0, top), Math.min(innerHeight, bottom))) || moved;
		}
		this.#frame();
		if (moved) this.#request = requestAnimationFrame(this.#step);
	};
}

function speedAt(at: number, from: number, to: number): number {
	const room = Math.min(EDGE, (to - from) / 4);
	if (at < from + room) return -SPEED * Math.min(1, (from + room - at) / room);
	if (at > to - room) return SPEED * Math.min(1, (at - to + room) / room);
	return 0;
}

function nudge(element: HTMLElement, edge: 'scrollLeft' | 'scrollTop', speed: number): boolean {
	if (speed === 0) return false;
	const before = element[edge];
	element[edge] += speed;
	return element[edge] !== before;
}
