// What a document's log contains, known without decoding it again: the clocks reached, and every deletion.
// Kept up incrementally from decoded updates, because merging or comparing whole documents costs the document.

import { RangeSet } from './rangeSet.ts';
import { dependenciesOf, encodeUpdate, type DecodedUpdate, type Range } from './updates.ts';

export interface Verdict {
	newStructs: boolean;
	newDeletions: boolean;
	/** Something in it starts, refers or deletes beyond what we would have with it. */
	gap: boolean;
}

export class Ledger {
	readonly clocks = new Map<number, number>();
	readonly deletions = new RangeSet();
	/** Grows with every change, so that what was computed from an earlier state can be recognised. */
	version = 0;

	judge(update: DecodedUpdate): Verdict {
		const reached = this.#reach(update);
		return {
			newStructs: update.runs.some((run) => run.to > this.clockOf(run.client)),
			newDeletions: !update.deletions.every((range) => this.deletions.contains(range)),
			gap: reached === null || !this.#coversReferences(update, reached),
		};
	}

	add(update: DecodedUpdate): void {
		for (const run of update.runs) if (run.to > this.clockOf(run.client)) this.clocks.set(run.client, run.to);
		this.deletions.addAll(update.deletions);
		this.version++;
	}

	clockOf(client: number): number {
		return this.clocks.get(client) ?? 0;
	}

	/** Whether somebody at `clocks` has every struct that we have. */
	isCoveredBy(clocks: ReadonlyMap<number, number>): boolean {
		for (const [client, clock] of this.clocks) if ((clocks.get(client) ?? 0) < clock) return false;
		return true;
	}

	/**
	 * The part of an update that can be integrated on top of what we have, or null when nothing can.
	 * A peer that itself waits for somebody's missing structs sends them in every step 2: they must neither
	 * enter the log nor keep the rest of its work out of it.
	 */
	trim(update: DecodedUpdate): Uint8Array | null {
		const limits = this.#contiguousLimits(update);
		for (let shrunk = true; shrunk;) {
			shrunk = false;
			for (const struct of update.structs) {
				const { client, clock } = struct.id;
				if (clock >= (limits.get(client) ?? 0)) continue;
				if (dependenciesOf(struct).every((id) => id.clock < this.#limitOf(limits, id.client))) continue;
				limits.set(client, clock);
				shrunk = true;
			}
		}
		const structs = update.structs.filter(({ id }) => id.clock < (limits.get(id.client) ?? 0));
		const ranges = update.deletions
			.map((range) => ({ ...range, to: Math.min(range.to, this.#limitOf(limits, range.client)) }))
			.filter((range) => range.from < range.to);
		if (structs.length === 0 && ranges.length === 0) return null;
		return encodeUpdate(
			structs,
			Map.groupBy(ranges, (range) => range.client),
		);
	}

	#limitOf(limits: ReadonlyMap<number, number>, client: number): number {
		return Math.max(limits.get(client) ?? 0, this.clockOf(client));
	}

	#contiguousLimits(update: DecodedUpdate): Map<number, number> {
		const limits = new Map<number, number>();
		for (const run of sortRuns(update.runs)) {
			const end = this.#limitOf(limits, run.client);
			limits.set(run.client, run.from > end ? end : Math.max(end, run.to));
		}
		return limits;
	}

	/** The clocks that we would have with the update, or null if it leaves a hole. */
	#reach(update: DecodedUpdate): Map<number, number> | null {
		const reached = new Map<number, number>();
		const runs = update.runs.length > 1 ? sortRuns(update.runs) : update.runs;
		for (const run of runs) {
			const end = this.#limitOf(reached, run.client);
			if (run.from > end) return null;
			reached.set(run.client, Math.max(end, run.to));
		}
		return reached;
	}

	#coversReferences(update: DecodedUpdate, reached: ReadonlyMap<number, number>): boolean {
		for (const struct of update.structs)
			for (const id of dependenciesOf(struct))
				if (id.clock >= this.#limitOf(reached, id.client)) return false;
		return update.deletions.every((range) => range.to <= this.#limitOf(reached, range.client));
	}
}

function sortRuns(runs: readonly Range[]): Range[] {
	return runs.toSorted((a, b) => a.client - b.client || a.from - b.from);
}
