import { MemoryStorage } from '../../sync-server/storage/memoryStorage.ts';
import type { DocumentLog, LogRow } from '../../sync-server/storage/storage.ts';

/** A storage whose commits and reads the test holds or lets fail; what it takes in it really keeps. */
export class HeldStorage extends MemoryStorage {
	#gate: { promise: Promise<void>; open(): void } | null = null;
	#readGate: { promise: Promise<void>; open(): void } | null = null;
	#arrived: (() => void)[] = [];
	failure: Error | null = null;
	#nextFailure: Error | null = null;
	/** The rows of each commit that was asked for. */
	readonly asked: string[][] = [];
	/** Commits that have been asked for and not settled. */
	waiting = 0;

	hold(): void {
		this.#gate ??= makeGate();
	}

	release(): void {
		this.#gate?.open();
		this.#gate = null;
	}

	holdReads(): void {
		this.#readGate ??= makeGate();
	}

	releaseReads(): void {
		this.#readGate?.open();
		this.#readGate = null;
	}

	/** Lets only the next commit to be settled fail. */
	failOnce(error: Error): void {
		this.#nextFailure = error;
	}

	/** Resolves when a commit waits here. */
	async arrived(): Promise<void> {
		if (this.waiting === 0) await new Promise<void>((resolve) => this.#arrived.push(resolve));
	}

	override async append(rows: readonly LogRow[]): Promise<void> {
		this.waiting++;
		this.asked.push(rows.map((row) => `${row.document} ${row.seq}`));
		for (const tell of this.#arrived.splice(0)) tell();
		try {
			await this.#gate?.promise;
			const failure = this.failure ?? this.#nextFailure;
			this.#nextFailure = null;
			if (failure) throw failure;
			await super.append(rows);
		} finally {
			this.waiting--;
		}
	}

	override async read(document: string, since?: number): Promise<DocumentLog> {
		await this.#readGate?.promise;
		return super.read(document, since);
	}

	override async probe(): Promise<void> {
		if (this.failure) throw this.failure;
	}
}

function makeGate(): { promise: Promise<void>; open(): void } {
	const { promise, resolve } = Promise.withResolvers<void>();
	return { promise, open: resolve };
}
