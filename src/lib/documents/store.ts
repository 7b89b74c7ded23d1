// [I1] What this store calls saved is on the device's disk. A failed or closed database is noticed, reopened and written again.
import * as Y from 'yjs';
import {
	failureOf,
	Forgotten,
	forgetSame,
	type Notes,
	openDatabase,
	readNotes,
	type SaveFailure,
} from './database.ts';
import { StoredLog } from './storedLog.ts';

export interface SaveStatus {
	state: 'opening' | 'saving' | 'saved' | 'failed';
	/**
	 * Why the last try failed; the changes are kept in memory and tried again. `unreadable` stays beside `saved`: a stored
	 * update cannot be read, and is kept where it is.
	 */
	failure?: SaveFailure;
	/** Changes that are not on the disk yet. */
	unsaved: number;
}

export interface StoreOptions {
	name: string;
	doc: Y.Doc;
	factory: IDBFactory | undefined;
	/** The status differs. */
	changed: () => void;
	/** What earlier sittings noted, once it could be read. */
	recall: (notes: Notes) => void;
	/** Everything to be noted again, since the browser has thrown the database away. */
	remind: () => Notes;
}

/** One change to be written; `turn` orders what is given back after a failure. */
interface Entry {
	turn: number;
	update: Uint8Array | null;
	notes: Notes;
}

const RETRY = [250, 1000, 3000, 10_000];

export class DocumentStore {
	status: SaveStatus = { state: 'opening', unsaved: 0 };
	/** Notes to be written in the same step as the update that is about to be stored, or before it. */
	noteFirst: Notes = {};
	readonly #options: StoreOptions;
	readonly #doc: Y.Doc;
	readonly #inFlight = new Set<Entry[]>();
	readonly #log: StoredLog;
	#db: IDBDatabase | null = null;
	#waiting: Entry[] = [];
	#turn = 0;
	#tries = 0;
	#retry: ReturnType<typeof setTimeout> | undefined;
	#preparing: Promise<void> | null = null;
	#closed = false;
	#hasRead = false;
	/** Another tab has deleted the database: it is made again for what is changed here, not for what others send. */
	#deleted = false;

	constructor(options: StoreOptions) {
		this.#options = options;
		this.#doc = options.doc;
		this.#log = new StoredLog(options.doc);
		this.#doc.on('update', this.#store);
	}

	/** The origin of transactions that only read what this device had stored. */
	get origin(): unknown {
		return this.#log.origin;
	}

	/** What this tab and others have noted, as it is on the disk now; nothing where that cannot be read. */
	async notes(): Promise<Notes> {
		try {
			return this.#db ? await readNotes(this.#db) : {};
		} catch {
			return {};
		}
	}

	/** Whether a stored update cannot be read. */
	get unreadable(): boolean {
		return this.#log.unreadable;
	}

	/** Number of the last stored update that the document in memory reflects, with all before it: y-indexeddb's key. */
	get lastKey(): number {
		return this.#log.lastKey;
	}

	/** Reads what is stored into the document. Never rejects: what cannot be read or opened is told by the status. */
	load(): Promise<void> {
		return this.#writeWaiting();
	}

	/** Keeps notes beside the updates; saved with the same guarantee. */
	note(notes: Notes): void {
		this.#put(null, notes);
	}

	/** Writes what was to be noted first, where no update follows. */
	noteNow(): void {
		const notes = this.#takeNotes();
		if (Object.keys(notes).length > 0) this.#put(null, notes);
	}

	/** Writes what still waits, and lets go of the database. */
	async close(): Promise<void> {
		this.#doc.off('update', this.#store);
		clearTimeout(this.#retry);
		this.noteNow();
		if (this.#waiting.length > 0) {
			await this.#getReady().catch(() => {});
			if (this.#db && this.#hasRead) this.#write(this.#db, this.#waiting.splice(0));
		}
		this.#closed = true;
		clearTimeout(this.#retry);
		this.#log.stop();
		// The browser completes the transactions that have begun.
		this.#db?.close();
		this.#db = null;
	}

	/** Tries at once what is waiting, e.g. when the person says that room was made. */
	retry(): void {
		// What is under way will say how it went.
		if (this.#inFlight.size > 0) return;
		clearTimeout(this.#retry);
		this.#retry = undefined;
		void this.#writeWaiting();
	}

	#store = (update: Uint8Array, origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
		if (local) this.#deleted = false;
		if (origin === this.origin) this.noteNow();
		else this.#put(update, this.#takeNotes());
	};

	#takeNotes(): Notes {
		const notes = this.noteFirst;
		this.noteFirst = {};
		return notes;
	}

	#put(update: Uint8Array | null, notes: Notes): void {
		if (this.#deleted) return;
		const entry = { turn: this.#turn++, update, notes };
		if (this.#db && this.#hasRead && this.#waiting.length === 0) return this.#write(this.#db, [entry]);
		this.#waiting.push(entry);
		if (this.status.state !== 'opening') this.#count();
		if (this.#db || this.#retry === undefined) void this.#writeWaiting();
	}

	/** One transaction, begun at once: the last keystroke before a tab closes counts. */
	#write(db: IDBDatabase, entries: Entry[]): void {
		const updates = entries.flatMap(({ update }) => update ?? []);
		const merged = updates.length > 1 ? [Y.mergeUpdates(updates)] : updates;
		try {
			const transaction = db.transaction(['updates', 'custom'], 'readwrite', { durability: 'strict' });
			const custom = transaction.objectStore('custom');
			for (const [key, note] of Object.entries(Object.assign({}, ...entries.map(({ notes }) => notes)))) {
				if (note instanceof Forgotten) forgetSame(custom, key, note.note);
				else if (note === undefined) custom.delete(key);
				else custom.put(note, key);
			}
			const keys: IDBRequest<IDBValidKey>[] = [];
			for (const update of merged) keys.push(transaction.objectStore('updates').add(update));
			// Browsers drop a transaction that is still open when the page goes; one that is committed is finished.
			const asks = entries.some(({ notes }) =>
				Object.values(notes).some((note) => note instanceof Forgotten),
			);
			if (!asks) transaction.commit?.();
			this.#inFlight.add(entries);
			this.#count();
			transaction.oncomplete = () => {
				this.#inFlight.delete(entries);
				merged.forEach(({ byteLength }, index) =>
					this.#log.stored(this.#db, Number(keys[index]!.result), byteLength),
				);
				this.#settle();
			};
			transaction.onabort = () => {
				this.#inFlight.delete(entries);
				this.#giveBack(entries);
				this.#fail(transaction.error ?? new DOMException('aborted', 'AbortError'));
			};
		} catch (error) {
			// A connection that takes no transaction is closed, whether or not the browser has said so: the next try opens another.
			if (failureOf(error) === 'closed') this.#letGo(db);
			this.#giveBack(entries);
			this.#fail(error);
		}
	}

	#letGo(db: IDBDatabase): void {
		db.close();
		if (this.#db === db) this.#db = null;
	}

	#giveBack(entries: Entry[]): void {
		// What was noted after them is being written: when they are tried again, they must not write over it.
		for (const later of [...this.#inFlight].flat())
			for (const entry of entries)
				if (later.turn > entry.turn) for (const key of Object.keys(later.notes)) delete entry.notes[key];
		this.#waiting = [...this.#waiting, ...entries].sort((one, other) => one.turn - other.turn);
	}

	#settle(): void {
		if (this.#closed) return;
		if (this.#waiting.length > 0) return void this.#writeWaiting();
		if (this.#inFlight.size > 0) return this.#count();
		this.#tries = 0;
		this.#say('saved');
		if (this.#log.isLong && this.#db) this.#log.trim(this.#db);
	}

	#count(): void {
		if (this.status.state === 'failed') this.#say('failed', this.status.failure);
		else this.#say('saving');
	}

	#fail(error: unknown): void {
		if (this.#closed) return;
		this.#say('failed', failureOf(error));
		// Several writes fail of one cause: they are tried again together.
		if (this.#retry !== undefined || this.#deleted) return;
		const wait = RETRY[Math.min(this.#tries++, RETRY.length - 1)];
		this.#retry = setTimeout(() => {
			this.#retry = undefined;
			void this.#writeWaiting();
		}, wait);
	}

	#say(state: SaveStatus['state'], failure?: SaveFailure): void {
		const told = failure ?? (this.#log.unreadable ? 'unreadable' : undefined);
		const unsaved = [...this.#inFlight].flat().length + this.#waiting.length;
		this.status = { state, ...(told ? { failure: told } : {}), unsaved };
		this.#options.changed();
	}

	async #writeWaiting(): Promise<void> {
		if (this.#closed || this.#preparing || this.#inFlight.size > 0) return;
		try {
			if (!this.#db || !this.#hasRead) await this.#getReady();
		} catch (error) {
			return this.#fail(error);
		}
		if (this.#waiting.length === 0) return this.#settle();
		if (this.#db && !this.#closed) this.#write(this.#db, this.#waiting.splice(0));
	}

	#getReady(): Promise<void> {
		this.#preparing ??= this.#prepare().finally(() => (this.#preparing = null));
		return this.#preparing;
	}

	async #prepare(): Promise<void> {
		const made = this.#db ? false : await this.#open();
		if (made && this.#hasRead) return this.#beginAgain();
		await this.#log.readNewer(this.#db!);
		if (this.#hasRead) return;
		this.#options.recall(await readNotes(this.#db!));
		this.#hasRead = true;
	}

	/** The browser has thrown away what was stored: what is in memory is all there is, and is written whole. */
	#beginAgain(): void {
		this.#log.reflect(0);
		const whole = { turn: -1, update: Y.encodeStateAsUpdate(this.#doc), notes: this.#options.remind() };
		this.#waiting.unshift(whole);
	}

	/** @returns whether the database had to be made */
	async #open(): Promise<boolean> {
		const { factory, name } = this.#options;
		if (!factory) throw new Error('this browser offers no database');
		const { db, made } = await openDatabase(factory, name);
		if (this.#closed) {
			db.close();
			throw new DOMException('closed meanwhile', 'AbortError');
		}
		const lost = () => {
			if (this.#db !== db) return;
			this.#letGo(db);
			this.#fail(new DOMException('closed by the browser', 'InvalidStateError'));
		};
		db.onclose = lost;
		db.onversionchange = (event) => {
			this.#deleted = event.newVersion === null;
			lost();
		};
		this.#db = db;
		return made;
	}
}
