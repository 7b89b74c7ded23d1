// [I2] [I3] The way of an update into a document's log: size, decoding, already contained?, permission, gap?,
// forwarded to the others at once, queued, committed, and only then echoed. What is malformed or leaves a gap
// never enters, and no Y.Doc is ever made.

import { Acknowledgements } from './acknowledgements.ts';
import type { Attendee } from './attendee.ts';
import type { CommitQueue, LogWriter } from './commitQueue.ts';
import { Ledger } from './ledger.ts';
import type { MergedCache, MergedState } from './mergedCache.ts';
import { writeStepOne, type Clocks } from './messages.ts';
import type { Metrics } from '../metrics.ts';
import { LIMITS, type CLOSE } from './peer.ts';
import { RecentUpdates } from './recentUpdates.ts';
import { FORMAT, type Storage } from '../storage/storage.ts';
import { SyncAnswers } from './syncAnswers.ts';
import { forward, isLive, mergeAccepted, Tick, type Accepted } from './tick.ts';
import { decodeUpdate, normaliseUpdate, type DecodedUpdate } from './updates.ts';

export interface OpenLogSurroundings {
	storage: Storage;
	queue: CommitQueue;
	cache: MergedCache;
	metrics: Metrics;
	/** Who is to hear of commits and failures. */
	writer: LogWriter;
	attendees(): Iterable<Attendee>;
	/** Something waits for the end of the tick. */
	schedule(): void;
	refuse(attendee: Attendee, code: keyof typeof CLOSE, reason: string): void;
}

export class OpenLog {
	readonly #document: string;
	readonly #around: OpenLogSurroundings;
	readonly #ledger = new Ledger();
	readonly #recent: RecentUpdates;
	readonly #answers: SyncAnswers;
	readonly #acknowledgements: Acknowledgements;
	#tick = new Tick();

	/** Throws when the stored state cannot be decoded. */
	constructor(document: string, stored: MergedState, around: OpenLogSurroundings) {
		this.#document = document;
		this.#around = around;
		this.#ledger.add(decodeUpdate(stored.update));
		this.#recent = new RecentUpdates(stored.seq, this.#ledger.clocks);
		this.#acknowledgements = new Acknowledgements(this.#ledger.clocks);
		const { storage, cache } = around;
		this.#answers = new SyncAnswers({ document, storage, cache, ledger: this.#ledger, recent: this.#recent });
	}

	/** Whether anything is not on disk yet. */
	get pending(): boolean {
		return this.#tick.accepted.length > 0 || this.#acknowledgements.pending;
	}

	/** A step 2 with everything accepted so far, which is forwarded to nobody twice. */
	answer(clocks: Clocks): Uint8Array | Promise<Uint8Array> {
		this.flush();
		return this.#answers.answer(clocks);
	}

	/** Readers are never asked: what they have is not ours to take. */
	askStepTwo(attendee: Attendee): void {
		if (!attendee.peer.mayWrite || attendee.asked) return;
		attendee.asked = true;
		attendee.send(writeStepOne(this.#acknowledgements.committed));
	}

	receive(attendee: Attendee, bytes: Uint8Array, kind: 'update' | 'stepTwo'): void {
		if (kind === 'stepTwo') attendee.asked = false;
		if (bytes.length > LIMITS[kind]) {
			this.#around.refuse(attendee, 'tooLarge', 'update too large');
			return;
		}
		let update: DecodedUpdate;
		try {
			update = decodeUpdate(bytes);
		} catch {
			this.#around.refuse(attendee, 'malformed', 'malformed update');
			return;
		}
		this.#around.metrics.updates++;
		this.#judge(attendee, normaliseUpdate(bytes, update), update, kind);
	}

	/** Hands what this tick has brought to the others and to the queue, now. */
	flush(): void {
		const tick = this.#tick;
		if (tick.accepted.length === 0) return;
		this.#tick = new Tick();
		try {
			const bytes = mergeAccepted(tick.accepted);
			const seq = this.#recent.lastSeq + 1;
			this.#recent.push({ seq, bytes, reached: tick.reached });
			this.#acknowledgements.expect(seq, tick);
			const row = { document: this.#document, seq, format: FORMAT.yjsUpdate, bytes };
			this.#around.queue.add(row, this.#around.writer);
			this.#forward(tick.live, tick.stored.length === 0 ? bytes : undefined);
		} catch (error) {
			this.#around.writer.failed(error);
		}
	}

	committed(seq: number): void {
		this.#forward(this.#acknowledgements.settle(seq));
		this.#recent.trim(seq);
	}

	/** A commit failed: what is known here is more than what is stored. */
	stop(): void {
		this.#tick = new Tick();
		this.#answers.stop();
	}

	#judge(
		attendee: Attendee,
		bytes: Uint8Array,
		update: DecodedUpdate,
		kind: 'update' | 'stepTwo' | 'part',
	): void {
		const { newStructs, newDeletions, gap } = this.#ledger.judge(update);
		if (!newStructs && !newDeletions) this.#oweEcho(attendee, bytes, update);
		else if (!attendee.peer.mayWrite) {
			// Deletions alone are what a stock reader's Yjs derived by itself: neither stored nor refused.
			if (newStructs) this.#around.refuse(attendee, 'writeNotAllowed', 'you may only read this document');
		} else if (!gap) this.#accept({ from: attendee, bytes }, update, kind);
		else if (kind === 'update') this.askStepTwo(attendee);
		else if (kind === 'stepTwo') {
			// Asking again would bring the same again: the peer itself lacks what is missing.
			const part = this.#ledger.trim(update);
			if (part) this.#judge(attendee, part, decodeUpdate(part), 'part');
		}
	}

	#forward(accepted: readonly Accepted[], merged?: Uint8Array): void {
		if (accepted.length > 0) forward(accepted, merged ?? mergeAccepted(accepted), this.#around.attendees());
	}

	#oweEcho(attendee: Attendee, bytes: Uint8Array, update: DecodedUpdate): void {
		if (update.runs.length === 0 && update.deletions.length === 0) return;
		// What came in this tick may be what contains it: then it is owed with the commit of this tick.
		this.flush();
		this.#acknowledgements.owe([{ from: attendee, bytes }]);
	}

	#accept(accepted: Accepted, update: DecodedUpdate, kind: 'update' | 'stepTwo' | 'part'): void {
		if (this.#around.queue.bytes > LIMITS.uncommitted) {
			this.#around.refuse(accepted.from, 'tryLater', 'too much is waiting for the disk');
			return;
		}
		this.#ledger.add(update);
		this.#tick.add(accepted, update, isLive(update, kind));
		this.#around.schedule();
	}
}
