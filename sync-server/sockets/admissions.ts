// Nobody unknown holds more than a few sockets: whoever comes in addition from the same address waits until one
// of them was admitted or has gone, so that a room of fifty phones behind one address gets in all the same.

import type { Grant } from '../access/gate.ts';

/** Sockets of one address that nobody has admitted yet. */
const UNADMITTED = 20;
/** How many more of that address may wait for their turn. */
const WAITING = 1000;

interface Threshold {
	inside: number;
	waiting: (() => void)[];
}

export class Admissions {
	readonly #thresholds = new Map<string, Threshold>();
	readonly #held = new Map<string, number>();

	/**
	 * Resolves when it is this newcomer's turn, with what to call once they have been admitted or have gone; with
	 * null where too many wait already.
	 */
	async enter(address: string): Promise<(() => void) | null> {
		const threshold = this.#thresholds.get(address) ?? { inside: 0, waiting: [] };
		this.#thresholds.set(address, threshold);
		if (threshold.inside < UNADMITTED) threshold.inside++;
		else if (threshold.waiting.length >= WAITING) return null;
		// Whoever leaves hands their place on.
		else await new Promise<void>((resolve) => threshold.waiting.push(resolve));
		return once(() => this.#leave(address, threshold));
	}

	/** Counts one more socket of an invite, until what it returns is called; null where those are enough. */
	hold({ invite, sockets }: Pick<Grant, 'invite' | 'sockets'>): (() => void) | null {
		const held = this.#held.get(invite) ?? 0;
		if (held >= sockets) return null;
		this.#held.set(invite, held + 1);
		return once(() => {
			const left = (this.#held.get(invite) ?? 1) - 1;
			if (left > 0) this.#held.set(invite, left);
			else this.#held.delete(invite);
		});
	}

	/** Sockets that nobody has admitted yet, those that wait included. */
	get unadmitted(): number {
		return [...this.#thresholds.values()].reduce(
			(sum, { inside, waiting }) => sum + inside + waiting.length,
			0,
		);
	}

	#leave(address: string, threshold: Threshold): void {
		const next = threshold.waiting.shift();
		if (next) next();
		else if (--threshold.inside === 0) this.#thresholds.delete(address);
	}
}

function once(work: () => void): () => void {
	let done = false;
	return () => {
		if (done) return;
		done = true;
		work();
	};
}
