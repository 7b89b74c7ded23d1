// [I2] [I3] The handler of one document, the same for every kind of peer. An update is forwarded to the others
// at once and echoed to its sender only once it is on disk; what is malformed, or leaves a gap, never enters
// the log; and no Y.Doc is ever made.

import { Acknowledgements } from './acknowledgements.ts';
import { Attendee } from './attendee.ts';
import { Presence, StateTooLarge } from './awareness.ts';
import type { CommitQueue, LogWriter } from './commitQueue.ts';
import { Ledger } from './ledger.ts';
import { messageOf, type Log } from './log.ts';
import type { MergedCache } from './mergedCache.ts';
import { readMessage, writeAwareness, writeStepOne, type Message } from './messages.ts';
import type { Metrics } from './metrics.ts';
import { CLOSE, LIMITS, type Peer } from './peer.ts';
import { RecentUpdates } from './recentUpdates.ts';
import { FORMAT, type Storage } from './storage.ts';
import { readMerged, SyncAnswers } from './syncAnswers.ts';
import { Tick } from './tick.ts';
import { decodeUpdate, encodeUpdate, type DecodedUpdate } from './updates.ts';

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
	/** Called after each commit, with the last row that is on disk. */
	onCommitted(document: RelayedDocument, seq: number): void;
}

/** What is known of the log, once it has been read. */
interface Loaded {
	ledger: Ledger;
	recent: RecentUpdates;
	answers: SyncAnswers;
	acknowledgements: Acknowledgements;
}

export class RelayedDocument implements LogWriter {
	readonly key: string;
	readonly #around: DocumentSurroundings;
	readonly #attendees = new Map<Peer, Attendee>();
	readonly #presence: Presence;
	#loaded: Loaded | null = null;
	#backlog: { attendee: Attendee; frame: Uint8Array }[] = [];
	#backlogBytes = 0;
	#tick = new Tick();
	#scheduled = false;
	#awarenessTimer: NodeJS.Timeout | undefined;
	#failed = false;

	constructor(key: string, around: DocumentSurroundings) {
		this.key = key;
		this.#around = around;
		this.#presence = new Presence(around.awarenessInterval);
	}

	/** Reads the log; until then what arrives waits in order. Never rejects: a failure closes who is here. */
	async load(): Promise<void> {
		try {
			const state = await readMerged(this.key, this.#around.storage, this.#around.cache);
			const ledger = new Ledger();
			ledger.add(decodeUpdate(state.update));
			const recent = new RecentUpdates(state.seq, ledger.clocks);
			const answers = new SyncAnswers({ ...this.#around, document: this.key, ledger, recent });
			const acknowledgements = new Acknowledgements(ledger.clocks);
			this.#loaded = { ledger, recent, answers, acknowledgements };
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
		else this.#attendees.set(peer, new Attendee(peer));
	}

	leave(peer: Peer): void {
		const attendee = this.#attendees.get(peer);
		if (!attendee) return;
		this.#remove(attendee);
		this.#reportIdle();
	}

	/** One frame of a peer that has joined; after a refusal, or after it left, nothing of it counts. */
	receive(peer: Peer, frame: Uint8Array): void {
		const attendee = this.#attendees.get(peer);
		if (!attendee) return;
		if (this.#loaded) {
			this.#receive(attendee, frame);
			return;
		}
		this.#backlogBytes += frame.length;
		if (this.#backlogBytes > LIMITS.backlog) this.#refuse(attendee, 'tryLater', 'still loading');
		else this.#backlog.push({ attendee, frame: frame.slice() });
	}

	committed(seq: number): void {
		if (!this.#loaded) return;
		this.#loaded.acknowledgements.settle(seq);
		this.#loaded.recent.trim(seq);
		this.#around.onCommitted(this, seq);
		this.#reportIdle();
	}

	/** The disk did not take something: nobody here is told that it did, and everybody comes again. */
	failed(error: unknown): void {
		if (this.#failed) return;
		this.#failed = true;
		this.#loaded?.answers.stop();
		this.#around.cache.delete(this.key);
		this.#around.log('documentFailed', { document: this.key, reason: messageOf(error) });
		this.#around.onFailed(this);
		this.closeAll('storageFailed', 'storage failed');
	}

	closeAll(code: keyof typeof CLOSE, reason: string): void {
		for (const attendee of [...this.#attendees.values()]) {
			this.#remove(attendee);
			attendee.peer.close(CLOSE[code], reason);
		}
	}

	/** Hands what this tick has brought to the others and to the queue, now. */
	flush(): void {
		const tick = this.#tick;
		if (this.#failed || !this.#loaded || tick.accepted.length === 0) return;
		this.#tick = new Tick();
		const { recent, acknowledgements } = this.#loaded;
		let bytes: Uint8Array;
		try {
			bytes = tick.merge();
		} catch (error) {
			this.failed(error);
			return;
		}
		const seq = recent.lastSeq + 1;
		recent.push({ seq, bytes, reached: tick.reached });
		acknowledgements.expect(seq, tick.accepted, tick.reached);
		this.#around.queue.add({ document: this.key, seq, format: FORMAT.yjsUpdate, bytes }, this);
		tick.forward(bytes, this.#attendees.values());
	}

	get idle(): boolean {
		const busy =
			this.#attendees.size > 0 || this.#tick.accepted.length > 0 || this.#loaded?.acknowledgements.pending;
		return this.#loaded !== null && !busy;
	}

	#receive(attendee: Attendee, frame: Uint8Array): void {
		if (attendee.gone || !this.#loaded) return;
		let message: Message;
		try {
			message = readMessage(frame);
		} catch {
			this.#refuse(attendee, 'malformed', 'malformed message');
			return;
		}
		if (message.kind === 'stepOne') this.#answer(attendee, message.clocks, this.#loaded);
		else if (message.kind === 'awareness') this.#receiveAwareness(attendee, message.payload);
		else if (message.kind === 'queryAwareness') this.#sendPresence(attendee);
		else this.#receiveUpdate(attendee, message.update, message.kind === 'stepTwo', this.#loaded);
	}

	#answer(attendee: Attendee, clocks: Map<number, number>, loaded: Loaded): void {
		// First the tick, so that nothing is both in the answer and sent again.
		this.flush();
		const isFirst = !attendee.subscribed;
		attendee.subscribed = true;
		const reply = (message: Uint8Array) => {
			attendee.send(message, 'reply');
			if (!isFirst) return;
			this.#askStepTwo(attendee, loaded);
			this.#sendPresence(attendee);
		};
		const fail = (error: unknown) => this.failed(error);
		try {
			const answer = loaded.answers.answer(clocks);
			if (answer instanceof Promise) answer.then(reply).catch(fail);
			else reply(answer);
		} catch (error) {
			fail(error);
		}
	}

	/** Readers are never asked: what they have is not ours to take. */
	#askStepTwo(attendee: Attendee, loaded: Loaded): void {
		if (!attendee.peer.mayWrite || attendee.asked) return;
		attendee.asked = true;
		attendee.send(writeStepOne(loaded.acknowledgements.committed));
	}

	#receiveUpdate(attendee: Attendee, bytes: Uint8Array, isStepTwo: boolean, loaded: Loaded): void {
		if (isStepTwo) attendee.asked = false;
		if (bytes.length > (isStepTwo ? LIMITS.stepTwo : LIMITS.update)) {
			this.#refuse(attendee, 'tooLarge', 'update too large');
			return;
		}
		let update: DecodedUpdate;
		try {
			update = decodeUpdate(bytes);
		} catch {
			this.#refuse(attendee, 'malformed', 'malformed update');
			return;
		}
		this.#around.metrics.updates++;
		if (update.sorted) this.#judge(attendee, bytes.slice(), update, isStepTwo, loaded);
		else this.#judge(attendee, sortUpdate(update), update, isStepTwo, loaded);
	}

	#judge(
		attendee: Attendee,
		bytes: Uint8Array,
		update: DecodedUpdate,
		isStepTwo: boolean,
		loaded: Loaded,
	): void {
		const { newStructs, newDeletions, gap } = loaded.ledger.judge(update);
		if (!newStructs && !newDeletions) this.#oweEcho(attendee, bytes, update, loaded);
		else if (!attendee.peer.mayWrite) {
			// Deletions alone are what a stock reader's Yjs derived by itself: neither stored nor refused.
			if (newStructs) this.#refuse(attendee, 'writeNotAllowed', 'you may only read this document');
		} else if (!gap) this.#accept(attendee, bytes, update, loaded);
		else if (!isStepTwo) this.#askStepTwo(attendee, loaded);
		else {
			const part = loaded.ledger.trim(update);
			if (part) this.#judge(attendee, part, decodeUpdate(part), isStepTwo, loaded);
		}
	}

	#oweEcho(attendee: Attendee, bytes: Uint8Array, update: DecodedUpdate, loaded: Loaded): void {
		if (update.runs.length === 0 && update.deletions.length === 0) return;
		// What came in this tick may contain it: then it is owed with the commit of this tick.
		this.flush();
		loaded.acknowledgements.owe([{ from: attendee, bytes }]);
	}

	#accept(attendee: Attendee, bytes: Uint8Array, update: DecodedUpdate, loaded: Loaded): void {
		if (this.#around.queue.bytes > LIMITS.uncommitted) {
			this.#refuse(attendee, 'tryLater', 'too much is waiting for the disk');
			return;
		}
		loaded.ledger.add(update);
		this.#tick.add(attendee, bytes, update);
		this.#schedule();
	}

	#receiveAwareness(attendee: Attendee, payload: Uint8Array): void {
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

function sortUpdate({ structs, deletions }: DecodedUpdate): Uint8Array {
	return encodeUpdate(
		structs,
		Map.groupBy(deletions, (range) => range.client),
	);
}
