// One merged state per hot document, in bounded memory. Only a cache: what is dropped is read again.

export interface MergedState {
	/** The whole document as one message, step 2 to somebody who has nothing; kept so that it is made once. */
	message: Uint8Array;
	/** The same bytes without the head of the message. */
	update: Uint8Array;
	seq: number;
}

export class MergedCache {
	readonly #states = new Map<string, MergedState>();
	readonly #capacity: number;
	#bytes = 0;

	constructor(capacity: number) {
		this.#capacity = capacity;
	}

	get(document: string): MergedState | undefined {
		const state = this.#states.get(document);
		if (!state) return undefined;
		// A map iterates in the order of insertion: the first is the least recently used.
		this.#states.delete(document);
		this.#states.set(document, state);
		return state;
	}

	set(document: string, state: MergedState): void {
		this.delete(document);
		this.#states.set(document, state);
		this.#bytes += state.message.length;
		for (const oldest of this.#states.keys()) {
			if (this.#bytes <= this.#capacity) break;
			this.delete(oldest);
		}
	}

	delete(document: string): void {
		this.#bytes -= this.#states.get(document)?.message.length ?? 0;
		this.#states.delete(document);
	}

	get bytes(): number {
		return this.#bytes;
	}
}
