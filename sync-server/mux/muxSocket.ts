// A WebSocket that carries a shared connection. Before HELLO was accepted it is not read beyond one small
// message, so that nobody unknown fills the memory of the relay.

import type { Duplex } from 'node:stream';
import { WebSocket, type RawData } from 'ws';
import { CLOSE, LIMITS } from '../documents/peer.ts';
import { UnfinishedMessage } from '../sockets/unfinishedMessage.ts';
import type { Multiplexer } from './multiplexer.ts';
import type { Carrier } from './outbox.ts';

/** A larger frame goes out in its parts, which many may share, instead of in a copy of its own. */
const COPIED = 64 * 2 ** 10;
/** What a client's own framing, and the beginning of what follows, add to a first message. */
const UNREAD = LIMITS.hello + 1024;

export class MuxSocket implements Carrier {
	readonly #socket: WebSocket;
	readonly #onAdmitted: () => void;
	#closed = false;
	#answeredPing = true;
	readonly #unfinished: UnfinishedMessage;

	/** `stream` is what the socket reads from. */
	constructor(
		socket: WebSocket,
		stream: Duplex,
		multiplexer: Multiplexer,
		{ onAdmitted, onClose }: { onAdmitted: () => void; onClose: () => void },
	) {
		this.#socket = socket;
		this.#onAdmitted = onAdmitted;
		this.#unfinished = new UnfinishedMessage(socket, stream);
		const connection = multiplexer.connect(this);
		const stopCounting = this.#limitUnread(stream, () => connection.close(CLOSE.tooLarge, 'hello too large'));
		let greeted = false;
		socket.on('message', (data: RawData, isBinary: boolean) => {
			if (this.#closed) return;
			connection.receive(isBinary ? (data as Buffer) : new Uint8Array());
			if (greeted) return;
			greeted = true;
			stopCounting();
			if (!this.#closed) socket.pause();
		});
		socket.on('close', () => {
			this.#closed = true;
			stopCounting();
			connection.leave();
			onClose();
		});
		socket.on('pong', () => (this.#answeredPing = true));
		// The 'close' that follows is what counts; without a listener an error would end the process.
		socket.on('error', () => {});
	}

	admit(): void {
		this.#onAdmitted();
		this.#socket.resume();
	}

	send(parts: readonly Uint8Array[], onTaken: () => void): void {
		if (this.#closed || this.#socket.readyState !== WebSocket.OPEN) {
			onTaken();
			return;
		}
		const bytes = parts.reduce((sum, { length }) => sum + length, 0);
		if (bytes <= COPIED) {
			this.#socket.send(Buffer.concat(parts, bytes), { binary: true }, onTaken);
			return;
		}
		parts.forEach((part, i) => {
			const fin = i === parts.length - 1;
			this.#socket.send(part, { binary: true, fin }, fin ? onTaken : undefined);
		});
	}

	get waiting(): number {
		return this.#socket.bufferedAmount;
	}

	close(code: number, reason: string): void {
		this.#closed = true;
		// The other end's part of the closing must be read.
		this.#socket.resume();
		this.#socket.close(code, reason);
	}

	/** Ends a socket whose other end has not answered since the last time. */
	ping(): void {
		if (!this.#answeredPing) this.#socket.terminate();
		else if (this.#socket.readyState === WebSocket.OPEN) {
			this.#answeredPing = false;
			this.#socket.ping();
		}
	}

	/** Bytes of a message whose end has not come. */
	get unfinished(): number {
		return this.#unfinished.bytes;
	}

	terminate(): void {
		this.#socket.terminate();
	}

	#limitUnread(stream: Duplex, onTooMuch: () => void): () => void {
		let bytes = 0;
		const count = (chunk: Buffer) => {
			bytes += chunk.length;
			if (stopped || bytes <= UNREAD) return;
			stop();
			onTooMuch();
			// The rest of its message is not waited for.
			this.#socket.pause();
			setTimeout(() => this.terminate(), 1000).unref();
		};
		let stopped = false;
		const stop = () => {
			stopped = true;
			stream.off('data', count);
		};
		stream.on('data', count);
		return stop;
	}
}
