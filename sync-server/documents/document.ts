// The handler of one document, the same for every kind of peer. A first sync never races the load: what
// arrives before the log has been read waits, in order. After a refusal nothing of that peer counts any more:
// taking the update behind a refused one would wedge every peer.

import { Attendee } from './attendee.ts';
import { Presence, StateTooLarge } from './awareness.ts';
import type { CommitQueue, LogWriter } from './commitQueue.ts';
import { messageOf, type Log } from '../log.ts';
import type { MergedCache } from './mergedCache.ts';
import { readMessage, StepOneTooLarge, writeAwareness, type Message } from './messages.ts';
import type { Metrics } from '../metrics.ts';
import { OpenLog } from './openLog.ts';
import { CLOSE, LIMITS, type Peer } from './peer.ts';
import type { Storage } from '../storage/storage.ts';
import { readMerged } from './syncAnswers.ts';

export interface DocumentSurroundings {
	storage: Storage;
	queue: CommitQueue;
	cache: MergedCache;
	metrics: Metrics;
	log: Log;
	/** Milliseconds between two awareness messages about one client. */
	awarenessInterval: number;
	/** Called whenever nobody is here and nothing is under way any more. */
	onIdle(document: RelayedDocument): void;
	/** Called once, when this handler must not be used for newcomers any more. */
	onFailed(document: RelayedDocument): void;
	/** Called whenever another megabyte was written. */
	onGrown(document: RelayedDocument): void;
	/** Called after each commit, with the last row that is on disk. */
	onCommitted(document: RelayedDocument, seq: number): void;
}

export class RelayedDocument implements LogWriter {
	readonly key: string;
	readonly #around: DocumentSurroundings;
	readonly #attendees = new Map<Peer, Attendee>();
	readonly #presence: Presence;
	#log: OpenLog | null = null;
	#backlog: { attendee: Attendee; frame: Uint8Array }[] = [];
	#backlogBytes = 0;
	#scheduled = false;
	#awarenessTimer: NodeJS.Timeout | undefined;
	#failed = false;
	#retired = false;

	constructor(key: string, around: DocumentSurroundings) {
		this.key = key;
		this.#around = around;
		this.#presence = new Presence(around.awarenessInterval);
	}

	/** Reads the log. Never rejects: a failure closes who is here. */
	async load(): Promise<void> {
		try {
			const stored = await readMerged(this.key, this.#around.storage, this.#around.cache);
			this.#log = new OpenLog(this.key, stored, {
				...this.#around,
				writer: this,
				attendees: () => this.#attendees.values(),
				grown: () => this.#around.onGrown(this),
				schedule: () => this.#schedule(),
				refuse: (attendee, code, reason) => this.#refuse(attendee, code, reason),
			});
		} catch (error) {
			this.failed(error);
			return;
		}
		const backlog = this.#backlog;
		this.#backlog = [];
		for (const { attendee, frame } of backlog) this.#receive(attendee, frame);
		this.#reportIdle();
	}

	join(peer: Peer): void {
		if (this.#failed) peer.close(CLOSE.storageFailed, 'storage failed');
		else if (this.#retired) peer.close(CLOSE.retired, 'document retired');
		else this.#attendees.set(peer, new Attendee(peer));
	}

	leave(peer: Peer): void {
		const attendee = this.#attendees.get(peer);
		if (!attendee) return;
		this.#remove(attendee);
		this.#reportIdle();
	}

	/** One frame of a peer that has joined and has neither left nor been refused. */
	receive(peer: Peer, frame: Uint8Array): void {
		const attendee = this.#attendees.get(peer);
		if (!attendee) return;
		if (this.#log) {
			this.#receive(attendee, frame);
			return;
		}
		this.#backlogBytes += frame.length;
		if (this.#backlogBytes > LIMITS.backlog) this.#refuse(attendee, 'tryLater', 'still loading');
		else this.#backlog.push({ attendee, frame: frame.slice() });
	}

	flush(): void {
		this.#log?.flush();
	}

	committed(seq: number): void {
		this.#log?.committed(seq);
		this.#around.onCommitted(this, seq);
		this.#reportIdle();
	}

	/** The disk did not take something: nobody here is told that it did, and everybody comes again. */
	failed(error: unknown): void {
		if (this.#failed) return;
		this.#failed = true;
		this.#log?.stop();
		this.#around.log('documentFailed', { document: this.key, reason: messageOf(error) });
		this.#around.onFailed(this);
		this.closeAll('storageFailed', 'storage failed');
	}

	/** Given up for ever: whoever is here leaves, and so does whoever comes. */
	retire(): void {
		this.#retired = true;
		this.closeAll('retired', 'document retired');
		this.#reportIdle();
	}

	closeAll(code: keyof typeof CLOSE, reason: string): void {
		for (const attendee of [...this.#attendees.values()]) {
			this.#remove(attendee);
			attendee.peer.close(CLOSE[code], reason);
		}
	}

	/** Nothing of it is on the disk: there is nothing to keep in memory either. */
	get isEmpty(): boolean {
		return this.#log?.committedSeq === 0;
	}

	get idle(): boolean {
		return this.#log !== null && this.#attendees.size === 0 && !this.#log.pending;
	}

	#receive(attendee: Attendee, frame: Uint8Array): void {
		if (attendee.gone || !this.#log) return;
		let message: Message;
		try {
			message = readMessage(frame);
		} catch (error) {
			if (error instanceof StepOneTooLarge) this.#refuse(attendee, 'tooLarge', 'state vector too large');
			else this.#refuse(attendee, 'malformed', 'malformed message');
			return;
		}
		if (message.kind === 'stepOne') {
			if (attendee.stepOnes.take()) void this.#answer(attendee, message.clocks, this.#log);
			else this.#refuse(attendee, 'tooFast', 'asked too often');
		} else if (message.kind === 'awareness') this.#receiveAwareness(attendee, message.payload);
		else if (message.kind === 'queryAwareness') this.#tellPresent(attendee);
		else this.#log.receive(attendee, message.update, message.kind);
	}

	async #answer(attendee: Attendee, clocks: Map<number, number>, log: OpenLog): Promise<void> {
		try {
			const isFirst = !attendee.subscribed;
			const { place, clean } = attendee.peer;
			const answer = log.answer(clocks, isFirst ? place : undefined);
			attendee.subscribed = true;
			attendee.send(answer instanceof Promise ? await answer : answer, 'reply');
			if (!isFirst || attendee.gone) return;
			attendee.answered = true;
			attendee.peer.tellPlace?.(log.committedSeq, !log.pending);
			// [I8] A place that this log has not reached was in one that is lost: then ask all the same.
			if (!clean || (place ?? 0) > log.committedSeq) log.askStepTwo(attendee);
			this.#sendPresence(attendee);
		} catch (error) {
			this.failed(error);
		}
	}

	#tellPresent(attendee: Attendee): void {
		if (attendee.stepOnes.take()) this.#sendPresence(attendee);
		else this.#refuse(attendee, 'tooFast', 'asked too often');
	}

	#receiveAwareness(attendee: Attendee, payload: Uint8Array): void {
		if (!attendee.awareness.take(payload.length)) {
			this.#refuse(attendee, 'tooFast', 'too much awareness at once');
			return;
		}
		try {
			if (payload.length > LIMITS.awarenessMessage) throw new StateTooLarge();
			this.#presence.receive(attendee, payload);
		} catch (error) {
			if (error instanceof StateTooLarge) this.#refuse(attendee, 'tooLarge', 'awareness too large');
			else this.#refuse(attendee, 'malformed', 'malformed awareness');
			return;
		}
		if (this.#presence.hasNews) this.#schedule();
	}

	#sendPresence(attendee: Attendee): void {
		const payload = this.#presence.encodeAll();
		if (payload) attendee.send(writeAwareness(payload));
	}

	#schedule(): void {
		if (this.#scheduled) return;
		this.#scheduled = true;
		setImmediate(() => {
			this.#scheduled = false;
			this.flush();
			this.#tellPresence();
		});
	}

	#tellPresence(): void {
		if (!this.#presence.hasNews || this.#failed) return;
		const { payload, again } = this.#presence.takeNews(performance.now());
		if (payload) {
			const message = writeAwareness(payload);
			for (const attendee of this.#attendees.values()) if (attendee.subscribed) attendee.send(message);
		}
		clearTimeout(this.#awarenessTimer);
		if (again !== null) this.#awarenessTimer = setTimeout(() => this.#tellPresence(), again);
	}

	#refuse(attendee: Attendee, code: keyof typeof CLOSE, reason: string): void {
		this.#around.metrics.countRefused(code);
		this.#around.log('refused', { document: this.key, code: CLOSE[code], reason });
		this.#remove(attendee);
		attendee.peer.close(CLOSE[code], reason);
		this.#reportIdle();
	}

	#remove(attendee: Attendee): void {
		attendee.gone = true;
		this.#attendees.delete(attendee.peer);
		this.#presence.leave(attendee);
		if (this.#presence.hasNews) this.#schedule();
	}

	#reportIdle(): void {
		if (this.idle && !this.#failed) this.#around.onIdle(this);
	}
}
