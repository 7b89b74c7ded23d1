// A slow reader must not eat the memory of the relay, and a socket that nobody holds any more must not stay.

import type { Duplex } from 'node:stream';
import { WebSocket, type RawData } from 'ws';
import type { Grant } from '../access/gate.ts';
import type { RelayedDocument } from '../documents/document.ts';
import { KEEP_ALIVE } from '../documents/messages.ts';
import { CLOSE, LIMITS, type Peer } from '../documents/peer.ts';
import { frameShared, SHARED_BYTES } from './sharedFrame.ts';
import { UnfinishedMessage } from './unfinishedMessage.ts';

/** ws closes what exceeds `maxPayload` with 1009, after which a stock client would come back for ever. */
export class RelaySocket extends WebSocket {
	override close(code?: number, data?: string | Buffer): void {
		super.close(code === 1009 ? CLOSE.tooLarge : code, data);
	}
}

export class SocketPeer implements Peer {
	mayWrite: boolean;
	/** What admitted it, and until when it may stay, in milliseconds since 1970. */
	grant: Grant;
	/** Of the document, in its workspace. */
	readonly #name: string;
	readonly #socket: WebSocket;
	/** What the WebSocket stands on. */
	readonly #stream: Duplex;
	#replyBytes = 0;
	#closed = false;
	#answeredPing = true;
	readonly #unfinished: UnfinishedMessage;

	constructor(
		socket: WebSocket,
		stream: Duplex,
		{ mayWrite, grant, document }: { mayWrite: boolean; grant: Grant; document: string },
	) {
		this.#socket = socket;
		this.#stream = stream;
		this.mayWrite = mayWrite;
		this.grant = grant;
		this.#name = document;
		this.#unfinished = new UnfinishedMessage(socket, stream);
		socket.on('pong', () => (this.#answeredPing = true));
		// The 'close' that follows is what counts; without a listener an error would end the process.
		socket.on('error', () => {});
	}

	get invite(): string {
		return this.grant.invite;
	}

	get expires(): number {
		return this.grant.expires;
	}

	/** What its person may do is something else now. */
	adopt(grant: Grant): void {
		const right = grant.rightTo(this.#name);
		this.grant = grant;
		this.mayWrite = right === 'write';
		if (right === 'none') this.close(CLOSE.writeNotAllowed, 'may not be read any more');
	}

	send(message: Uint8Array, reply?: 'reply'): void {
		if (this.#closed || this.#socket.readyState !== WebSocket.OPEN) return;
		if (reply) {
			// One answer may be as large as its document; whoever asks for more of them has to read them too.
			if (this.#replyBytes > LIMITS.waiting) {
				this.close(CLOSE.tryLater, 'too many answers are waiting to be read');
				return;
			}
			this.#replyBytes += message.length;
			this.#socket.send(message, () => (this.#replyBytes -= message.length));
			return;
		}
		// Looked at before, since what refills a wiped relay, and its echo, may be larger than all that may wait.
		if (this.#socket.bufferedAmount - this.#replyBytes > LIMITS.waiting)
			this.close(CLOSE.tryLater, 'too much is waiting to be read');
		// Without compression ws keeps no frames back, so that the order stays that of the calls.
		else if (message.length <= SHARED_BYTES) this.#stream.write(frameShared(message));
		else this.#socket.send(message);
	}

	close(code: number, reason: string): void {
		this.#closed = true;
		this.#socket.close(code, reason);
	}

	keepAlive(): void {
		this.send(KEEP_ALIVE);
	}

	/** Ends a socket whose other end has not answered since the last time. */
	ping(): void {
		if (!this.#answeredPing) this.#socket.terminate();
		else if (this.#socket.readyState === WebSocket.OPEN) {
			this.#answeredPing = false;
			this.#socket.ping();
		}
	}

	/** Bytes. */
	get unfinished(): number {
		return this.#unfinished.bytes;
	}

	terminate(): void {
		this.#socket.terminate();
	}

	/** Hands the socket's frames to the document for as long as both are there. */
	attach(document: RelayedDocument, onClose: () => void): void {
		document.join(this);
		this.#socket.on('message', (data: RawData, isBinary: boolean) => {
			// Text is no message of this protocol: an empty frame is refused as malformed, in the one place for it.
			if (!this.#closed) document.receive(this, isBinary ? (data as Buffer) : new Uint8Array());
		});
		this.#socket.on('close', () => {
			this.#closed = true;
			document.leave(this);
			onClose();
		});
	}
}

/** Answers an upgrade that is refused, in plain HTTP. */
export function refuseUpgrade(socket: Duplex, status: string, sentence: string): void {
	socket.on('error', () => {});
	// Or whoever never hangs up would keep the descriptor.
	socket.once('finish', () => socket.destroy());
	socket.end(
		`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n` +
			`Content-Length: ${Buffer.byteLength(sentence)}\r\n\r\n${sentence}`,
	);
}
