// [I1] The log of updates in a document's database: read into the document, counted, and now and then made one.
import { fetchUpdates, type IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { readEach } from './database.ts';

/** A log is trimmed when it is this long, or when this many bytes were added to it. */
const TRIM_ROWS = 500;
const TRIM_BYTES = 256 * 1024;

export class StoredLog {
	/** Number of the last stored update that the document in memory reflects, with all before it: y-indexeddb's key. */
	lastKey = 0;
	/** Whether a stored update cannot be read; it is kept where it is. */
	unreadable = false;
	readonly #doc: Y.Doc;
	/** The part of y-indexeddb's own object that its reader needs; also the origin of what it reads. */
	readonly #reader: IndexeddbPersistence;
	#rows = 0;
	#bytes = 0;

	constructor(doc: Y.Doc) {
		this.#doc = doc;
		const reader = { doc, db: null, _dbref: 0, _dbsize: 0, _destroyed: false };
		this.#reader = reader as unknown as IndexeddbPersistence;
	}

	get origin(): unknown {
		return this.#reader;
	}

	get isLong(): boolean {
		return this.#rows > TRIM_ROWS || this.#bytes > TRIM_BYTES;
	}

	/** An update is on the disk; to be told only then, since the numbers of what was aborted are given to others. */
	stored(db: IDBDatabase | null, key: number, bytes: number): void {
		this.#rows++;
		this.#bytes += bytes;
		// A gap in the keys is another tab's write: reading it keeps `lastKey` a promise about everything before it.
		if (key === this.lastKey + 1) this.reflect(key);
		else if (key > this.lastKey && db) void this.readNewer(db).catch(() => {});
	}

	reflect(key: number): void {
		this.lastKey = key;
		this.#reader._dbref = key + 1;
	}

	/** Applies the stored updates that this document has not read: at the start all, later those of other tabs. */
	async readNewer(db: IDBDatabase): Promise<void> {
		const reader = this.#reader;
		reader.db = db;
		try {
			await fetchUpdates(reader);
		} catch {
			await this.#salvage(db);
		}
		this.lastKey = Math.max(this.lastKey, reader._dbref - 1 || 0);
		this.#rows = reader._dbsize;
	}

	/** Replaces the log by one update, in one transaction that also reads what other tabs have added meanwhile. */
	trim(db: IDBDatabase): void {
		this.#rows = 0;
		this.#bytes = 0;
		if (this.unreadable) return;
		try {
			const transaction = db.transaction(['updates'], 'readwrite', { durability: 'strict' });
			const store = transaction.objectStore('updates');
			const newer = store.getAll(IDBKeyRange.lowerBound(this.lastKey, true));
			newer.onsuccess = () => {
				for (const update of newer.result as unknown[]) this.#take(update);
				if (this.unreadable) return transaction.abort();
				const added = store.add(Y.encodeStateAsUpdate(this.#doc));
				added.onsuccess = () => store.delete(IDBKeyRange.upperBound(added.result, true));
				transaction.oncomplete = () => {
					this.reflect(Number(added.result));
					this.#rows = 1;
				};
			};
		} catch (error) {
			console.warn('The stored updates could not be made one:', error);
		}
	}

	stop(): void {
		this.#reader._destroyed = true;
	}

	async #salvage(db: IDBDatabase): Promise<void> {
		const rows = await readEach(db, this.#reader._dbref);
		for (const { update } of rows) this.#take(update);
		this.#reader._dbref = (rows.at(-1)?.key ?? this.lastKey) + 1;
		this.#reader._dbsize = rows.length;
	}

	/** Applies a stored update, or notes that it cannot be read. */
	#take(update: unknown): void {
		try {
			Y.applyUpdate(this.#doc, update as Uint8Array, this.#reader);
		} catch {
			this.unreadable = true;
		}
	}
}
