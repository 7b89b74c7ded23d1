// [I2] Between the stock y-websocket provider and the document: it listens to what passes, and counts what was acknowledged.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { messageYjsSyncStep1, messageYjsUpdate, writeSyncStep1 } from 'y-protocols/sync';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Acknowledgements } from './acknowledgement.ts';

export interface ConnectionStatus {
	state: 'alone' | 'connecting' | 'online' | 'offline' | 'refused';
	/** Since when there is no connection, in milliseconds since 1970. */
	since?: number;
	/** The close code with which the relay refused. */
	code?: number;
}

export interface ConnectionOptions {
	/** Address of the relay with its workspace, e.g. `wss://rumb.example/amb-2021-2025`. */
	relay: string;
	name: string;
	doc: Y.Doc;
	awareness: Awareness;
	acknowledgements: Acknowledgements;
	/** The status or the number of waiting changes may differ. */
	changed: () => void;
	WebSocket?: typeof WebSocket;
}

const SYNC = 0;
/** How long, in milliseconds, until the relay is asked once more for what lies before updates that came without it. */
const ASK_AGAIN = 10_000;

export class Connection {
	status: ConnectionStatus = { state: 'connecting', since: Date.now() };
	readonly provider: WebsocketProvider;
	readonly #options: ConnectionOptions;
	#asked: ReturnType<typeof setTimeout> | undefined;

	constructor(options: ConnectionOptions) {
		this.#options = options;
		const { relay, name, doc, awareness } = options;
		this.provider = new WebsocketProvider(relay, name, doc, {
			awareness,
			connect: false,
			maxBackoffTime: 5000,
			...(options.WebSocket ? { WebSocketPolyfill: options.WebSocket } : {}),
		});
		this.#listen();
		this.provider.connect();
	}

	/**
	 * Tries again at once. When the browser says that the network is gone or back, an open socket may be a dead one: only a new
	 * one tells (a relay on this machine or on the LAN may still be reached).
	 */
	reconnect(): void {
		if (this.status.state === 'refused') return;
		this.provider.disconnect();
		this.provider.connect();
	}

	destroy(): void {
		clearTimeout(this.#asked);
		this.provider.destroy();
	}

	#listen(): void {
		const { provider } = this;
		const stock = provider.messageHandlers[SYNC]!;
		provider.messageHandlers[SYNC] = (encoder, decoder, ...rest) => {
			const { arr, pos } = decoder;
			stock(encoder, decoder, ...rest);
			// `emitSynced` is false for what another tab said; only the relay can acknowledge.
			if (rest[1]) this.#overhear(decoding.createDecoder(arr.subarray(pos)));
		};
		provider.on('sync', (synced: boolean) => synced && this.#arrived());
		provider.on('connection-close', () => this.#lost());
		provider.on('closed', ({ code }) => this.#say({ state: 'refused', code, since: Date.now() }));
	}

	#arrived(): void {
		const { awareness } = this.#options;
		// Said again with a newer clock: those who saw the old socket go would ignore what they had heard before.
		awareness.setLocalState(awareness.getLocalState());
		this.#say({ state: 'online' });
	}

	#overhear(decoder: decoding.Decoder): void {
		const { acknowledgements, doc, changed } = this.#options;
		const type = decoding.readVarUint(decoder);
		const payload = decoding.readVarUint8Array(decoder);
		const isAnswer = type === messageYjsSyncStep1;
		if (isAnswer) acknowledgements.answered(Y.encodeStateAsUpdate(doc, payload));
		else if (this.#asked === undefined) this.#askAgain();
		if (isAnswer || (type === messageYjsUpdate && acknowledgements.received(payload))) changed();
	}

	/** What came without its predecessors waits in Yjs and is not shown: the relay is asked for them, now and then. */
	#askAgain = (): void => {
		this.#asked = undefined;
		const { doc, changed } = this.#options;
		const { ws, wsconnected } = this.provider;
		if (!wsconnected || !ws || (!doc.store.pendingStructs && !doc.store.pendingDs)) return;
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, SYNC);
		writeSyncStep1(encoder, doc);
		ws.send(encoding.toUint8Array(encoder));
		this.#asked = setTimeout(this.#askAgain, ASK_AGAIN);
		changed();
	};

	#lost(): void {
		clearTimeout(this.#asked);
		this.#asked = undefined;
		if (this.status.state === 'refused') return;
		this.#say({ state: 'offline', since: this.status.since ?? Date.now() });
	}

	#say(status: ConnectionStatus): void {
		this.status = status;
		this.#options.changed();
	}
}
