// One document at a time is collected, in a thread that is there only while there is work: when it dies, what
// was asked of it fails, and the next request starts another.

import { Worker } from 'node:worker_threads';
import type { CollectingReply } from './collectingThread.ts';

/** Milliseconds after which a thread without work is ended. */
const IDLE = 10_000;
/** Milliseconds after which a thread is ended that has found something to do for ever. */
const LONGEST = 5 * 60_000;

export class Collector {
	#worker: Worker | null = null;
	#timer: NodeJS.Timeout | undefined;
	#last: Promise<unknown> = Promise.resolve();
	#stopped = false;
	readonly #megabytes: number | undefined;

	/** @param megabytes What the thread may use beside the documents' bytes; as much as Node gives it by default. */
	constructor(megabytes?: number) {
		this.#megabytes = megabytes;
	}

	/** One verified update in place of many; rejects when it would not be the same document. */
	collect(updates: readonly Uint8Array[]): Promise<Uint8Array> {
		const collected = this.#last.then(() => this.#ask(updates));
		this.#last = collected.catch(() => {});
		return collected;
	}

	/** What is under way or waiting fails. */
	async stop(): Promise<void> {
		this.#stopped = true;
		clearTimeout(this.#timer);
		await this.#worker?.terminate();
		await this.#last;
	}

	async #ask(updates: readonly Uint8Array[]): Promise<Uint8Array> {
		if (this.#stopped) throw new Error('the relay is stopping');
		clearTimeout(this.#timer);
		this.#worker ??= this.#start();
		const worker = this.#worker;
		const limit = setTimeout(() => void worker.terminate(), LONGEST).unref();
		try {
			const { collected, reason } = await askThread(worker, updates);
			if (!collected) throw new Error(reason);
			return collected;
		} finally {
			clearTimeout(limit);
			this.#timer = setTimeout(() => this.#dismiss(), IDLE).unref();
		}
	}

	/** One that is ending takes no more work, though it has not ended yet. */
	#dismiss(): void {
		const worker = this.#worker;
		this.#worker = null;
		void worker?.terminate();
	}

	#start(): Worker {
		const worker = new Worker(new URL('./collectingThread.ts', import.meta.url), {
			resourceLimits: this.#megabytes ? { maxOldGenerationSizeMb: this.#megabytes } : {},
		});
		worker.unref();
		worker.on('error', () => {});
		worker.on('exit', () => {
			if (this.#worker === worker) this.#worker = null;
		});
		return worker;
	}
}

function askThread(worker: Worker, updates: readonly Uint8Array[]): Promise<CollectingReply> {
	return new Promise((resolve, reject) => {
		const settle = (then: () => void) => {
			worker.off('message', onMessage);
			worker.off('error', onError);
			worker.off('exit', onExit);
			then();
		};
		const onMessage = (reply: CollectingReply) => settle(() => resolve(reply));
		const onError = (error: unknown) => settle(() => reject(error));
		const onExit = () => settle(() => reject(new Error('the collecting thread has ended')));
		worker.on('message', onMessage);
		worker.on('error', onError);
		worker.on('exit', onExit);
		worker.postMessage(updates);
	});
}
