import { once } from 'node:events';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket, type ClientOptions } from 'ws';
import { readMessage } from '../../sync-server/documents/messages.ts';
import { CONNECTION, OP, readEntries, type Entry } from '../../sync-server/mux/wire.ts';
import { SpokenPeer } from './spokenPeer.ts';

export interface Closing {
	code: number;
	reason: string;
}

/** What carries the frames of a shared connection. */
export interface MuxWire {
	send(frame: Uint8Array): void;
	onFrame(listener: (frame: Uint8Array) => void): void;
	readonly closed: Promise<Closing>;
	close(): void;
	/** Goes away without a word. */
	drop(): void;
}

export interface Welcome {
	protocol: number;
	boot: string;
	epoch: string;
	you: { role: string; person: string; expires: number | null };
	documents: Record<string, [number, 'r' | 'rw']>;
}

export interface Joining {
	place?: { epoch: string; seq: number };
	clean?: boolean;
}

export function writeEntry(channel: number, op: number, payload: Uint8Array | object = new Uint8Array()) {
	const bytes = payload instanceof Uint8Array ? payload : Buffer.from(JSON.stringify(payload));
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, channel);
	encoding.writeVarUint(encoder, op);
	encoding.writeVarUint8Array(encoder, bytes);
	return encoding.toUint8Array(encoder);
}

export const writeHello = (workspace = 'w1', token = '') =>
	writeEntry(CONNECTION, OP.hello, { protocol: 1, workspace, token });

/** A shared connection, spoken by hand. */
export class MuxPeer {
	readonly wire: MuxWire;
	readonly closed: Promise<Closing>;
	/** Everything that came, frame by frame. */
	readonly frames: Entry[][] = [];
	readonly #channels = new Map<number, MuxChannel>();
	readonly #watchers = new Set<() => void>();
	#lastNumber = 0;

	constructor(wire: MuxWire) {
		this.wire = wire;
		this.closed = wire.closed;
		wire.onFrame((frame) => {
			const entries = readEntries(frame);
			this.frames.push(entries);
			for (const entry of entries) this.#channels.get(entry.channel)?.receive(entry);
			for (const watcher of [...this.#watchers]) watcher();
		});
		void this.closed.then((closing) => this.#channels.forEach((channel) => channel.lose(closing)));
	}

	/** Says hello and waits for the welcome. */
	static async join(wire: MuxWire, workspace?: string, token?: string): Promise<MuxPeer> {
		const peer = new MuxPeer(wire);
		wire.send(writeHello(workspace, token));
		await peer.until(() => peer.entries(OP.welcome).length > 0);
		return peer;
	}

	get welcome(): Welcome {
		return JSON.parse(new TextDecoder().decode(this.entries(OP.welcome)[0]?.payload)) as Welcome;
	}

	entries(op: number, channel = CONNECTION): Entry[] {
		return this.frames.flat().filter((entry) => entry.op === op && entry.channel === channel);
	}

	/** How far each document is, as NEWS told so far. */
	news(): Map<string, number> {
		const told = new Map<string, number>();
		for (const { payload } of this.entries(OP.news)) {
			const decoder = decoding.createDecoder(payload);
			while (decoding.hasContent(decoder))
				told.set(decoding.readVarString(decoder), decoding.readVarUint(decoder));
		}
		return told;
	}

	until(holds: () => boolean): Promise<void> {
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

	open(document: string, joining: Joining = {}, number = ++this.#lastNumber): MuxChannel {
		this.wire.send(writeEntry(number, OP.open, { document, ...joining }));
		const channel = new MuxChannel(this, number);
		this.#channels.set(number, channel);
		return channel;
	}

	/** Opens and does the handshake as somebody who has nothing. */
	async openAndJoin(document: string, joining: Joining = {}): Promise<MuxChannel> {
		const channel = this.open(document, joining);
		channel.stepOne();
		await channel.until('stepTwo');
		return channel;
	}

	async leave(): Promise<void> {
		this.wire.close();
		await this.closed;
	}
}

export class MuxChannel extends SpokenPeer {
	readonly number: number;
	readonly peer: MuxPeer;
	/** The updates and step 2s sent, in their order, and the indexes of those that the relay acknowledged. */
	readonly counted: Uint8Array[] = [];
	readonly acknowledged: number[] = [];
	readonly places: number[] = [];
	/** Whether all that was sent before the last place is on disk. */
	settled = false;
	readonly closed: Promise<Closing>;
	readonly #close: (closing: Closing) => void;

	constructor(peer: MuxPeer, number: number) {
		super();
		this.peer = peer;
		this.number = number;
		const { promise, resolve } = Promise.withResolvers<Closing>();
		this.closed = promise;
		this.#close = resolve;
	}

	receive({ op, payload }: Entry): void {
		const decoder = decoding.createDecoder(payload);
		if (op === OP.message) this.hear(readMessage(payload));
		else if (op === OP.acknowledge)
			while (decoding.hasContent(decoder)) this.acknowledged.push(decoding.readVarUint(decoder));
		else if (op === OP.place) {
			this.places.push(decoding.readVarUint(decoder));
			this.settled = decoding.readVarUint(decoder) === 1;
		} else if (op === OP.close)
			this.#close({ code: decoding.readVarUint(decoder), reason: decoding.readVarString(decoder) });
		this.hear();
	}

	lose(closing: Closing): void {
		this.#close(closing);
	}

	send(message: Uint8Array): void {
		// A sync message that is not step 1.
		if (message[0] === 0 && message[1] !== 0) {
			const read = readMessage(message);
			if (read.kind === 'update' || read.kind === 'stepTwo') this.counted.push(read.update);
		}
		this.peer.wire.send(writeEntry(this.number, OP.message, message));
	}

	hasAcknowledged(update: Uint8Array): boolean {
		return this.acknowledged.some((index) => this.counted[index] && equal(this.counted[index], update));
	}

	async leave(): Promise<void> {
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, 1000);
		encoding.writeVarString(encoder, '');
		this.peer.wire.send(writeEntry(this.number, OP.close, encoding.toUint8Array(encoder)));
	}
}

function equal(one: Uint8Array, other: Uint8Array): boolean {
	return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

/** One WebSocket; `base` is the relay's `ws://host:port`. */
export class SocketWire implements MuxWire {
	readonly socket: WebSocket;
	readonly closed: Promise<Closing>;

	constructor(base: string, options?: ClientOptions) {
		this.socket = new WebSocket(`${base.replace(/^http/, 'ws')}/mux`, options);
		this.socket.binaryType = 'nodebuffer';
		this.socket.on('error', () => {});
		this.closed = new Promise((resolve) =>
			this.socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })),
		);
	}

	static async open(base: string, options?: ClientOptions): Promise<SocketWire> {
		const wire = new SocketWire(base, options);
		await once(wire.socket, 'open');
		return wire;
	}

	send(frame: Uint8Array): void {
		this.socket.send(frame);
	}

	onFrame(listener: (frame: Uint8Array) => void): void {
		this.socket.on('message', (data: Buffer) => listener(data));
	}

	close(): void {
		this.socket.close();
	}

	drop(): void {
		this.socket.terminate();
	}
}

export async function joinMux(base: string, workspace?: string, token?: string): Promise<MuxPeer> {
	return MuxPeer.join(await SocketWire.open(base), workspace, token);
}
