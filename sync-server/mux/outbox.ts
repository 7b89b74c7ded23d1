// What leaves within one tick leaves in one frame, in the order in which it was said; and a reader that is too
// slow does not eat the memory of the relay.

import { LIMITS } from '../documents/peer.ts';
import { writeHead } from './wire.ts';

/** What carries frames: a socket, or requests over HTTPS. */
export interface Carrier {
	/** Takes one frame, which lies in several parts; `onTaken` is called once it is out of the relay's hands. */
	send(parts: readonly Uint8Array[], onTaken: () => void): void;
	/** Says why, and takes nothing more. What was sent before still goes out. */
	close(code: number, reason: string): void;
	/** Called once the other end may say more than its first message. */
	admit?(): void;
	/** Bytes taken that are not out yet. */
	readonly waiting: number;
}

const FRAME = 2 ** 20;

export class Outbox {
	readonly #carrier: Carrier;
	readonly #onFull: () => void;
	#parts: Uint8Array[] = [];
	#bytes = 0;
	/** Answers to step 1 that wait here or in the carrier: they may be as large as their documents. */
	#replyBytes = 0;
	#repliesInFrame = 0;
	#scheduled = false;

	constructor(carrier: Carrier, onFull: () => void) {
		this.#carrier = carrier;
		this.#onFull = onFull;
	}

	push(channel: number, op: number, payload: Uint8Array, reply?: 'reply'): void {
		const head = writeHead(channel, op, payload.length);
		// Looked at before, since what refills a wiped relay may be larger than all that may wait.
		const isBehind = this.#carrier.waiting + this.#bytes - this.#replyBytes > LIMITS.waiting;
		if (reply ? this.#replyBytes > LIMITS.answers : isBehind) {
			this.#onFull();
			return;
		}
		if (this.#bytes > 0 && this.#bytes + head.length + payload.length > FRAME) this.flush();
		this.#parts.push(head, payload);
		this.#bytes += head.length + payload.length;
		if (reply) {
			this.#replyBytes += payload.length;
			this.#repliesInFrame += payload.length;
		}
		if (this.#scheduled) return;
		this.#scheduled = true;
		setImmediate(() => {
			this.#scheduled = false;
			this.flush();
		});
	}

	flush(): void {
		if (this.#parts.length === 0) return;
		const [parts, replies] = [this.#parts, this.#repliesInFrame];
		this.#parts = [];
		this.#bytes = 0;
		this.#repliesInFrame = 0;
		this.#carrier.send(parts, () => (this.#replyBytes -= replies));
	}
}
