import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

/** What a socket keeps of a message whose end has not come: up to the whole of a frame, for as long as its sender likes. */
export class UnfinishedMessage {
	readonly #stream: Duplex;
	#readBefore: number;

	/** `stream` is what the socket reads from. */
	constructor(socket: WebSocket, stream: Duplex) {
		this.#stream = stream;
		this.#readBefore = this.#read;
		// A ping between two fragments ends no message.
		socket.on('message', () => (this.#readBefore = this.#read));
	}

	get bytes(): number {
		return this.#read - this.#readBefore;
	}

	get #read(): number {
		return 'bytesRead' in this.#stream ? Number(this.#stream.bytesRead) : 0;
	}
}
