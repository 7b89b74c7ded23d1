// How much of the disk a document takes, known without asking the disk for each update; asked now and then,
// since a compaction makes it less.

import { LIMITS } from './peer.ts';

/** Bytes after which it is asked again. */
const STRIDE = 2 ** 20;

export class DocumentSize {
	readonly #measure: () => Promise<number>;
	#measured: number;
	#since = 0;
	#isMeasuring = false;

	/** @param measured Bytes, when the document was loaded. */
	constructor(measured: number, measure: () => Promise<number>) {
		this.#measured = measured;
		this.#measure = measure;
	}

	add(bytes: number): void {
		this.#since += bytes;
	}

	/** To be called now and then; never rejects. */
	async look(): Promise<void> {
		if (this.#isMeasuring || (this.#since < STRIDE && !this.isFull)) return;
		this.#isMeasuring = true;
		const counted = this.#since;
		try {
			this.#measured = await this.#measure();
			this.#since -= counted;
		} catch {
			// A disk that fails is noticed by those who write.
		} finally {
			this.#isMeasuring = false;
		}
	}

	/** What came since the disk was asked is counted before it was merged, and so only with a good margin. */
	get isFull(): boolean {
		return this.#measured > LIMITS.document || this.#measured + this.#since > 2 * LIMITS.document;
	}
}
