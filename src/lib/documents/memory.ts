// [I6] What this device keeps beside a document's updates, in the same database: lost values, replaced ones, what waits.
import type { CellStep } from './change.ts';
import type { Conflict } from './conflict.ts';
import { Forgotten, type Notes } from './database.ts';
import type { Place } from './link/channel.ts';
import type { DocumentStore } from './store.ts';

/** Replaced contents are needed as the base of a conflict with a peer that was long away; beyond this many the oldest go. */
const REPLACED_KEPT = 5000;
/** A tab that was asleep may find a conflict again that another has settled long since; beyond this many the oldest go. */
const SETTLED_KEPT = 1000;

interface Replaced {
	content: unknown;
	time: number;
}

/** How many changes wait, a number that tells one such note of a tab from the next, and per client id the clock at which the first of them begins. */
type Waiting = [changes: number, turn: number, begins?: Record<number, number>];

export class DeviceMemory {
	/** Lost values that the person has not settled yet, by the identity of the write that lost. */
	readonly conflicts = new Map<string, Conflict>();
	/** Client ids under which this device has written here. */
	readonly clients = new Set<number>();
	/** How far this device has received the relay's log. */
	place: Place | null = null;
	readonly #replaced = new Map<string, Replaced>();
	/** When conflicts were settled on this device: nobody is told of them again. */
	readonly #settled = new Map<string, number>();
	readonly #store: DocumentStore;
	/** What earlier sittings and other tabs had noted as waiting, by key. */
	readonly #earlier = new Map<string, Waiting>();
	/** What this sitting notes as waiting: how many, and for the how many-th time it is noted. */
	#own: Waiting = [0, 0];
	#client = 0;

	constructor(store: DocumentStore) {
		this.#store = store;
	}

	/** Takes up what earlier sittings and other tabs have noted. @returns how many changes wait for the relay */
	recall(notes: Notes): number {
		let waiting = 0;
		for (const [key, note] of Object.entries(notes)) {
			const colon = key.indexOf(':');
			const id = key.slice(colon + 1);
			const type = key.slice(0, colon);
			if (type === 'conflict') this.conflicts.set(id, note as Conflict);
			else if (type === 'settled') this.#settled.set(id, note as number);
			else if (type === 'replaced') this.#replaced.set(id, note as Replaced);
			else if (type === 'client') this.clients.add(Number(id));
			else if (key === 'place') this.place = note as Place;
			else if (type === 'waiting') {
				this.#earlier.set(key, note as Waiting);
				waiting += (note as Waiting)[0];
			}
		}
		for (const id of this.#settled.keys()) this.conflicts.delete(id);
		this.#forgetOldest();
		return waiting;
	}

	/** Everything that is kept, for a database that had to be made again. */
	remind(): Notes {
		const notes: Notes = Object.fromEntries(this.#earlier);
		if (this.place) notes.place = this.place;
		if (this.#own[0] > 0) notes[`waiting:${this.#client}`] = this.#own;
		for (const [id, conflict] of this.conflicts) notes[`conflict:${id}`] = conflict;
		for (const [id, time] of this.#settled) notes[`settled:${id}`] = time;
		for (const [item, replaced] of this.#replaced) notes[`replaced:${item}`] = replaced;
		for (const client of this.clients) notes[`client:${client}`] = 1;
		return notes;
	}

	rememberPlace(place: Place): void {
		this.place = place;
		this.#store.note({ place });
	}

	/** Something came that the relay, in this run of it, may not have on its disk; noted in one step with it. */
	rememberAhead(boot: string): void {
		if (!this.place || this.place.ahead !== undefined) return;
		this.place = { ...this.place, ahead: boot };
		this.#store.noteFirst.place = this.place;
	}

	/** The content of a write that this device once replaced; undefined when it never knew, or no longer does. */
	replaced(item: string): unknown {
		return this.#replaced.get(item)?.content;
	}

	rememberReplaced(steps: readonly CellStep[]): void {
		for (const { beforeItem, before } of steps) {
			if (!beforeItem) continue;
			const replaced = { content: before, time: Date.now() };
			this.#replaced.set(beforeItem, replaced);
			this.#store.noteFirst[`replaced:${beforeItem}`] = replaced;
		}
	}

	rememberConflicts(found: readonly Conflict[]): void {
		for (const conflict of found) {
			const known = this.conflicts.get(conflict.id);
			if (this.#settled.has(conflict.id) || (known && !conflict.covered)) continue;
			// Of one retraction more edits may come: they are told together.
			const covered = known && [...new Set([...(known.covered ?? []), ...conflict.covered!])].sort();
			if (known && covered?.length === known.covered?.length) continue;
			this.#keep(known ? { ...known, theirs: conflict.theirs, covered } : conflict);
		}
	}

	/** Notes that a conflict is settled, in one step with what is written to settle it. */
	settle(conflict: string): void {
		if (!this.conflicts.delete(conflict)) return;
		const time = Date.now();
		this.#settled.set(conflict, time);
		this.#store.noteFirst[`conflict:${conflict}`] = undefined;
		this.#store.noteFirst[`settled:${conflict}`] = time;
	}

	/** A settlement was taken back. */
	reopen(conflict: Conflict): void {
		this.#settled.delete(conflict.id);
		this.#store.noteFirst[`settled:${conflict.id}`] = undefined;
		this.#keep(conflict);
	}

	/** Notes that a conflict was shown to the person, and what the other is called, where that is known. */
	rememberShown(conflict: string, name?: string): void {
		const known = this.conflicts.get(conflict);
		if (!known || (known.shown && (!name || known.name === name))) return;
		this.#keep({ ...known, shown: known.shown ?? Date.now(), ...(name ? { name } : {}) });
	}

	/** Conflicts that this device has settled. */
	get settledConflicts(): string[] {
		return [...this.#settled.keys()];
	}

	/** Another tab, which shares the disk, has settled a conflict, or taken that back. */
	hear(told: { settled: string } | { reopened: Conflict }): void {
		if ('settled' in told) {
			this.conflicts.delete(told.settled);
			this.#settled.set(told.settled, Date.now());
		} else {
			this.#settled.delete(told.reopened.id);
			this.conflicts.set(told.reopened.id, told.reopened);
		}
	}

	#keep(conflict: Conflict): void {
		this.conflicts.set(conflict.id, conflict);
		this.#store.noteFirst[`conflict:${conflict.id}`] = conflict;
	}

	rememberClient(client: number): void {
		if (this.clients.has(client)) return;
		this.clients.add(client);
		this.#store.noteFirst[`client:${client}`] = 1;
	}

	/**
	 * Where what waits begins, per client id under which it was written: in this sitting, in earlier ones, and in other tabs.
	 * @param own the same of this sitting
	 * @param notes what is on the disk now
	 */
	unsentSince(own: ReadonlyMap<number, number>, notes: Notes): Map<number, number> {
		const since = new Map(own);
		const take = (client: number, clock: number) =>
			since.set(client, Math.min(clock, since.get(client) ?? clock));
		for (const [key, note] of [...this.#earlier, ...Object.entries(notes)]) {
			const client = /^waiting:(\d+)$/.exec(key)?.[1];
			// What this sitting has noted may be older than what it knows.
			if (client === undefined || Number(client) === this.#client) continue;
			const begins = (note as Waiting)[2];
			if (!begins) take(Number(client), 0);
			else for (const [writer, clock] of Object.entries(begins)) take(Number(writer), clock);
		}
		return since;
	}

	/**
	 * Notes what waits with the next write. Each tab does so under its own client id, and forgets what another had noted only
	 * once that was acknowledged, and only if the other has not gone on counting.
	 */
	countWaiting(client: number, counted: { own: number; earlier: number; begins: Map<number, number> }): void {
		const { own, earlier } = counted;
		this.#client = client;
		if (own !== this.#own[0]) {
			this.#own = [own, this.#own[1] + 1, Object.fromEntries(counted.begins)];
			this.#store.noteFirst[`waiting:${client}`] = own === 0 ? undefined : this.#own;
		}
		if (earlier > 0) return;
		for (const [key, note] of this.#earlier) this.#store.noteFirst[key] = new Forgotten(note);
		this.#earlier.clear();
	}

	#forgetOldest(): void {
		const replaced = [...this.#replaced].map(([item, { time }]) => [item, time] as const);
		for (const item of oldestOf(replaced, REPLACED_KEPT)) {
			this.#replaced.delete(item);
			this.#store.note({ [`replaced:${item}`]: undefined });
		}
		for (const id of oldestOf([...this.#settled], SETTLED_KEPT)) {
			this.#settled.delete(id);
			this.#store.note({ [`settled:${id}`]: undefined });
		}
	}
}

/** What is beyond the newest so many. */
function oldestOf(timed: readonly (readonly [string, number])[], kept: number): string[] {
	const oldest = [...timed].sort(([, one], [, other]) => one - other);
	return oldest.slice(0, Math.max(0, oldest.length - kept)).map(([id]) => id);
}
