import { once } from 'node:events';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket, type ClientOptions } from 'ws';
import * as Y from 'yjs';
import {
	readMessage,
	writeAwareness,
	writeStepOne,
	writeStepTwo,
	writeUpdate,
	type Message,
} from '../../sync-server/documents/messages.ts';

export type Received = Message;

/** A peer that speaks the protocol by hand, so that a test can say anything and see everything. */
export class RawPeer {
	readonly socket: WebSocket;
	readonly received: Received[] = [];
	/** The frames as they came, since a test may count bytes. */
	readonly frames: Uint8Array[] = [];
	readonly closed: Promise<{ code: number; reason: string }>;
	#watchers = new Set<() => void>();

	constructor(url: string, options?: ClientOptions) {
		this.socket = new WebSocket(url, options);
		this.socket.binaryType = 'nodebuffer';
		this.socket.on('error', () => {});
		this.socket.on('message', (data: Buffer) => {
			this.frames.push(data);
			this.received.push(readMessage(data));
			for (const watcher of [...this.#watchers]) watcher();
		});
		this.closed = new Promise((resolve) =>
			this.socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })),
		);
	}

	static async open(url: string, options?: ClientOptions): Promise<RawPeer> {
		const peer = new RawPeer(url, options);
		await once(peer.socket, 'open');
		return peer;
	}

	/** Opens and does the handshake as somebody who has nothing. */
	static async join(url: string): Promise<RawPeer> {
		const peer = await RawPeer.open(url);
		peer.stepOne();
		await peer.until('stepOne');
		return peer;
	}

	send(frame: Uint8Array): void {
		this.socket.send(frame);
	}

	stepOne(clocks: ReadonlyMap<number, number> = new Map()): void {
		this.send(writeStepOne(clocks));
	}

	stepTwo(update: Uint8Array): void {
		this.send(writeStepTwo(update));
	}

	update(update: Uint8Array): void {
		this.send(writeUpdate(update));
	}

	awareness(...announcements: { client: number; clock: number; state: unknown }[]): void {
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, announcements.length);
		for (const { client, clock, state } of announcements) {
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, clock);
			encoding.writeVarString(encoder, JSON.stringify(state));
		}
		this.send(writeAwareness(encoding.toUint8Array(encoder)));
	}

	/** Resolves with the message of this kind at `index` (the first by default), now or when it comes. */
	async until<K extends Received['kind']>(kind: K, index = 0): Promise<Extract<Received, { kind: K }>> {
		await this.untilHolds(() => this.ofKind(kind).length > index);
		return this.ofKind(kind)[index] as Extract<Received, { kind: K }>;
	}

	untilHolds(holds: () => boolean): Promise<void> {
		return new Promise((resolve) => {
			const check = () => {
				if (!holds()) return;
				this.#watchers.delete(check);
				resolve();
			};
			this.#watchers.add(check);
			check();
		});
	}

	ofKind<K extends Received['kind']>(kind: K): Extract<Received, { kind: K }>[] {
		return this.received.filter((message) => message.kind === kind) as Extract<Received, { kind: K }>[];
	}

	/** Resolves when the relay has dealt with all that this peer sent before: it answers in order. */
	async settle(): Promise<void> {
		const answers = this.ofKind('stepTwo').length;
		this.stepOne();
		await this.until('stepTwo', answers);
	}

	/** Resolves when the relay has received all that this peer sent before, whatever it does with it. */
	async pong(): Promise<void> {
		const ponged = once(this.socket, 'pong');
		this.socket.ping();
		await ponged;
	}

	/** Everything that has arrived here, as a document. */
	toDoc(): Y.Doc {
		const doc = new Y.Doc();
		for (const message of this.received)
			if (message.kind === 'stepTwo' || message.kind === 'update') Y.applyUpdate(doc, message.update);
		return doc;
	}

	/** Who is here, as told so far. */
	presence(): Map<number, unknown> {
		const present = new Map<number, unknown>();
		for (const { payload } of this.ofKind('awareness')) {
			const decoder = decoding.createDecoder(payload);
			for (let left = decoding.readVarUint(decoder); left > 0; left--) {
				const client = decoding.readVarUint(decoder);
				decoding.readVarUint(decoder);
				const state: unknown = JSON.parse(decoding.readVarString(decoder));
				if (state === null) present.delete(client);
				else present.set(client, state);
			}
		}
		return present;
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
