// [I1] What this store calls saved is on the device's disk. A failed or closed database is noticed, reopened and written again.
import { fetchUpdates, type IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';

export type SaveFailure = 'quota' | 'closed' | 'unavailable' | 'unreadable';

export interface SaveStatus {
	state: 'opening' | 'saving' | 'saved' | 'failed';
	/** Why the last try failed; the changes are kept in memory and tried again. */
	failure?: SaveFailure;
	/** Changes that are not on the disk yet. */
	unsaved: number;
}

/** What is kept beside the updates, under string keys: conflicts, what is not acknowledged, replaced contents. */
export type Notes = Record<string, unknown>;

const RETRY = [250, 1000, 3000, 10_000];
/** A log is trimmed when it is this long, or this many times the bytes of the document it says. */
const TRIM_ROWS = 500;
const TRIM_BYTES = 256 * 1024;

function openDatabase(factory: IDBFactory, name: string): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = factory.open(name);
		request.onupgradeneeded = () => {
			// The layout is y-indexeddb's, so that its own reader, and any other client of it, reads the same database.
			request.result.createObjectStore('updates', { autoIncrement: true });
			request.result.createObjectStore('custom');
		};
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
		request.onblocked = () => reject(new DOMException('blocked by another tab', 'InvalidStateError'));
	});
}

function failureOf(error: unknown): SaveFailure {
	const name = error instanceof Error || error instanceof DOMException ? error.name : '';
	if (name === 'QuotaExceededError') return 'quota';
	if (name === 'InvalidStateError' || name === 'AbortError') return 'closed';
	return 'unavailable';
}

export class DocumentStore {
	status: SaveStatus = { state: 'opening', unsaved: 0 };
	/** Number of the last stored update that the document in memory reflects: y-indexeddb's key. */
	lastKey = 0;
	readonly #name: string;
	readonly #factory: IDBFactory | undefined;
	readonly #doc: Y.Doc;
	readonly #changed: () => void;
	#db: IDBDatabase | null = null;
	#waiting: { update: Uint8Array | null; notes: Notes }[] = [];
	#inFlight = 0;
	#tries = 0;
	#retry: ReturnType<typeof setTimeout> | undefined;
	#closed = false;
	#rows = 0;
	#bytes = 0;
	#reader: IndexeddbPersistence;

	constructor(name: string, doc: Y.Doc, changed: () => void, factory: IDBFactory | undefined) {
		this.#name = name;
		this.#factory = factory;
		this.#doc = doc;
		this.#changed = changed;
		this.#reader = {
			doc,
			db: null,
			_dbref: 0,
			_dbsize: 0,
			_destroyed: false,
		} as unknown as IndexeddbPersistence;
		doc.on('update', this.#store);
	}

	/** The origin of transactions that only read what this device had stored. */
	get origin(): unknown {
		return this.#reader;
	}

	/** Reads what is stored into the document. Never rejects: what cannot be read or opened is told by the status. */
	async load(): Promise<Notes> {
		try {
			await this.#open();
			await this.#readNewer();
			const notes = await this.#readNotes();
			this.#settle();
			return notes;
		} catch (error) {
			this.#fail(failureOf(error));
			return {};
		}
	}

	/** Keeps notes beside the updates; saved with the same guarantee. */
	note(notes: Notes): void {
		this.#put(null, notes);
	}

	/** Notes to be written in the same step as the update that is about to be stored, or before it. */
	noteFirst: Notes = {};

	async close(): Promise<void> {
		this.#doc.off('update', this.#store);
		this.#closed = true;
		clearTimeout(this.#retry);
		this.#reader._destroyed = true;
		this.#db?.close();
		this.#db = null;
	}

	/** Tries at once what is waiting, e.g. when the person says that room was made. */
	retry(): void {
		clearTimeout(this.#retry);
		void this.#writeWaiting();
	}

	#store = (update: Uint8Array, origin: unknown) => {
		const notes = this.noteFirst;
		this.noteFirst = {};
		if (origin === this.#reader) return;
		this.#put(update, notes);
	};

	#put(update: Uint8Array | null, notes: Notes): void {
		const db = this.#db;
		if (!db || this.#waiting.length > 0) {
			this.#waiting.push({ update, notes });
			if (this.status.state !== 'opening') this.#count();
			if (db && this.#inFlight === 0) void this.#writeWaiting();
			return;
		}
		this.#write(db, update ? [update] : [], notes, () => this.#waiting.push({ update, notes }));
	}

	/** One transaction, begun at once: the last keystroke before a tab closes counts. */
	#write(db: IDBDatabase, updates: Uint8Array[], notes: Notes, giveBack: () => void): void {
		const undo = (error: unknown) => {
			giveBack();
			this.#fail(failureOf(error));
		};
		try {
			const transaction = db.transaction(['updates', 'custom'], 'readwrite', { durability: 'strict' });
			const custom = transaction.objectStore('custom');
			for (const [key, note] of Object.entries(notes)) {
				if (note === undefined) custom.delete(key);
				else custom.put(note, key);
			}
			for (const update of updates) {
				const request = transaction.objectStore('updates').add(update);
				request.onsuccess = () => this.#stored(Number(request.result), update.byteLength);
			}
			this.#inFlight++;
			this.#count();
			transaction.oncomplete = () => {
				this.#inFlight--;
				this.#settle();
			};
			transaction.onabort = () => {
				this.#inFlight--;
				undo(transaction.error ?? new DOMException('aborted', 'AbortError'));
			};
		} catch (error) {
			undo(error);
		}
	}

	#stored(key: number, bytes: number): void {
		this.#rows++;
		this.#bytes += bytes;
		// A gap in the keys is another tab's write: reading it keeps `lastKey` a promise about everything before it.
		if (key === this.lastKey + 1) {
			this.lastKey = key;
			this.#reader._dbref = key + 1;
		} else void this.#readNewer().catch(() => {});
	}

	#settle(): void {
		if (this.#closed) return;
		if (this.#waiting.length > 0) return void this.#writeWaiting();
		if (this.#inFlight > 0) return this.#count();
		this.#tries = 0;
		this.#say({ state: 'saved', unsaved: 0 });
		if (this.#rows > TRIM_ROWS || this.#bytes > TRIM_BYTES) void this.#trim().catch(() => {});
	}

	#count(): void {
		const unsaved = this.#inFlight + this.#waiting.length;
		this.#say(this.status.state === 'failed' ? { ...this.status, unsaved } : { state: 'saving', unsaved });
	}

	#fail(failure: SaveFailure): void {
		if (this.#closed) return;
		this.#say({ state: 'failed', failure, unsaved: this.#inFlight + this.#waiting.length });
		clearTimeout(this.#retry);
		this.#retry = setTimeout(
			() => void this.#writeWaiting(),
			RETRY[Math.min(this.#tries++, RETRY.length - 1)],
		);
	}

	#say(status: SaveStatus): void {
		this.status = status;
		this.#changed();
	}

	async #writeWaiting(): Promise<void> {
		if (this.#closed || this.#inFlight > 0) return;
		try {
			if (!this.#db) {
				await this.#open();
				await this.#readNewer();
			}
		} catch (error) {
			return this.#fail(failureOf(error));
		}
		const waiting = this.#waiting.splice(0);
		if (waiting.length === 0) return this.#settle();
		const updates = waiting.flatMap(({ update }) => (update ? [update] : []));
		const notes: Notes = Object.assign({}, ...waiting.map((one) => one.notes));
		this.#write(this.#db!, updates.length > 1 ? [Y.mergeUpdates(updates)] : updates, notes, () =>
			this.#waiting.unshift(...waiting),
		);
	}

	async #open(): Promise<void> {
		if (!this.#factory) throw new Error('this browser offers no database');
		const db = await openDatabase(this.#factory, this.#name);
		const lost = () => {
			if (this.#db !== db) return;
			db.close();
			this.#db = null;
			this.#reader.db = null;
			this.#fail('closed');
		};
		db.onclose = lost;
		db.onversionchange = lost;
		this.#db = db;
		this.#reader.db = db;
	}

	/** Applies the stored updates that this document has not read: at the start all, later those of other tabs. */
	async #readNewer(): Promise<void> {
		const reader = this.#reader;
		if (!this.#db) return;
		try {
			await fetchUpdates(reader);
		} catch {
			await this.#salvage(this.#db);
		}
		this.lastKey = Math.max(this.lastKey, reader._dbref - 1 || 0);
		this.#rows = reader._dbsize;
	}

	/** One unreadable update must not hide the others. */
	async #salvage(db: IDBDatabase): Promise<void> {
		const store = db.transaction(['updates'], 'readonly').objectStore('updates');
		const rows = await settled(store.getAll(IDBKeyRange.lowerBound(this.#reader._dbref)));
		const keys = await settled(
			db
				.transaction(['updates'], 'readonly')
				.objectStore('updates')
				.getAllKeys(IDBKeyRange.lowerBound(this.#reader._dbref)),
		);
		for (const row of rows as Uint8Array[]) {
			try {
				Y.applyUpdate(this.#doc, row, this.#reader);
			} catch {
				this.status = { ...this.status, failure: 'unreadable' };
			}
		}
		this.#reader._dbref = Number(keys.at(-1) ?? this.lastKey) + 1;
		this.#reader._dbsize = rows.length;
	}

	async #readNotes(): Promise<Notes> {
		const custom = this.#db!.transaction(['custom'], 'readonly').objectStore('custom');
		const [keys, contents] = await Promise.all([settled(custom.getAllKeys()), settled(custom.getAll())]);
		return Object.fromEntries(keys.map((key, index) => [String(key), contents[index]]));
	}

	/** Replaces the log by one update, in one transaction that also reads what other tabs have added meanwhile. */
	async #trim(): Promise<void> {
		const db = this.#db;
		this.#rows = 0;
		this.#bytes = 0;
		if (!db) return;
		const store = db.transaction(['updates'], 'readwrite', { durability: 'strict' }).objectStore('updates');
		const newer = store.getAll(IDBKeyRange.lowerBound(this.lastKey, true));
		newer.onsuccess = () => {
			if (this.status.failure === 'unreadable') return;
			for (const update of newer.result as Uint8Array[]) Y.applyUpdate(this.#doc, update, this.#reader);
			const added = store.add(Y.encodeStateAsUpdate(this.#doc));
			added.onsuccess = () => {
				this.lastKey = Number(added.result);
				this.#reader._dbref = this.lastKey + 1;
				this.#rows = 1;
				store.delete(IDBKeyRange.upperBound(added.result, true));
			};
		};
	}
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}
