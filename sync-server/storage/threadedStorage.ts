// [I2] The SQLite storage seen from the relay's thread: the same contract, the same promises. If its thread
// dies, whatever is under way fails and all that follows fails, since nothing can be on disk any more.

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Reply, StorageMethod } from './sqliteThread.ts';
import type {
	DocumentLog,
	DocumentSize,
	LogRow,
	Snapshot,
	Storage,
	Tail,
	Version,
	VersionLabel,
	Writer,
} from './storage.ts';

interface Waiting {
	resolve(value: unknown): void;
	reject(error: unknown): void;
}

/** Opens the storage of a directory; rejects with a sentence for people when it cannot be used. */
export async function openThreadedStorage(directory: string): Promise<Storage> {
	const worker = new Worker(new URL('./sqliteThread.ts', import.meta.url), { workerData: directory });
	const [{ epoch }] = (await once(worker, 'message')) as [{ epoch: string }];
	return new ThreadedStorage(worker, epoch);
}

class ThreadedStorage implements Storage {
	readonly epoch: string;
	readonly #worker: Worker;
	readonly #waiting = new Map<number, Waiting>();
	#lastId = 0;
	#broken: unknown = null;

	constructor(worker: Worker, epoch: string) {
		this.epoch = epoch;
		this.#worker = worker;
		worker.on('message', ({ id, value, error }: Reply) => {
			const waiting = this.#waiting.get(id);
			this.#waiting.delete(id);
			if (error === undefined) waiting?.resolve(value);
			else waiting?.reject(error);
		});
		worker.on('error', (error) => this.#break(error));
		worker.on('exit', () => this.#break(new Error('the storage is closed')));
	}

	append(rows: readonly LogRow[]): Promise<void> {
		return this.#ask('append', rows);
	}

	read(document: string, since?: number): Promise<DocumentLog> {
		return this.#ask('read', document, since);
	}

	replace(document: string, snapshot: Snapshot, keepAs?: VersionLabel): Promise<boolean> {
		return this.#ask('replace', document, snapshot, keepAs);
	}

	measure(document: string): Promise<Tail> {
		return this.#ask('measure', document);
	}

	keepVersion(document: string, state: Snapshot, label: VersionLabel): Promise<boolean> {
		return this.#ask('keepVersion', document, state, label);
	}

	versions(document: string): Promise<Version[]> {
		return this.#ask('versions', document);
	}

	readVersion(document: string, name: string): Promise<Snapshot | null> {
		return this.#ask('readVersion', document, name);
	}

	list(): Promise<DocumentSize[]> {
		return this.#ask('list');
	}

	writers(workspace: string): Promise<Writer[]> {
		return this.#ask('writers', workspace);
	}

	probe(): Promise<void> {
		return this.#ask('probe');
	}

	remove(document: string): Promise<void> {
		return this.#ask('remove', document);
	}

	checkpoint(): Promise<void> {
		return this.#ask('checkpoint');
	}

	async close(): Promise<void> {
		const exited = once(this.#worker, 'exit');
		await this.#ask('close');
		await exited;
	}

	#ask<T>(method: StorageMethod, ...args: unknown[]): Promise<T> {
		return new Promise<unknown>((resolve, reject) => {
			if (this.#broken) {
				reject(this.#broken);
				return;
			}
			const id = ++this.#lastId;
			this.#waiting.set(id, { resolve, reject });
			this.#worker.postMessage({ id, method, args });
		}) as Promise<T>;
	}

	#break(error: unknown): void {
		this.#broken ??= error;
		for (const { reject } of this.#waiting.values()) reject(error);
		this.#waiting.clear();
	}
}
