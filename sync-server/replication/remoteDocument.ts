// One document of another relay, through the stock protocol. What was sent counts once all of it has come back as
// an echo, since a relay echoes what is on its disk.

import type { WebSocket } from 'ws';
import { Ledger } from '../documents/ledger.ts';
import { readMessage, writeStepOne, writeStepTwo, type Clocks } from '../documents/messages.ts';
import { decodeUpdate, type DecodedUpdate } from '../documents/updates.ts';

/** An update as it came, which has been decoded to its last byte. */
export interface Fetched {
	bytes: Uint8Array;
	update: DecodedUpdate;
}

export class RemoteDocument {
	readonly #socket: WebSocket;
	readonly #opened: Promise<void>;
	readonly #echoed = new Ledger();
	readonly #stepTwos: Fetched[] = [];
	#asked: Clocks | null = null;
	#notify: () => void = () => {};

	constructor(socket: WebSocket) {
		this.#socket = socket;
		this.#opened = new Promise((resolve) => socket.once('open', () => resolve()));
		socket.on('message', (frame: Buffer) => {
			try {
				const message = readMessage(frame);
				if (message.kind === 'stepOne') this.#asked = message.clocks;
				else if (message.kind === 'stepTwo')
					this.#stepTwos.push({ bytes: message.update, update: decodeUpdate(message.update) });
				else if (message.kind === 'update') this.#echoed.add(decodeUpdate(message.update));
				this.#notify();
			} catch {
				socket.close(4400, 'malformed message');
			}
		});
	}

	/** What the relay has beyond these clocks, with everything that was ever deleted there. */
	async fetch(clocks: Clocks): Promise<Fetched> {
		await this.#opened;
		const known = this.#stepTwos.length;
		this.#socket.send(writeStepOne(clocks));
		await this.#until(() => this.#stepTwos.length > known);
		return this.#stepTwos[known] as Fetched;
	}

	/** How far the relay itself is; null where it does not ask, since this token may only read. After `fetch(clocks)`. */
	async readClocks(clocks: Clocks): Promise<Clocks | null> {
		// It asks right after its first answer: a second answer comes later than that.
		if (!this.#asked) await this.fetch(clocks);
		return this.#asked;
	}

	/** Resolves once the relay has all of it on its disk. */
	async send(update: Uint8Array): Promise<void> {
		const sent = decodeUpdate(update);
		this.#socket.send(writeStepTwo(update));
		await this.#until(() => {
			const { newStructs, newDeletions } = this.#echoed.judge(sent);
			return !newStructs && !newDeletions;
		});
	}

	#until(holds: () => boolean): Promise<void> {
		return new Promise((resolve) => {
			this.#notify = () => holds() && resolve();
			this.#notify();
		});
	}
}
