// Brings files from the relay that are not on this device. What arrives counts as the file only when its hash says so.
import { sha256 } from '../hash.ts';
import type { FileIndex } from './fileIndex.ts';
import type { RelayFiles } from './relayFiles.ts';

/** Milliseconds between two questions for a file that is on screen and that the relay has not got. */
const ASK_AGAIN = 5000;

interface Wish {
	document: string;
	arrived: (blob: Blob) => void;
}

export interface FileFetcherOptions {
	index: FileIndex;
	/** Null while it is away. */
	relay: () => RelayFiles | null;
	/** The relay has it, attached to this document. */
	confirmed: (hash: string, document: string) => Promise<void>;
}

export class FileFetcher {
	readonly #options: FileFetcherOptions;
	readonly #running = new Map<string, { share: number; done: Promise<Blob | null> }>();
	readonly #missing = new Set<string>();
	/** For which the relay gave something else. */
	readonly #altered = new Set<string>();
	/** Files on screen that are not here. */
	readonly #wanted = new Map<string, Wish[]>();
	#asking: ReturnType<typeof setInterval> | undefined;

	constructor(options: FileFetcherOptions) {
		this.#options = options;
	}

	/** How much of a file has come, while it is coming. */
	shareOf(hash: string): number | undefined {
		return this.#running.get(hash)?.share;
	}

	/** Whether the relay was asked and had not got it. */
	isMissing(hash: string): boolean {
		return this.#missing.has(hash);
	}

	/** Whether what the relay gave for a file was not that file. */
	isAltered(hash: string): boolean {
		return this.#altered.has(hash);
	}

	/** @returns null where the relay has not got it, or is away */
	async open(hash: string, document: string): Promise<Blob | null> {
		const { index } = this.#options;
		// Where the disk cannot be read the relay may have it.
		const bytes = await index.bytesOf(hash).catch(() => null);
		if (bytes) return blobOf(bytes, index.files.get(hash)?.mediaType ?? '');
		return this.fetch(hash, document);
	}

	fetch(hash: string, document: string): Promise<Blob | null> {
		const running = this.#running.get(hash);
		if (running) return running.done;
		const relay = this.#options.relay();
		if (!relay) return Promise.resolve(null);
		const { signal } = this.#options.index;
		const done = this.#fetch(relay, hash, document)
			.catch(() => null)
			.finally(() => {
				this.#running.delete(hash);
				signal.changed();
			});
		this.#running.set(hash, { share: 0, done });
		signal.changed();
		return done;
	}

	/**
	 * Asks for a file that is not here, now and again until it is.
	 * @returns how to ask no more
	 */
	want(hash: string, document: string, arrived: (blob: Blob) => void): () => void {
		const wish = { document, arrived };
		this.#wanted.set(hash, [...(this.#wanted.get(hash) ?? []), wish]);
		this.#asking ??= setInterval(() => this.askAgain(), ASK_AGAIN);
		return () => {
			const left = (this.#wanted.get(hash) ?? []).filter((other) => other !== wish);
			if (left.length > 0) this.#wanted.set(hash, left);
			else this.#wanted.delete(hash);
			if (this.#wanted.size === 0) this.stop();
		};
	}

	askAgain(): void {
		if (!this.#options.relay()) return;
		for (const [hash, [first]] of this.#wanted)
			if (first)
				void this.open(hash, first.document).then((blob) => {
					if (blob) for (const { arrived } of this.#wanted.get(hash) ?? []) arrived(blob);
				});
	}

	stop(): void {
		clearInterval(this.#asking);
		this.#asking = undefined;
	}

	async #fetch(relay: RelayFiles, hash: string, document: string): Promise<Blob | null> {
		const { index, confirmed } = this.#options;
		const bytes = await relay.fetch({ hash, document }, (share) => {
			const running = this.#running.get(hash);
			if (running) running.share = share;
			index.signal.changed();
		});
		this.#altered.delete(hash);
		if (!bytes || (await sha256(bytes)) !== hash) {
			this.#missing.add(hash);
			if (bytes) this.#altered.add(hash);
			return null;
		}
		this.#missing.delete(hash);
		const { sniffType } = await import('./mediaType.ts');
		const mediaType = sniffType(bytes) ?? 'application/octet-stream';
		const pinned = index.files.get(hash)?.pinned ?? false;
		try {
			await index.keep({ hash, size: bytes.length, mediaType, pinned, used: Date.now() }, bytes);
			await confirmed(hash, document);
		} catch {
			// There is no room to keep it: it is shown, and fetched again another time.
		}
		return blobOf(bytes, mediaType);
	}
}

function blobOf(bytes: Uint8Array, type: string): Blob {
	return new Blob([bytes as Uint8Array<ArrayBuffer>], { type });
}
