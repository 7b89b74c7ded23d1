// Runs the SQLite storage in a thread of its own, so that an fsync stops nobody else's updates. One request
// at a time, in the order in which they came.

import { parentPort, workerData } from 'node:worker_threads';
import { SqliteStorage } from './sqliteStorage.ts';
import type { DocumentLog, Storage } from './storage.ts';

export type StorageMethod = Exclude<keyof Storage, 'epoch'>;

export interface Request {
	id: number;
	method: StorageMethod;
	args: unknown[];
}

export interface Reply {
	id: number;
	value?: unknown;
	error?: unknown;
}

const port = parentPort;
if (!port) throw new Error('This file is started by threadedStorage.ts.');
const storage = new SqliteStorage(workerData as string);
port.postMessage({ epoch: storage.epoch });

let previous: Promise<void> = Promise.resolve();
port.on('message', (request: Request) => {
	previous = previous.then(() => answer(request));
});

async function answer({ id, method, args }: Request): Promise<void> {
	const work = storage[method] as (...args: unknown[]) => Promise<unknown>;
	try {
		const value = await work.apply(storage, args);
		port?.postMessage(
			{ id, value } satisfies Reply,
			method === 'read' ? buffersOf(value as DocumentLog) : [],
		);
	} catch (error) {
		port?.postMessage({ id, error } satisfies Reply);
	}
	if (method === 'close') port?.close();
}

/** Handed over instead of copied: a document may have 32 MiB, and many may be read at once. */
function buffersOf({ snapshot, rows }: DocumentLog): ArrayBuffer[] {
	return (snapshot ? [snapshot, ...rows] : rows).map(({ bytes }) => bytes.buffer as ArrayBuffer);
}
