// The newest part of a document's log in memory: it serves peers that are a little behind, and brings an
// older merged state up to date. What is not committed yet is always in it.

import type { Clocks } from './messages.ts';

export interface Bundle {
	seq: number;
	bytes: Uint8Array;
	/** The clocks reached with it, of the clients that it brings structs of. */
	reached: Clocks;
}

const BYTES = 512 * 2 ** 10;
const COUNT = 2048;

export class RecentUpdates {
	#bundles: Bundle[] = [];
	#bytes = 0;
	/** What somebody must have for the rest to be enough. */
	readonly #base: Map<number, number>;
	#baseSeq: number;

	constructor(baseSeq: number, base: Clocks) {
		this.#baseSeq = baseSeq;
		this.#base = new Map(base);
	}

	push(bundle: Bundle): void {
		this.#bundles.push(bundle);
		this.#bytes += bundle.bytes.length;
	}

	/** Forgets the older half once there is too much of it, as far as `committedSeq`. */
	trim(committedSeq: number): void {
		if (this.#bytes <= BYTES && this.#bundles.length <= COUNT) return;
		let dropped = 0;
		for (const bundle of this.#bundles) {
			const enough = this.#bytes <= BYTES / 2 && this.#bundles.length - dropped <= COUNT / 2;
			if (enough || bundle.seq > committedSeq) break;
			for (const [client, clock] of bundle.reached) this.#base.set(client, clock);
			this.#baseSeq = bundle.seq;
			this.#bytes -= bundle.bytes.length;
			dropped++;
		}
		this.#bundles = this.#bundles.slice(dropped);
	}

	get lastSeq(): number {
		return this.#bundles.at(-1)?.seq ?? this.#baseSeq;
	}

	/** What came after `seq`, or null if that is no longer known. */
	since(seq: number): Uint8Array[] | null {
		if (seq < this.#baseSeq) return null;
		return this.#bundles.filter((bundle) => bundle.seq > seq).map((bundle) => bundle.bytes);
	}

	/** What somebody at `clocks` lacks on the way to `goal`, or null if it began before what is known here. */
	missing(clocks: Clocks, goal: Clocks): Uint8Array[] | null {
		for (const [client, clock] of goal) {
			const reached = clocks.get(client) ?? 0;
			if (reached < clock && reached < (this.#base.get(client) ?? 0)) return null;
		}
		return this.#bundles
			.filter(({ reached }) => [...reached].some(([client, clock]) => clock > (clocks.get(client) ?? 0)))
			.map((bundle) => bundle.bytes);
	}
}
