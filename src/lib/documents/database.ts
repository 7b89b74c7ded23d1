// [I1] A document's database on this device: how it is opened, read row by row, and what its failures mean.

export type SaveFailure = 'quota' | 'closed' | 'unavailable' | 'unreadable';

/** What is kept beside the updates, under string keys: conflicts, what is not acknowledged, replaced contents. */
export type Notes = Record<string, unknown>;

/** Given in place of a note: deletes it if it is still this, and not what another tab has made of it. */
export class Forgotten {
	readonly note: unknown;

	constructor(note: unknown) {
		this.note = note;
	}
}

export function forgetSame(custom: IDBObjectStore, key: string, note: unknown): void {
	const found = custom.get(key);
	found.onsuccess = () => {
		if (JSON.stringify(found.result) === JSON.stringify(note)) custom.delete(key);
	};
}

/** A Yjs update that says nothing. */
const EMPTY_UPDATE = new Uint8Array([0, 0]);

/** @returns the database, and whether it had to be made: then nothing of the document is on this disk. */
export function openDatabase(factory: IDBFactory, name: string): Promise<{ db: IDBDatabase; made: boolean }> {
	return new Promise((resolve, reject) => {
		const request = factory.open(name);
		let [made, blocked] = [false, false];
		request.onupgradeneeded = () => {
			made = true;
			// The layout is y-indexeddb's, so that its own reader, and any other client of it, reads the same database.
			const updates = request.result.createObjectStore('updates', { autoIncrement: true });
			request.result.createObjectStore('custom');
			// Numbers go on from here: those of a database that is made anew never repeat those of the one before,
			// and packed rows say by number what they reflect.
			updates.add(EMPTY_UPDATE, Math.floor(Date.now() / 1000));
		};
		request.onsuccess = () => (blocked ? request.result.close() : resolve({ db: request.result, made }));
		request.onerror = () => reject(request.error ?? new DOMException('not opened', 'UnknownError'));
		request.onblocked = () => {
			blocked = true;
			reject(new DOMException('blocked by another tab', 'InvalidStateError'));
		};
	});
}

export function failureOf(error: unknown): SaveFailure {
	const name = error instanceof Error || error instanceof DOMException ? error.name : '';
	if (name === 'QuotaExceededError') return 'quota';
	if (name === 'InvalidStateError' || name === 'AbortError') return 'closed';
	return 'unavailable';
}

export function settled<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

export async function readNotes(db: IDBDatabase): Promise<Notes> {
	const custom = db.transaction(['custom'], 'readonly').objectStore('custom');
	const [keys, contents] = await Promise.all([settled(custom.getAllKeys()), settled(custom.getAll())]);
	return Object.fromEntries(keys.map((key, index) => [String(key), contents[index]]));
}

/** Every stored update from a number on, one by one: one that the browser cannot read (null) does not hide the others. */
export async function readEach(db: IDBDatabase, from: number): Promise<{ key: number; update: unknown }[]> {
	const store = db.transaction(['updates'], 'readonly').objectStore('updates');
	const keys = (await settled(store.getAllKeys(IDBKeyRange.lowerBound(from)))).map(Number);
	const read = (key: number) =>
		new Promise<{ key: number; update: unknown }>((resolve) => {
			const request = store.get(key);
			request.onsuccess = () => resolve({ key, update: request.result as unknown });
			request.onerror = (event) => {
				event.preventDefault();
				resolve({ key, update: null });
			};
		});
	return Promise.all(keys.map(read));
}
