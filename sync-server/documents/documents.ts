// There is one handler per document at a time. It is let go only when nobody is there and nothing is under
// way; one that failed is replaced by a fresh one, which reads what is really on disk.

import { Compactor } from '../storage/compaction.ts';
import { RelayedDocument, type DocumentSurroundings } from './document.ts';
import type { CLOSE } from './peer.ts';

export interface DocumentsOptions {
	around: Omit<DocumentSurroundings, 'onIdle' | 'onFailed' | 'onGrown' | 'onCommitted'>;
	/** Milliseconds for which a document that nobody uses stays in memory. */
	linger: number;
	/** Whether a document was given up for ever. */
	isRetired?(key: string): boolean;
	/** Called after each commit, with the last row of the document that is on disk. */
	onCommitted?(key: string, seq: number): void;
}

export class Documents {
	readonly #options: DocumentsOptions;
	readonly #open = new Map<string, RelayedDocument>();
	readonly #lingering = new Map<RelayedDocument, NodeJS.Timeout>();
	readonly compactor: Compactor;
	#stopped = false;

	constructor(options: DocumentsOptions) {
		this.#options = options;
		const { storage, log, cache } = options.around;
		// What is cached is still right, and larger than what newcomers need.
		this.compactor = new Compactor({ storage, log, onReplaced: (key) => cache.delete(key) });
	}

	/** The handler of a document; one that has just been made loads on its own. */
	open(key: string): RelayedDocument {
		const known = this.#open.get(key);
		if (known) {
			clearTimeout(this.#lingering.get(known));
			this.#lingering.delete(known);
			return known;
		}
		const document = new RelayedDocument(key, {
			...this.#options.around,
			onIdle: (idle) => this.#linger(idle),
			onFailed: (failed) => this.#forget(failed),
			// A few large rows are a long log too, though few commits.
			onGrown: (grown) => void this.compactor.consider(grown.key, 'inUse'),
			onCommitted: (committed, seq) => {
				this.compactor.noteRow(committed.key, seq);
				this.#options.onCommitted?.(key, seq);
			},
		});
		if (this.#options.isRetired?.(key)) {
			// Nobody stays there: it is neither loaded nor kept.
			document.retire();
			return document;
		}
		this.#open.set(key, document);
		void document.load();
		return document;
	}

	get size(): number {
		return this.#open.size;
	}

	flush(): void {
		for (const document of this.#open.values()) document.flush();
	}

	retire(key: string): void {
		this.#open.get(key)?.retire();
	}

	closeAll(code: keyof typeof CLOSE, reason: string): void {
		for (const document of [...this.#open.values()]) document.closeAll(code, reason);
	}

	/** No timers and no compaction from here on; what is being compacted stays as it was. */
	async stop(): Promise<void> {
		this.#stopped = true;
		for (const timer of this.#lingering.values()) clearTimeout(timer);
		this.#lingering.clear();
		await this.compactor.stop();
	}

	#forget(document: RelayedDocument): void {
		clearTimeout(this.#lingering.get(document));
		this.#lingering.delete(document);
		if (this.#open.get(document.key) !== document) return;
		this.#open.delete(document.key);
		this.compactor.forget(document.key);
	}

	#linger(document: RelayedDocument): void {
		if (this.#stopped || this.#lingering.has(document)) return;
		// Whoever asks for names that were never written must not fill the memory with them.
		if (document.isEmpty) {
			this.#forget(document);
			return;
		}
		const timer = setTimeout(() => {
			this.#lingering.delete(document);
			if (document.idle) void this.compactor.consider(document.key, 'idle').then(() => this.#letGo(document));
		}, this.#options.linger);
		this.#lingering.set(document, timer);
	}

	#letGo(document: RelayedDocument): void {
		if (document.idle) this.#forget(document);
	}
}
