// [I2] One document's part of the shared socket, shaped like a WebSocket so that the stock provider runs over it unchanged.
import * as decoding from 'lib0/decoding';
import { messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync';
import { OP, readClose, readNumbers, writeClose, writeJson } from './wire.ts';
import type { Link } from './link.ts';

/** How far a device has received the relay's log of a document. */
export interface Place {
	/** Made with the log: another one is another log. */
	epoch: string;
	/** The last row received. */
	seq: number;
	/** Something was received that the relay, in this run of it, did not have on its disk yet. */
	ahead?: string;
}

export interface ChannelUser {
	document: string;
	/** Where this device stands, or null when it knows of no place. */
	place(): Place | null;
	/** Whether nothing waits for the relay here. */
	clean(): boolean;
	/** These structs and deletions, which were sent here, are on the relay's disk. */
	acknowledged(update: Uint8Array): void;
	/** All that the relay has up to this place was received here. */
	arrived(place: Place): void;
}

const SYNC = 0;
/** An awareness message about nobody: the provider takes it for a sign of life. */
const KEEP_ALIVE = new Uint8Array([1, 1, 0]);
const [CONNECTING, OPEN, CLOSED] = [0, 1, 3];

/** The update inside a message that the relay acknowledges, or null for any other message. */
function readSent(message: Uint8Array): Uint8Array | null {
	const decoder = decoding.createDecoder(message);
	if (decoding.readVarUint(decoder) !== SYNC) return null;
	const step = decoding.readVarUint(decoder);
	if (step !== messageYjsUpdate && step !== messageYjsSyncStep2) return null;
	return decoding.readVarUint8Array(decoder);
}

export class Channel {
	readonly OPEN = OPEN;
	readyState = CONNECTING;
	binaryType = 'arraybuffer';
	onopen: (() => void) | null = null;
	onmessage: ((event: { data: Uint8Array }) => void) | null = null;
	onclose: ((event: { code: number; reason: string }) => void) | null = null;
	onerror: (() => void) | null = null;
	readonly user: ChannelUser;
	readonly #link: Link;
	#number = 0;
	#sent = 0;
	/** What was sent and not acknowledged, by its index. */
	readonly #unacknowledged = new Map<number, Uint8Array>();

	constructor(link: Link, user: ChannelUser) {
		this.#link = link;
		this.user = user;
		link.add(this);
	}

	/** The link is there: asks for the document and begins. */
	open(number: number): void {
		this.#number = number;
		const { epoch, boot } = this.#link;
		const place = this.user.place();
		const holds = place && place.epoch === epoch && (place.ahead === undefined || place.ahead === boot);
		this.#link.send(number, OP.open, writeJson(this.#describe(holds ? place : null)));
		this.readyState = OPEN;
		this.onopen?.();
	}

	send(message: Uint8Array): void {
		if (this.readyState !== OPEN) return;
		const update = readSent(message);
		if (update) this.#unacknowledged.set(this.#sent++, update.slice());
		this.#link.send(this.#number, OP.message, message);
	}

	close(): void {
		if (this.readyState === CLOSED) return;
		if (this.readyState === OPEN) this.#link.send(this.#number, OP.close, writeClose(1000, ''));
		this.lose(1000, '');
	}

	/** The channel is gone, and nothing is said about it any more. */
	lose(code: number, reason: string): void {
		if (this.readyState === CLOSED) return;
		this.readyState = CLOSED;
		this.#link.remove(this, this.#number);
		this.onclose?.({ code, reason });
	}

	keepAlive(): void {
		if (this.readyState === OPEN) this.onmessage?.({ data: KEEP_ALIVE });
	}

	receive(op: number, payload: Uint8Array): void {
		if (this.readyState !== OPEN) return;
		if (op === OP.message) this.onmessage?.({ data: payload });
		else if (op === OP.acknowledge) for (const index of readNumbers(payload)) this.#settle(index);
		else if (op === OP.place) this.#arrive(readNumbers(payload));
		else if (op === OP.close) {
			const { code, reason } = readClose(payload);
			this.lose(code, reason);
		}
	}

	#describe(place: Place | null) {
		return {
			document: this.user.document,
			...(place && { place: { epoch: place.epoch, seq: place.seq }, clean: this.user.clean() }),
		};
	}

	#settle(index: number): void {
		const update = this.#unacknowledged.get(index);
		this.#unacknowledged.delete(index);
		if (update) this.user.acknowledged(update);
	}

	#arrive([seq = 0, settled]: number[]): void {
		const { epoch, boot } = this.#link;
		this.user.arrived(settled ? { epoch, seq } : { epoch, seq, ahead: boot });
	}
}
