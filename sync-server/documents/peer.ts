// A document's handler talks to a Peer and never to a socket, so that channels of one socket and HTTPS
// exchanges are served by the very same code.

export interface Peer {
	/** Readers are never asked for step 1, and what they write is refused. */
	readonly mayWrite: boolean;
	/** The invite that this peer came with, noted beside what it writes; empty on an open relay. */
	readonly invite: string;
	/** How far its device has received this log, where it says so and it is this log. */
	readonly place?: number;
	/** Its device holds nothing that is not acknowledged: it need not be asked for what we lack. */
	readonly clean?: boolean;
	/**
	 * Where present, it takes the place of the echo: which of this peer's updates and step 2s, counted from 0 in the
	 * order in which they came, are on disk now.
	 */
	acknowledge?(indexes: readonly number[]): void;
	/**
	 * Everything up to this row is on disk, and has been sent to this peer or came from it. `settled`: nothing else that
	 * it was sent still waits for the disk.
	 */
	tellPlace?(seq: number, settled: boolean): void;
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
	/** Updates of one peer to one document; a paste is one, and what was written offline comes as one step 2. */
	updatesAtOnce: 2000,
	updatesPerSecond: 300,
	/** Structs and ranges of deletions in one update: each takes far more memory than its few bytes. */
	structs: 2 ** 21,
	/** What the log of one document may have on the disk before nothing new is taken. */
	document: 32 * 2 ** 20,
	/** A state vector of more clients than any document has, and how often one peer may ask. */
	stepOne: 2 ** 20,
	stepOnesAtOnce: 200,
	stepOnesPerSecond: 10,
	awarenessState: 8 * 2 ** 10,
	awarenessMessage: 4 * 2 ** 20,
	/** Bytes of awareness from one peer: stock clients repeat what they hear of everybody else. */
	awarenessAtOnce: 16 * 2 ** 20,
	awarenessPerSecond: 2 ** 20,
	/** The largest step 2 with the few bytes in front of it. */
	frame: 32 * 2 ** 20 + 64,
	/** On a connection that many documents share: its first message, and how many it may open. */
	hello: 8 * 2 ** 10,
	behindHello: 128 * 2 ** 10,
	channels: 200,
	opensAtOnce: 1000,
	opensPerSecond: 20,
	/** A token lasts for a quarter of an hour. */
	renewalsAtOnce: 10,
	renewalsPerSecond: 1 / 10,
	/** Entries of one frame, and what stands in one that is not a message. */
	entries: 2 ** 16,
	words: 8 * 2 ** 10,
	/** What may wait on a socket beyond the answer to step 1; and answers to step 1 on a shared one. */
	waiting: 8 * 2 ** 20,
	answers: 256 * 2 ** 20,
	/** What all together may have sent of messages whose end has not come. */
	unfinished: 256 * 2 ** 20,
	/** What may wait for the disk, and what may wait for a document to be loaded. */
	uncommitted: 128 * 2 ** 20,
	backlog: 64 * 2 ** 20,
} as const;
