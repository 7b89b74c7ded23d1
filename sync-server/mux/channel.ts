// One document on a connection that many share: to the document's handler a peer like any other. Once closed it
// says nothing more, so that the late close of an old channel never reaches a successor with the same number.

import type { RelayedDocument } from '../documents/document.ts';
import { isSync } from '../documents/messages.ts';
import type { Peer } from '../documents/peer.ts';
import { OP, writeClose, writeNumbers } from './wire.ts';

/** What a channel needs of the connection that it is on. */
export interface ChannelHost {
	readonly invite: string;
	push(channel: number, op: number, payload: Uint8Array, reply?: 'reply'): void;
	/** A channel has been closed from this side. */
	forget(channel: Channel): void;
	/** A place waits in a channel to be told. */
	schedulePlaces(channel: Channel): void;
}

export interface ChannelOptions {
	number: number;
	name: string;
	mayWrite: boolean;
	place: number | undefined;
	clean: boolean;
}

export class Channel implements Peer {
	readonly number: number;
	/** Of the document, in its workspace. */
	readonly name: string;
	readonly place?: number;
	readonly clean: boolean;
	mayWrite: boolean;
	readonly #host: ChannelHost;
	#document: RelayedDocument | null = null;
	#closed = false;
	#toldPlace: number | null = null;
	#newPlace: number | null = null;
	/** Nothing was sent since the new place was told that may wait for the disk. */
	#settled = false;

	constructor(host: ChannelHost, { number, name, mayWrite, place, clean }: ChannelOptions) {
		this.#host = host;
		this.number = number;
		this.name = name;
		this.mayWrite = mayWrite;
		this.clean = clean;
		if (place !== undefined) this.place = place;
	}

	get invite(): string {
		return this.#host.invite;
	}

	join(document: RelayedDocument): void {
		this.#document = document;
		document.join(this);
	}

	receive(message: Uint8Array): void {
		if (!this.#closed) this.#document?.receive(this, message);
	}

	/** The other end has closed it, or is gone. */
	leave(): void {
		this.#closed = true;
		this.#document?.leave(this);
	}

	send(message: Uint8Array, reply?: 'reply'): void {
		// Carets that move say nothing of the log.
		if (isSync(message)) this.#settled = false;
		this.#push(OP.message, message, reply);
	}

	acknowledge(indexes: readonly number[]): void {
		this.#push(OP.acknowledge, writeNumbers(indexes));
	}

	tellPlace(seq: number, settled: boolean): void {
		if (this.#closed) return;
		this.#newPlace = seq;
		this.#settled = settled;
		// The first follows the answer to step 1 at once.
		if (this.#toldPlace === null) this.sendPlace();
		else this.#host.schedulePlaces(this);
	}

	sendPlace(): void {
		if (this.#newPlace === null || this.#newPlace === this.#toldPlace) return;
		this.#toldPlace = this.#newPlace;
		this.#push(OP.place, writeNumbers([this.#newPlace, this.#settled ? 1 : 0]));
	}

	close(code: number, reason: string): void {
		if (this.#closed) return;
		this.#push(OP.close, writeClose(code, reason));
		this.#closed = true;
		this.#host.forget(this);
	}

	/** Closes it and tells its document, which knows nothing of it yet. */
	refuse(code: number, reason: string): void {
		this.close(code, reason);
		this.#document?.leave(this);
	}

	#push(op: number, payload: Uint8Array, reply?: 'reply'): void {
		if (!this.#closed) this.#host.push(this.number, op, payload, reply);
	}
}
