import type { Place } from './kind.ts';

/** How a card, a cluster or a column stood at a moment: what a board is put back to. What a card says is never part of it. */
export interface Standing {
	readonly place: Place | null;
	/** Only cards are merged. */
	readonly mergedInto: string | null;
	/** Only columns are of a table, and have a title that comes from where they stand: a gathering calls them after their table. */
	readonly table: string | null;
	readonly title: string | null;
	readonly retracted: boolean;
}

export interface Movable {
	readonly kind: 'card' | 'cluster' | 'boardColumn';
	readonly id: string;
	readonly standing: Standing;
}

interface Step {
	readonly time: number;
	readonly kind: Movable['kind'];
	readonly id: string;
	/** How it stood before; null where it was not there yet. */
	readonly before: Standing | null;
}

/** What brings a board back: only what stands otherwise than it stood. */
export interface Rewinding {
	readonly changes: readonly { kind: Movable['kind']; id: string; from: Standing; to: Standing }[];
	/** Clusters that were made since: they go where nothing that is new stands in them. */
	readonly newClusters: readonly string[];
}

const LONGEST = 15 * 60_000;
const MOST = 20_000;

/**
 * What this device has seen happen on a board, for as long as it looked: in memory only, and by its own clock, since those of
 * others may be wrong and what was written on a train arrives late.
 */
export class BoardHistory {
	readonly #now = new Map<string, Movable>();
	#steps: Step[] = [];
	/** Since when it looks. */
	#since: number;

	constructor(movables: Iterable<Movable>, time: number) {
		this.#since = time;
		for (const movable of movables) this.#now.set(keyOf(movable), movable);
	}

	/** The earliest moment to which the board can be put back. */
	get since(): number {
		return this.#since;
	}

	/** What was made before this looked may be brought to the screen after that: it stood so all the while. */
	learn(movable: Movable, made: number): boolean {
		if (made >= this.#since || this.#now.has(keyOf(movable))) return false;
		this.#now.set(keyOf(movable), movable);
		return true;
	}

	/** Something stands so from now on; what stands as before is no news. */
	note(movable: Movable, time: number): void {
		const key = keyOf(movable);
		const before = this.#now.get(key)?.standing ?? null;
		// A title alone is no news, but it is the one that the column has from now on.
		this.#now.set(key, movable);
		if (before && isSame(before, movable.standing)) return;
		this.#steps.push({ time, kind: movable.kind, id: movable.id, before });
		this.#forget(time);
	}

	/** It stood so already, as this device learns now: there is no way back to before. */
	settle(movable: Movable, time: number): void {
		this.#now.set(keyOf(movable), movable);
		this.#steps = [];
		this.#since = time;
	}

	/**
	 * What would bring the board back to a moment: moves, merges, clusters, removals, and columns that came from a table; what was
	 * written since stays, and so does a column that was added.
	 */
	back(moment: number): Rewinding {
		const then = new Map<string, Step>();
		for (const step of this.#steps)
			if (step.time > moment && !then.has(keyOf(step))) then.set(keyOf(step), step);
		const changes: Rewinding['changes'][number][] = [];
		const newClusters: string[] = [];
		for (const [key, { kind, id, before }] of then) {
			const from = this.#now.get(key)!.standing;
			if (!before) {
				if (kind === 'cluster' && !from.retracted) newClusters.push(id);
			} else if (!isSame(from, before)) changes.push({ kind, id, from, to: before });
		}
		const stays = (cluster: string) =>
			[...this.#now.values()].some(({ kind, id, standing }) => {
				if (kind !== 'card' || standing.retracted || standing.place?.parent !== cluster) return false;
				const back = changes.find((change) => change.kind === 'card' && change.id === id);
				return (back?.to.place ?? standing.place)?.parent === cluster;
			});
		return { changes, newClusters: newClusters.filter((cluster) => !stays(cluster)) };
	}

	#forget(time: number): void {
		const oldest = this.#steps[0];
		if (!oldest || (oldest.time >= time - 2 * LONGEST && this.#steps.length <= 2 * MOST)) return;
		const kept = this.#steps.filter((step) => step.time >= time - LONGEST).slice(-MOST);
		const last = this.#steps[this.#steps.length - kept.length - 1];
		if (last) this.#since = Math.max(this.#since, last.time);
		this.#steps = kept;
	}
}

const keyOf = ({ kind, id }: { kind: string; id: string }) => `${kind}/${id}`;

const isSame = (one: Standing, other: Standing) =>
	one.place?.parent === other.place?.parent &&
	one.place?.position === other.place?.position &&
	one.mergedInto === other.mergedInto &&
	one.table === other.table &&
	one.retracted === other.retracted;
