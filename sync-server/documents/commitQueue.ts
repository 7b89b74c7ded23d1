// [I2] A writer hears `committed` only after the storage said that the rows are on disk; after a failure it
// hears `failed` once, and nothing that it queued behind is written (it would leave a hole).

import type { LogRow, Storage } from '../storage/storage.ts';

export interface LogWriter {
	committed(seq: number): void;
	failed(error: unknown): void;
}

interface Entry {
	row: LogRow;
	writer: LogWriter;
	queuedAt: number;
}

export interface CommitQueueOptions {
	/** Milliseconds for which the first row waits for company. */
	delay: number;
	/** Rows that are not made to wait for more. */
	limit: number;
	/** Rows written and how long the first of them waited, in seconds. */
	onCommit(rows: number, seconds: number): void;
	onFailure(error: unknown): void;
}

export class CommitQueue {
	readonly #storage: Storage;
	readonly #options: CommitQueueOptions;
	#waiting: Entry[] = [];
	#timer: NodeJS.Timeout | undefined;
	#writing: Promise<void> | null = null;
	/** Bytes queued or being written. */
	bytes = 0;

	constructor(storage: Storage, options: CommitQueueOptions) {
		this.#storage = storage;
		this.#options = options;
	}

	add(row: LogRow, writer: LogWriter): void {
		this.#waiting.push({ row, writer, queuedAt: performance.now() });
		this.bytes += row.bytes.length;
		if (this.#writing) return;
		if (this.#waiting.length >= this.#options.limit) this.#start();
		else this.#wait(this.#options.delay);
	}

	/** Resolves when all that was queued is written or has failed. */
	async flush(): Promise<void> {
		while (this.#writing || this.#waiting.length > 0) {
			if (!this.#writing) this.#start();
			await this.#writing;
		}
	}

	#wait(milliseconds: number): void {
		this.#timer ??= setTimeout(() => this.#start(), milliseconds);
	}

	/** What came during a commit has waited for company meanwhile, and waits no longer than anything else. */
	#goOn(): void {
		const [first] = this.#waiting;
		if (!first) return;
		const left = this.#options.delay - (performance.now() - first.queuedAt);
		if (left < 1 || this.#waiting.length >= this.#options.limit) this.#start();
		else this.#wait(left);
	}

	#start(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#writing = this.#write().finally(() => {
			this.#writing = null;
			this.#goOn();
		});
	}

	async #write(): Promise<void> {
		const batch = this.#waiting;
		this.#waiting = [];
		try {
			await this.#storage.append(batch.map((entry) => entry.row));
		} catch (error) {
			this.#fail(batch, error);
			return;
		}
		this.#forget(batch);
		this.#options.onCommit(batch.length, (performance.now() - (batch[0]?.queuedAt ?? 0)) / 1000);
		const seqs = new Map(batch.map((entry) => [entry.writer, entry.row.seq]));
		for (const [writer, seq] of seqs) {
			try {
				writer.committed(seq);
			} catch (error) {
				this.#drop(new Set([writer]));
				writer.failed(error);
			}
		}
	}

	#fail(batch: readonly Entry[], error: unknown): void {
		const writers = new Set(batch.map((entry) => entry.writer));
		this.#drop(writers);
		this.#forget(batch);
		this.#options.onFailure(error);
		for (const writer of writers) writer.failed(error);
	}

	#drop(writers: ReadonlySet<LogWriter>): void {
		this.#forget(this.#waiting.filter((entry) => writers.has(entry.writer)));
		this.#waiting = this.#waiting.filter((entry) => !writers.has(entry.writer));
	}

	#forget(entries: readonly Entry[]): void {
		for (const entry of entries) this.bytes -= entry.row.bytes.length;
	}
}
