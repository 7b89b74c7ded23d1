// [I6] What this device keeps beside a document's updates, in the same database: lost values, replaced ones, what waits.
import type { CellStep } from './change.ts';
import type { Conflict } from './conflict.ts';
import type { DocumentStore, Notes } from './store.ts';

/** Replaced contents are needed as the base of a conflict with a peer that was long away; beyond this many the oldest go. */
const REPLACED_KEPT = 5000;

interface Replaced {
	content: unknown;
	time: number;
}

export class DeviceMemory {
	/** Lost values that the person has not settled yet, by the identity of the write that lost. */
	readonly conflicts = new Map<string, Conflict>();
	/** Client ids under which this device has written here. */
	readonly clients = new Set<number>();
	readonly #replaced = new Map<string, Replaced>();
	readonly #store: DocumentStore;
	#waitingKeys = new Set<string>();
	#waiting = 0;

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
			else if (type === 'replaced') this.#replaced.set(id, note as Replaced);
			else if (type === 'client') this.clients.add(Number(id));
			else if (type === 'waiting') {
				this.#waitingKeys.add(key);
				waiting += Number(note);
			}
		}
		this.#forgetOldest();
		this.#waiting = waiting;
		return waiting;
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
			if (this.conflicts.has(conflict.id)) continue;
			this.conflicts.set(conflict.id, conflict);
			this.#store.noteFirst[`conflict:${conflict.id}`] = conflict;
		}
	}

	settle(conflict: string): void {
		if (this.conflicts.delete(conflict)) this.#store.note({ [`conflict:${conflict}`]: undefined });
	}

	rememberClient(client: number): void {
		if (this.clients.has(client)) return;
		this.clients.add(client);
		this.#store.noteFirst[`client:${client}`] = 1;
	}

	/** Each tab notes what waits under its own client id, so that no tab writes over another's count. */
	rememberWaiting(client: number, waiting: number): void {
		if (waiting === this.#waiting) return;
		this.#waiting = waiting;
		const key = `waiting:${client}`;
		const notes: Notes = { [key]: waiting || undefined };
		for (const earlier of this.#waitingKeys) if (earlier !== key) notes[earlier] = undefined;
		this.#waitingKeys = new Set([key]);
		this.#store.note(notes);
	}

	#forgetOldest(): void {
		const oldest = [...this.#replaced].sort(([, one], [, other]) => one.time - other.time);
		for (const [item] of oldest.slice(0, Math.max(0, oldest.length - REPLACED_KEPT))) {
			this.#replaced.delete(item);
			this.#store.note({ [`replaced:${item}`]: undefined });
		}
	}
}
