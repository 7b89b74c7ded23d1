// The merged delete set of a document: sorted, disjoint ranges per client. State vectors say nothing of
// deletions, so that only this can tell whether a deletion is already in the log.

import type { Range } from './updates.ts';

/** So many are put in one by one. */
const FEW = 16;

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

	/** Many at once: each for itself would move all that lie behind it. */
	addAll(added: readonly Range[]): void {
		for (const [client, ranges] of Map.groupBy(added, (range) => range.client)) {
			if (ranges.length <= FEW) for (const range of ranges) this.add(range);
			else this.#clients.set(client, unite((this.#clients.get(client) ?? []).concat(ranges)));
		}
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

function unite(ranges: Range[]): Range[] {
	const united: Range[] = [];
	for (const { client, from, to } of ranges.sort((a, b) => a.from - b.from)) {
		const last = united.at(-1);
		if (last && from <= last.to) last.to = Math.max(last.to, to);
		else united.push({ client, from, to });
	}
	return united;
}
