// [I4] Which documents changed since their rows were packed, written down before anything else: a page may go at any moment, and
// its successor must not take packed rows for the last word, nor leave unsent what was typed last.

type Marks = Pick<Storage, 'setItem' | 'removeItem' | 'key' | 'length'>;

export class UnpackedMarks {
	readonly #prefix: string;
	readonly #storage: Marks | null;
	readonly #marked = new Set<string>();

	/** @param storage one that answers at once; null where the browser refuses it, and then nothing is marked */
	constructor(workspace: string, storage: Marks | null) {
		this.#prefix = `rumb-unpacked:${workspace}/`;
		this.#storage = storage;
	}

	mark(document: string): void {
		if (this.#marked.has(document)) return;
		this.#marked.add(document);
		this.#attempt((storage) => storage.setItem(this.#prefix + document, '1'));
	}

	clear(document: string): void {
		this.#marked.delete(document);
		this.#attempt((storage) => storage.removeItem(this.#prefix + document));
	}

	/** Documents that were marked here and never cleared. */
	get left(): string[] {
		const names: string[] = [];
		this.#attempt((storage) => {
			for (let index = 0; index < storage.length; index++) {
				const key = storage.key(index);
				if (key?.startsWith(this.#prefix)) names.push(key.slice(this.#prefix.length));
			}
		});
		return names;
	}

	#attempt(work: (storage: Marks) => void): void {
		if (!this.#storage) return;
		try {
			work(this.#storage);
		} catch {
			// Full or refused: what is noted behind the edit has to do.
		}
	}
}

/** The browser's own, where it lets us. */
export function ownStorage(): Storage | null {
	try {
		return globalThis.window?.localStorage ?? null;
	} catch {
		return null;
	}
}
