// A log is replaced in one step, only by what has been shown to be the same document, and only as far as it was
// read; otherwise it stays as it is. The first compaction of a month also keeps that state for good.

import { messageOf, type Log } from '../log.ts';
import { Collector } from './collector.ts';
import { FORMAT, type DocumentLog, type Snapshot, type Storage, type Tail } from './storage.ts';

export interface CompactorOptions {
	storage: Storage;
	log: Log;
	/** Called when a log has been replaced. */
	onReplaced(document: string): void;
	/** Milliseconds since 1970. */
	now?: () => number;
	/** Megabytes that the collecting thread may use beside the documents' bytes. */
	memory?: number;
}

/** What a document that nobody is using any more must have gathered. */
const IDLE_ROWS = 64;
const IDLE_BYTES = 256 * 2 ** 10;
/** What a document in use must have gathered. */
const BYTES = 64 * 2 ** 10;
/** So many rows are worth a compaction however large the document is: each is read and merged at every load. */
const MANY = 2000;
/** Rows between two looks at how long a log has become. */
const STRIDE = 64;

/** Whether the rows since the last compaction are worth what compacting the whole document costs. */
export function isWorthwhile({ rows, bytes, snapshot }: Tail, use: 'inUse' | 'idle'): boolean {
	if (use === 'idle')
		return rows > IDLE_ROWS || bytes > IDLE_BYTES || (rows > IDLE_ROWS / 8 && bytes > snapshot / 8);
	// Starting the thread alone costs as much as relaying a thousand updates, whoever is there waits for the same
	// processor, and the document is compacted anyway when they have gone: only a log that newcomers would notice,
	// and not more often than each time that the document grows by half.
	return (bytes >= BYTES && bytes >= snapshot / 2) || rows > MANY;
}

export class Compactor {
	readonly #options: CompactorOptions;
	readonly #collector: Collector;
	readonly #running = new Map<string, Promise<void>>();
	/** Rows at which to look at a log again. */
	readonly #next = new Map<string, number>();
	#stopped = false;

	constructor(options: CompactorOptions) {
		this.#options = options;
		this.#collector = new Collector(options.memory);
	}

	/** To be told after each commit to a document in use. */
	noteRow(document: string, seq: number): void {
		if (seq < (this.#next.get(document) ?? 0) || this.#running.has(document)) return;
		this.#next.set(document, seq + STRIDE);
		void this.consider(document, 'inUse');
	}

	/** Compacts a document if that is worthwhile. Never rejects: what goes wrong is logged, and nothing is changed. */
	consider(document: string, use: 'inUse' | 'idle'): Promise<void> {
		return this.#enqueue(document, async () => {
			if (isWorthwhile(await this.#options.storage.measure(document), use)) await this.#compact(document);
		});
	}

	/** Compacts a document whatever it holds. */
	compact(document: string): Promise<void> {
		return this.#enqueue(document, () => this.#compact(document));
	}

	/**
	 * Keeps what is on disk now under a name, for ever. False when the document has a version of that name.
	 * Rejects when the log cannot be read as one document.
	 */
	async keepVersion(document: string, name: string, author: string): Promise<boolean> {
		const { storage, log } = this.#options;
		try {
			const state = await this.#collect(document, await storage.read(document));
			return await storage.keepVersion(document, state, { name, author, time: this.#now() });
		} catch (error) {
			log('versionFailed', { document, reason: messageOf(error) });
			throw error;
		}
	}

	/** Forgets when to look at a document that is not in use any more. */
	forget(document: string): void {
		this.#next.delete(document);
	}

	async stop(): Promise<void> {
		this.#stopped = true;
		await this.#collector.stop();
		await Promise.all(this.#running.values());
	}

	/** After what is under way with this document. */
	#enqueue(document: string, work: () => Promise<void>): Promise<void> {
		const running = (this.#running.get(document) ?? Promise.resolve())
			.then(() => (this.#stopped ? undefined : work()))
			.catch((error: unknown) => {
				if (this.#stopped) return;
				// What fails once will fail again: not at every few rows.
				this.#next.set(document, (this.#next.get(document) ?? 0) + MANY);
				this.#options.log('compactionFailed', { document, reason: messageOf(error) });
			})
			.finally(() => {
				if (this.#running.get(document) === running) this.#running.delete(document);
			});
		this.#running.set(document, running);
		return running;
	}

	async #compact(document: string): Promise<void> {
		const { storage, log, onReplaced } = this.#options;
		const stored = await storage.read(document);
		if (stored.rows.length === 0 || !isReadable(stored)) return;
		const before = sizeOf(stored);
		const snapshot = await this.#collect(document, stored);
		const time = this.#now();
		const month = { name: new Date(time).toISOString().slice(0, 7), author: '', time };
		if (!(await storage.replace(document, snapshot, month))) return;
		onReplaced(document);
		log('compacted', { document, rows: stored.rows.length, bytes: before, after: snapshot.bytes.length });
	}

	async #collect(document: string, stored: DocumentLog): Promise<Snapshot> {
		if (!isReadable(stored)) throw new Error(`there are rows in ${document} that this relay cannot read`);
		const bytes = await this.#collector.collect(statesOf(stored).map((state) => state.bytes));
		return { seq: stored.seq, format: FORMAT.yjsUpdate, bytes };
	}

	#now(): number {
		return this.#options.now?.() ?? Date.now();
	}
}

function statesOf({ snapshot, rows }: DocumentLog): Snapshot[] {
	return snapshot ? [snapshot, ...rows] : rows;
}

function isReadable(stored: DocumentLog): boolean {
	return statesOf(stored).every((state) => state.format === FORMAT.yjsUpdate);
}

function sizeOf(stored: DocumentLog): number {
	return statesOf(stored).reduce((sum, { bytes }) => sum + bytes.length, 0);
}
