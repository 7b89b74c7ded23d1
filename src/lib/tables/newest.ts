// Rows newest first, kept in order one by one: what changes is moved, never all sorted anew.

/** 20240318 of `2024-03-18`, 20240300 of `2024-03`; 0 of what is no date. */
export function numberOfDate(date: unknown): number {
	const parts = typeof date === 'string' ? /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(date) : null;
	return parts ? Number(parts[1]) * 10_000 + Number(parts[2] ?? 0) * 100 + Number(parts[3] ?? 0) : 0;
}

export type Compare = (one: number, other: number) => number;

/** Merges two ordered runs. */
function merge(one: Uint32Array, other: Uint32Array, compare: Compare): Uint32Array {
	const merged = new Uint32Array(one.length + other.length);
	let [here, there] = [0, 0];
	for (let at = 0; at < merged.length; at++)
		merged[at] =
			there >= other.length || (here < one.length && compare(one[here]!, other[there]!) <= 0)
				? one[here++]!
				: other[there++]!;
	return merged;
}

/** Slots in order. */
export class Ordered {
	#slots = new Uint32Array(0);
	#length = 0;
	readonly #compare: Compare;

	constructor(compare: Compare) {
		this.#compare = compare;
	}

	get slots(): Uint32Array {
		return this.#slots.subarray(0, this.#length);
	}

	/** Takes in many runs, each in order already. */
	addRuns(runs: readonly Uint32Array[]): void {
		let left = [this.slots, ...runs].filter(({ length }) => length > 0);
		while (left.length > 1)
			left = Array.from({ length: Math.ceil(left.length / 2) }, (_, pair) => {
				const [one, other] = [left[2 * pair]!, left[2 * pair + 1]];
				return other ? merge(one, other, this.#compare) : one;
			});
		this.#slots = left[0]?.slice() ?? new Uint32Array(0);
		this.#length = this.#slots.length;
	}

	add(slot: number): void {
		if (this.#length === this.#slots.length) {
			const slots = new Uint32Array(Math.max(64, this.#length * 2));
			slots.set(this.#slots);
			this.#slots = slots;
		}
		const at = this.#placeOf(slot);
		this.#slots.copyWithin(at + 1, at, this.#length++);
		this.#slots[at] = slot;
	}

	/** To be called while the slot compares as it did when it was added. */
	remove(slot: number): void {
		const at = this.#placeOf(slot);
		if (at >= this.#length || this.#slots[at] !== slot) return;
		this.#slots.copyWithin(at, at + 1, this.#length--);
	}

	#placeOf(slot: number): number {
		let [low, high] = [0, this.#length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.#compare(this.#slots[middle]!, slot) < 0) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
