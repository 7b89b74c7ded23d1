// The merged delete set of a document: sorted, disjoint ranges per client. State vectors say nothing of
// deletions, so that only this can tell whether a deletion is already in the log.

import type { Range } from './updates.ts';

export class RangeSet {
	readonly #clients = new Map<number, Range[]>();

	contains({ client, from, to }: Range): boolean {
		const ranges = this.#clients.get(client);
		if (!ranges) return false;
		const at = ranges[firstEndingAfter(ranges, from)];
		return at !== undefined && at.from <= from && to <= at.to;
	}

	add({ client, from, to }: Range): void {
		const ranges = this.#clients.get(client);
		if (!ranges) {
			this.#clients.set(client, [{ client, from, to }]);
			return;
		}
		// Touching ranges become one, as Yjs writes them.
		const first = firstEndingAfter(ranges, from - 1);
		let next = first;
		for (let range = ranges[next]; range && range.from <= to; range = ranges[++next]) {
			from = Math.min(from, range.from);
			to = Math.max(to, range.to);
		}
		ranges.splice(first, next - first, { client, from, to });
	}

	isWithin(other: RangeSet): boolean {
		return [...this.#clients.values()].every((ranges) => ranges.every((range) => other.contains(range)));
	}

	[Symbol.iterator](): IterableIterator<[number, Range[]]> {
		return this.#clients[Symbol.iterator]();
	}
}

/** Index of the first range with `to > clock`, or the length. */
function firstEndingAfter(ranges: readonly Range[], clock: number): number {
	let low = 0;
	let high = ranges.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((ranges[middle] as Range).to > clock) high = middle;
		else low = middle + 1;
	}
	return low;
}
