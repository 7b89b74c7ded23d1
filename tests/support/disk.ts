import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import { databaseName } from '#lib/documents/document.ts';

/** A device's disk, of which the browser's side fails as a test wishes. What is stored, is stored by a working database. */
export class FaultyDisk {
	readonly disk: IDBFactory = new FakeFactory();
	/** What `factory.open` fails with. */
	openFails: DOMException | null = null;
	/** Whether another tab keeps the database from being opened. */
	blocked = false;
	/** Every write is aborted once its requests have succeeded, as browsers do at commit. */
	full = false;
	/** How often `transaction()` throws, since the browser has closed the database without saying so. */
	refusals = 0;
	/** Writes do not complete while this holds. */
	held = false;
	readonly #open = new Set<IDBDatabase>();
	readonly #running = new Set<IDBTransaction>();

	readonly factory = {
		open: (name: string) => this.#openDatabase(name),
		deleteDatabase: (name: string) => this.disk.deleteDatabase(name),
	} as unknown as IDBFactory;

	/** The browser closes every connection, as it does when it clears a site's data or its own storage crashes. */
	closeUnderneath(): void {
		for (const transaction of this.#running) transaction.abort();
		for (const db of this.#open) {
			db.close();
			db.onclose?.(new Event('close'));
		}
		this.#open.clear();
	}

	#openDatabase(name: string): IDBOpenDBRequest {
		if (this.blocked) return failing((request) => request.onblocked?.({} as IDBVersionChangeEvent));
		const { openFails } = this;
		if (openFails)
			return failing((request) => {
				Object.assign(request, { error: openFails });
				request.onerror?.(new Event('error'));
			});
		const request = this.disk.open(name);
		request.addEventListener('success', () => this.#watch(request.result));
		return request;
	}

	#watch(db: IDBDatabase): void {
		this.#open.add(db);
		const begin = db.transaction.bind(db);
		db.transaction = (names, mode, options) => {
			if (this.refusals-- > 0) throw new DOMException('the connection is closing', 'InvalidStateError');
			const transaction = begin(names, mode, options);
			if (mode === 'readwrite') this.#watchWrite(transaction);
			return transaction;
		};
	}

	#watchWrite(transaction: IDBTransaction): void {
		this.#running.add(transaction);
		// A browser may fail after it was asked to commit; here transactions complete by themselves, so that they can fail too.
		transaction.commit = () => {};
		for (const end of ['complete', 'abort'])
			transaction.addEventListener(end, () => this.#running.delete(transaction));
		const [name] = transaction.objectStoreNames;
		const ask = (then: () => void) => {
			transaction.objectStore(name!).get(0).onsuccess = then;
		};
		if (this.full)
			// Behind the requests of this turn.
			queueMicrotask(() =>
				ask(() => {
					Object.defineProperty(transaction, 'error', {
						get: () => new DOMException('full', 'QuotaExceededError'),
					});
					transaction.abort();
				}),
			);
		else if (this.held) {
			const wait = () => {
				if (this.held) ask(wait);
			};
			ask(wait);
		}
	}
}

function failing(fail: (request: IDBOpenDBRequest) => void): IDBOpenDBRequest {
	const request = {} as IDBOpenDBRequest;
	queueMicrotask(() => fail(request));
	return request;
}

const asked = <T>(request: IDBRequest<T>) =>
	new Promise<T>((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});

/** Works on a document's database beside the engine, as another tab or another program would. */
export async function onDisk<T>(
	disk: IDBFactory,
	work: (updates: IDBObjectStore, custom: IDBObjectStore) => IDBRequest<T>,
	name = 'plan',
): Promise<T> {
	const db = await asked(disk.open(databaseName('test', name)));
	const transaction = db.transaction(['updates', 'custom'], 'readwrite');
	const done = new Promise<void>((resolve) => (transaction.oncomplete = () => resolve()));
	const result = await asked(work(transaction.objectStore('updates'), transaction.objectStore('custom')));
	await done;
	db.close();
	return result;
}

export const storedKeys = async (disk: IDBFactory) =>
	(await onDisk(disk, (updates) => updates.getAllKeys())).map(Number);

export const storedNotes = async (disk: IDBFactory) =>
	(await onDisk(disk, (_updates, custom) => custom.getAllKeys())).map(String).sort();
