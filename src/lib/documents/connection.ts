// [I2] Between the stock y-websocket provider and the document. The provider runs over a channel of the workspace's link: what the
// relay acknowledges there is counted, what it refuses is told. Tabs of one device talk to each other directly, without a relay too.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { messageYjsSyncStep1, writeSyncStep1 } from 'y-protocols/sync';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Acknowledgements } from './acknowledgement.ts';
import type { Place } from './link/channel.ts';
import type { Link } from './link/link.ts';

export interface ConnectionStatus {
	state: 'alone' | 'connecting' | 'online' | 'offline' | 'refused';
	/** Since when there is no connection, in milliseconds since 1970. */
	since?: number;
	/** The close code with which the relay refused. */
	code?: number;
}

export interface ConnectionOptions {
	/** The way to the relay; null where there is none. */
	link: Link | null;
	/** What tabs of one device, and nobody else, have in common. */
	tabs: string;
	name: string;
	doc: Y.Doc;
	awareness: Awareness;
	acknowledgements: Acknowledgements;
	/** How far this device has received the relay's log. */
	place: () => Place | null;
	/** All up to this place was received, though not necessarily saved yet. */
	arrived: (place: Place) => void;
	/** The status or the number of waiting changes may differ. */
	changed: () => void;
}

const SYNC = 0;
/** How long, in milliseconds, until the relay is asked once more for what lies before updates that came without it. */
const ASK_AGAIN = 10_000;

export class Connection {
	readonly provider: WebsocketProvider;
	readonly #options: ConnectionOptions;
	/** The code with which the relay closed this document's channel for good. */
	#refused: { code: number; since: number } | null = null;
	#synced = false;
	/** Since when the relay, though it is there, does not serve this document. */
	#lostSince: number | undefined;
	#asked: ReturnType<typeof setTimeout> | undefined;

	constructor(options: ConnectionOptions) {
		this.#options = options;
		const { link, tabs, name, doc, awareness, acknowledgements, place, arrived, changed } = options;
		const socket = link?.socketFor({
			document: name,
			place,
			clean: () => acknowledgements.waiting === 0,
			acknowledged: (update) => acknowledgements.received(update) && changed(),
			arrived,
		});
		// The provider names the tabs' channel by its address; the socket that it is given knows its own way.
		this.provider = new WebsocketProvider(tabs, name, doc, {
			awareness,
			connect: false,
			maxBackoffTime: 5000,
			...(socket && { WebSocketPolyfill: socket }),
		});
		this.#listen();
		if (link) this.provider.connect();
		else this.provider.connectBc();
	}

	get status(): ConnectionStatus {
		if (this.#refused) return { state: 'refused', ...this.#refused };
		if (!this.#options.link) return { state: 'alone' };
		const { state, since, code } = this.#options.link.status;
		if (state === 'online' && this.#lostSince !== undefined)
			return { state: 'offline', since: this.#lostSince };
		if (state === 'online') return { state: this.#synced ? 'online' : 'connecting' };
		return { state, ...(since !== undefined && { since }), ...(code !== undefined && { code }) };
	}

	/** The link is there again, or is gone. */
	linkChanged(): void {
		if (this.#options.link?.status.state === 'online' && !this.#refused) this.provider.connect();
		this.#options.changed();
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
			// `emitSynced` is false for what another tab said.
			if (rest[1]) this.#overhear(decoding.createDecoder(arr.subarray(pos)));
		};
		provider.on('sync', (synced: boolean) => {
			this.#synced = synced;
			if (synced) this.#arrived();
		});
		provider.on('connection-close', () => this.#lost());
		provider.on('closed', ({ code }) => {
			this.#refused = { code, since: Date.now() };
			this.#options.changed();
		});
	}

	#arrived(): void {
		const { awareness, changed } = this.#options;
		this.#lostSince = undefined;
		// Said again with a newer clock: those who saw the old channel go would ignore what they had heard before.
		awareness.setLocalState(awareness.getLocalState());
		changed();
	}

	#overhear(decoder: decoding.Decoder): void {
		const { acknowledgements, doc, changed } = this.#options;
		const type = decoding.readVarUint(decoder);
		if (type === messageYjsSyncStep1) {
			acknowledgements.answered(Y.encodeStateAsUpdate(doc, decoding.readVarUint8Array(decoder)));
			changed();
		} else if (this.#asked === undefined) this.#askAgain();
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
		this.#synced = false;
		if (this.#options.link?.status.state === 'online') this.#lostSince ??= Date.now();
		this.#options.changed();
	}
}
