// Somebody who writes what was prepared and notes what comes, without a document. Many clients hear the same
// frame, so that it is read once: the load must cost less than what it measures.

import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { writeStepOne, type Clocks } from '../../sync-server/documents/messages.ts';
import { DIALECTS, wrap, type Dialect } from './dialects.ts';

export interface Reach {
	client: number;
	from: number;
	to: number;
}

export interface Heard {
	kind: 'stepOne' | 'stepTwo' | 'update' | 'other';
	/** What an update brings. */
	reaches: readonly Reach[];
	bytes: number;
}

const KINDS = ['stepOne', 'stepTwo', 'update'] as const;
const KNOWN_FRAMES = 4096;
const known = new Map<number, { frame: Buffer; heard: Heard }>();

function readFrame(frame: Buffer, head: number): Heard {
	const { length } = frame;
	// Where the clock stands in a small update, and its end.
	const key =
		length < head + 16 ? -1 : (frame.readInt32LE(head + 8) * 31) ^ frame.readInt32LE(length - 4) ^ length;
	const before = known.get(key);
	if (before?.frame.equals(frame)) return before.heard;
	const heard = readUnknown(frame, head);
	if (heard.kind === 'update' && key !== -1) {
		if (known.size >= KNOWN_FRAMES) known.clear();
		known.set(key, { frame: Buffer.from(frame), heard });
	}
	return heard;
}

function readUnknown(frame: Buffer, head: number): Heard {
	const bytes = frame.length;
	const kind = frame[head] === 0 ? (KINDS[frame[head + 1] ?? -1] ?? 'other') : 'other';
	if (kind !== 'update') return { kind, reaches: [], bytes };
	const update = decoding.readVarUint8Array(decoding.createDecoder(frame.subarray(head + 2)));
	const { from, to } = Y.parseUpdateMeta(update);
	const reaches = [...to].map(([client, end]) => ({ client, from: from.get(client) ?? 0, to: end }));
	return { kind, reaches, bytes };
}

export class LoadClient {
	readonly head: Uint8Array;
	/** Told of a connection that the server ended: fatal, since whatever waits would wait for ever. */
	fail: (error: Error) => void = (error) =>
		queueMicrotask(() => {
			throw error;
		});
	hear: (heard: Heard) => void = () => {};
	/** Bytes of the answer to step 1. */
	answerBytes = 0;
	readonly #socket: WebSocket;
	#closing = false;

	private constructor(socket: WebSocket, head: Uint8Array) {
		this.#socket = socket;
		this.head = head;
	}

	/** Connects and has had its step 2. */
	static open(
		url: string,
		dialectName: Dialect['name'],
		document: string,
		clocks: Clocks = new Map(),
	): Promise<LoadClient> {
		const dialect = DIALECTS[dialectName];
		const socket = new WebSocket(url + dialect.pathOf(document), { perMessageDeflate: false });
		const client = new LoadClient(socket, dialect.headOf(document));
		return new Promise((resolve, reject) => {
			socket.on('error', reject);
			socket.on('close', (code, reason) => {
				if (client.#closing) return;
				const error = new Error(`A server hung up with ${code} ${reason.toString()}.`);
				reject(error);
				client.fail(error);
			});
			socket.on('open', () => {
				for (const frame of dialect.hello(document)) socket.send(frame);
				client.send(client.wrap(writeStepOne(clocks)));
			});
			socket.on('message', (data: Buffer) => {
				const heard = readFrame(data, client.head.length);
				if (heard.kind === 'stepTwo' && client.answerBytes === 0) {
					client.answerBytes = heard.bytes;
					resolve(client);
				}
				client.hear(heard);
			});
		});
	}

	wrap(message: Uint8Array): Uint8Array {
		return wrap(this.head, message);
	}

	send(frame: Uint8Array): void {
		this.#socket.send(frame);
	}

	close(): void {
		this.#closing = true;
		this.#socket.terminate();
	}
}
