// One merged state per hot document, in bounded memory. Only a cache: what is dropped is read again.

export interface MergedState {
	/** The whole document as one message, step 2 to somebody who has nothing; kept so that it is made once. */
	message: Uint8Array;
	/** The same bytes without the head of the message. */
	update: Uint8Array;
	seq: number;
}

/** What a state costs beside its bytes. */
const OVERHEAD = 512;

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
		this.#bytes += costOf(state);
		for (const oldest of this.#states.keys()) {
			if (this.#bytes <= this.#capacity) break;
			this.delete(oldest);
		}
	}

	delete(document: string): void {
		const state = this.#states.get(document);
		if (!state) return;
		this.#bytes -= costOf(state);
		this.#states.delete(document);
	}

	get bytes(): number {
		return this.#bytes;
	}
}

function costOf({ message }: MergedState): number {
	return message.length + OVERHEAD;
}
