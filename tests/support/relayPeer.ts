import { once } from 'node:events';
import { WebSocket, type ClientOptions } from 'ws';
import * as Y from 'yjs';
import { Ledger } from '../../sync-server/documents/ledger.ts';
import { readMessage, type Message } from '../../sync-server/documents/messages.ts';
import { decodeUpdate } from '../../sync-server/documents/updates.ts';
import { SpokenPeer } from './spokenPeer.ts';

export type Received = Message;

export interface RawPeerOptions extends ClientOptions {
	/** What it offers in Sec-WebSocket-Protocol. */
	protocols?: string[];
}

/** A peer on a socket of its own, so that a test can say anything and see everything. */
export class RawPeer extends SpokenPeer {
	readonly socket: WebSocket;
	/** The frames as they came, since a test may count bytes. */
	readonly frames: Uint8Array[] = [];
	readonly closed: Promise<{ code: number; reason: string }>;

	constructor(url: string, options?: RawPeerOptions) {
		super();
		this.socket = new WebSocket(url, options?.protocols ?? [], options);
		this.socket.binaryType = 'nodebuffer';
		this.socket.on('error', () => {});
		this.socket.on('message', (data: Buffer) => {
			this.frames.push(data);
			this.hear(readMessage(data));
		});
		this.closed = new Promise((resolve) =>
			this.socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })),
		);
	}

	static async open(url: string, options?: RawPeerOptions): Promise<RawPeer> {
		const peer = new RawPeer(url, options);
		await once(peer.socket, 'open');
		return peer;
	}

	/** Opens and does the handshake as somebody who has nothing. */
	static async join(url: string, options?: RawPeerOptions): Promise<RawPeer> {
		const peer = await RawPeer.open(url, options);
		peer.stepOne();
		await peer.until('stepOne');
		return peer;
	}

	send(frame: Uint8Array): void {
		this.socket.send(frame);
	}

	/** The client's own test: whether what arrived as updates contains all of it. */
	hasAcknowledged(update: Uint8Array): boolean {
		const heard = new Ledger();
		for (const message of this.ofKind('update')) heard.add(decodeUpdate(message.update));
		const { newStructs, newDeletions } = heard.judge(decodeUpdate(update));
		return !newStructs && !newDeletions;
	}

	/** Resolves when the relay has received all that this peer sent before, whatever it does with it. */
	async pong(): Promise<void> {
		const ponged = once(this.socket, 'pong');
		this.socket.ping();
		await ponged;
	}

	async leave(): Promise<void> {
		this.socket.close();
		await this.closed;
	}
}

/** The updates that an edit of a document makes. */
export function updatesOf(doc: Y.Doc, edit: () => void): Uint8Array[] {
	const updates: Uint8Array[] = [];
	const keep = (update: Uint8Array) => updates.push(update);
	doc.on('update', keep);
	edit();
	doc.off('update', keep);
	return updates;
}

/** One update that types `text` into a fresh document. */
export function makeUpdate(text = 'hello', client?: number): Uint8Array {
	const doc = new Y.Doc();
	if (client !== undefined) doc.clientID = client;
	doc.getText('t').insert(0, text);
	return Y.encodeStateAsUpdate(doc);
}
