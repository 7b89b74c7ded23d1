// A start paints from rows that are read with the browser's own calls: Dexie, 33 kB of script, is loaded behind the picture.

/** Reads rows of Dexie's database by their keys. A database that is not there yet has no rows, and is not made. */
export class FirstReader {
	readonly #name: string;
	#opening: Promise<IDBDatabase | null> | null = null;

	constructor(name: string) {
		this.#name = name;
	}

	async get<T>(table: string, key: string): Promise<T | undefined> {
		return this.ask<T | undefined>(table, (store) => store.get(key), undefined);
	}

	async all<T>(table: string): Promise<T[]> {
		return this.ask<T[]>(table, (store) => store.getAll(), []);
	}

	async ask<T>(table: string, ask: (store: IDBObjectStore) => IDBRequest, none: T): Promise<T> {
		return (await this.begin(table, ask, none))();
	}

	/**
	 * Resolves when it has been read, to what hands it over. Only handing it over costs the page's own time: whoever has to paint first
	 * lets the disk work meanwhile.
	 */
	async begin<T>(table: string, ask: (store: IDBObjectStore) => IDBRequest, none: T): Promise<() => T> {
		const db = await this.#open();
		if (!db) return () => none;
		return new Promise((resolve, reject) => {
			const request = ask(db.transaction(table, 'readonly').objectStore(table));
			request.onsuccess = () => resolve(() => request.result as T);
			request.onerror = () => reject(request.error ?? new DOMException('not read', 'UnknownError'));
		});
	}

	#open(): Promise<IDBDatabase | null> {
		this.#opening ??= new Promise<IDBDatabase | null>((resolve, reject) => {
			const request = indexedDB.open(this.#name);
			let missing = false;
			request.onupgradeneeded = () => {
				missing = true;
				request.transaction?.abort();
			};
			request.onsuccess = () => resolve(this.#hold(request.result));
			request.onerror = () =>
				missing ? resolve(null) : reject(request.error ?? new DOMException('not opened', 'UnknownError'));
		});
		const opening = this.#opening;
		const again = () => {
			if (this.#opening === opening) this.#opening = null;
		};
		// What is not there, or could not be opened, may be there for the next question.
		void opening.then((db) => db ?? again(), again);
		return opening;
	}

	#hold(db: IDBDatabase): IDBDatabase {
		const letGo = () => {
			db.close();
			this.#opening = null;
		};
		db.onversionchange = letGo;
		db.onclose = letGo;
		return db;
	}
}
