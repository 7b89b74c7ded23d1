// A document's handler talks to a Peer and never to a socket, so that channels of one socket and HTTPS
// exchanges are served by the very same code.

export interface Peer {
	/** Readers are never asked for step 1, and what they write is refused. */
	readonly mayWrite: boolean;
	/** Sends one message; `reply` marks an answer to step 1, which may be as large as the document. */
	send(message: Uint8Array, reply?: 'reply'): void;
	/** After this the peer sends nothing that counts, and receives nothing. */
	close(code: number, reason: string): void;
}

/** Stock clients stop after 44xx and reconnect after every other code. */
export const CLOSE = {
	storageFailed: 1011,
	restarting: 1012,
	tryLater: 1013,
	malformed: 4400,
	credentials: 4401,
	writeNotAllowed: 4403,
	retired: 4404,
	tooLarge: 4413,
	clientTooOld: 4426,
	tooFast: 4529,
} as const;

export const LIMITS = {
	update: 4 * 2 ** 20,
	stepTwo: 32 * 2 ** 20,
	awarenessState: 8 * 2 ** 10,
	awarenessMessage: 4 * 2 ** 20,
	/** The largest step 2 with the few bytes in front of it. */
	frame: 32 * 2 ** 20 + 64,
	/** What may wait on a socket beyond the answer to step 1. */
	waiting: 8 * 2 ** 20,
	/** What may wait for the disk, and what may wait for a document to be loaded. */
	uncommitted: 128 * 2 ** 20,
	backlog: 64 * 2 ** 20,
} as const;
