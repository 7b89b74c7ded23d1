// [I2] Sends what waits to the relay's file store, piece by piece, from one tab at a time. Called sent is only what the relay,
// asked for it by its hash, says that it has whole.
import type { Attachment } from '#lib/tables/files.ts';
import { FileRefused, type FileRefusalCode, type RelayFiles } from './relayFiles.ts';
import type { SendingTurn } from './sendingTurn.ts';

/** Bytes of one request: small enough for a slow line, and for progress that is seen. */
const PIECE = 512 * 1024;
/** Milliseconds for which a tab has the right to send, asked for again with each piece. */
const TURN = 90_000;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 5 * 60_000;
/** The relay may take it later, without anybody doing anything here. */
const PASSING = new Set<FileRefusalCode>(['place', 'tooMany', 'quota', 'diskFull', 'different']);

export interface FileSenderOptions {
	relay: RelayFiles;
	/** What is to be sent now, the oldest first; none while the relay is away. */
	due: () => readonly Attachment[];
	bytesOf: (hash: string) => Promise<Uint8Array | null>;
	turn: SendingTurn;
	progressed: (attachment: Attachment, share: number | null) => void;
	sent: (attachment: Attachment) => Promise<void>;
	/** @param why the relay's code, or `gone` where the bytes are not here any more */
	refused: (attachment: Attachment, why: FileRefusalCode | 'gone') => Promise<void>;
}

export class FileSender {
	readonly #options: FileSenderOptions;
	/** Per attachment, how often it failed and until when it is left alone. */
	readonly #failed = new Map<string, { times: number; until: number }>();
	#running = false;
	#again: ReturnType<typeof setTimeout> | undefined;
	#stopped = false;

	constructor(options: FileSenderOptions) {
		this.#options = options;
	}

	/** Sends what is due; what failed before waits for its turn. */
	wake(): void {
		clearTimeout(this.#again);
		if (this.#running || this.#stopped) return;
		this.#running = true;
		void this.#run()
			.catch((error: unknown) => console.error(error))
			.finally(() => (this.#running = false));
	}

	/** The network or the rights are others: nothing needs to wait for its turn. */
	hurry(): void {
		this.#failed.clear();
		this.wake();
	}

	stop(): void {
		this.#stopped = true;
		clearTimeout(this.#again);
	}

	async #run(): Promise<void> {
		if (this.#options.due().length === 0) return;
		if (!(await this.#options.turn.take(TURN))) return this.#wakeIn(TURN / 18);
		try {
			for (let next = this.#next(); next && !this.#stopped; next = this.#next()) await this.#attempt(next);
		} finally {
			// Whoever stopped it has ended that already.
			if (!this.#stopped) await this.#options.turn.end();
		}
		const waits = this.#options.due().map(({ key }) => this.#failed.get(key)?.until ?? 0);
		if (waits.length > 0) this.#wakeIn(Math.max(FIRST_WAIT, Math.min(...waits) - Date.now()));
	}

	#next(): Attachment | undefined {
		const now = Date.now();
		return this.#options.due().find(({ key }) => (this.#failed.get(key)?.until ?? 0) <= now);
	}

	async #attempt(attachment: Attachment): Promise<void> {
		const { sent, refused, progressed } = this.#options;
		try {
			if (await this.#send(attachment)) await sent(attachment);
			else await refused(attachment, 'gone');
			this.#failed.delete(attachment.key);
		} catch (error) {
			this.#putOff(attachment.key);
			if (error instanceof FileRefused && (!PASSING.has(error.code) || isFull(error.code)))
				await refused(attachment, error.code);
		} finally {
			progressed(attachment, null);
		}
	}

	/** @returns whether there was anything to send */
	async #send(attachment: Attachment): Promise<boolean> {
		const { relay, bytesOf, progressed, turn } = this.#options;
		const bytes = await bytesOf(attachment.hash);
		if (!bytes) return false;
		// What had arrived before is told in the answer to the first piece.
		let received: true | number = 0;
		while (received !== true) {
			// What arrived whole and was not taken in, as a crash leaves it, is taken in with its last byte.
			const from = Math.min(received, bytes.length - 1);
			progressed(attachment, from / bytes.length);
			if (this.#stopped) throw new Error('this tab sends no more');
			await turn.take(TURN);
			try {
				received = await relay.send(attachment, bytes, from, Math.min(from + PIECE, bytes.length));
			} catch (error) {
				const known = error instanceof FileRefused && error.code === 'place' ? error.received : null;
				if (known === null || known === from) throw error;
				received = known;
			}
		}
		if ((await relay.look(attachment, bytes.length)) !== true) throw new Error('the relay has it no more');
		return true;
	}

	#putOff(key: string): void {
		const times = (this.#failed.get(key)?.times ?? 0) + 1;
		const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** times) * (0.75 + Math.random() / 2);
		this.#failed.set(key, { times, until: Date.now() + wait });
	}

	#wakeIn(milliseconds: number): void {
		clearTimeout(this.#again);
		if (!this.#stopped) this.#again = setTimeout(() => this.wake(), milliseconds);
	}
}

/** It is told, and tried again. */
export function isFull(code: string): boolean {
	return code === 'quota' || code === 'diskFull';
}
