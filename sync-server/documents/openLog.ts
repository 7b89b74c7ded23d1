// [I2] [I3] The way of an update into a document's log: size, decoding, already contained?, permission, gap?,
// forwarded to the others at once, queued, committed, and only then echoed. What is malformed or leaves a gap
// never enters, and no Y.Doc is ever made.

import { Acknowledgements } from './acknowledgements.ts';
import type { Attendee } from './attendee.ts';
import type { CommitQueue, LogWriter } from './commitQueue.ts';
import { DocumentSize } from './documentSize.ts';
import { Ledger } from './ledger.ts';
import type { MergedCache, MergedState } from './mergedCache.ts';
import { writeStepOne, type Clocks } from './messages.ts';
import type { Metrics } from '../metrics.ts';
import { LIMITS, type CLOSE } from './peer.ts';
import { RecentUpdates } from './recentUpdates.ts';
import { FORMAT, type Storage } from '../storage/storage.ts';
import { SyncAnswers } from './syncAnswers.ts';
import { forward, isLive, mergeAccepted, Tick, type Accepted } from './tick.ts';
import {
	decodeSentUpdate,
	decodeUpdate,
	normaliseUpdate,
	TooManyStructs,
	type DecodedUpdate,
} from './updates.ts';

export interface OpenLogSurroundings {
	storage: Storage;
	queue: CommitQueue;
	cache: MergedCache;
	metrics: Metrics;
	/** Who is to hear of commits and failures. */
	writer: LogWriter;
	attendees(): Iterable<Attendee>;
	/** Another megabyte was written. */
	grown(): void;
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
	readonly #size: DocumentSize;
	#tick = new Tick();
	#committedSeq: number;

	/** Throws when the stored state cannot be decoded. */
	constructor(document: string, stored: MergedState, around: OpenLogSurroundings) {
		this.#document = document;
		this.#around = around;
		this.#committedSeq = stored.seq;
		this.#ledger.add(decodeUpdate(stored.update));
		this.#recent = new RecentUpdates(stored.seq, this.#ledger.clocks);
		this.#acknowledgements = new Acknowledgements(this.#ledger.clocks, (seconds) =>
			around.metrics.countEcho(seconds),
		);
		const { storage, cache } = around;
		this.#size = new DocumentSize(stored.update.length, async () => {
			const { bytes, snapshot } = await storage.measure(document);
			around.grown();
			return bytes + snapshot;
		});
		this.#answers = new SyncAnswers({ document, storage, cache, ledger: this.#ledger, recent: this.#recent });
	}

	/** Whether anything is not on disk yet. */
	get pending(): boolean {
		return this.#tick.accepted.length > 0 || this.#acknowledgements.pending;
	}

	/** The last row that is on disk. */
	get committedSeq(): number {
		return this.#committedSeq;
	}

	/**
	 * A step 2 with everything accepted so far, which is forwarded to nobody twice; for somebody who has this log up
	 * to the row `place`, with what came after it.
	 */
	answer(clocks: Clocks, place?: number): Uint8Array | Promise<Uint8Array> {
		this.flush();
		return place !== undefined && place <= this.#committedSeq
			? this.#answers.answerSince(place, clocks)
			: this.#answers.answer(clocks);
	}

	/** Readers are never asked: what they have is not ours to take. */
	askStepTwo(attendee: Attendee): void {
		if (!attendee.peer.mayWrite || attendee.asked) return;
		attendee.asked = true;
		attendee.send(writeStepOne(this.#acknowledgements.committed));
	}

	receive(attendee: Attendee, bytes: Uint8Array, kind: 'update' | 'stepTwo'): void {
		const index = attendee.countReceived();
		if (kind === 'stepTwo') attendee.asked = false;
		else if (!attendee.updates.take()) {
			this.#around.refuse(attendee, 'tooFast', 'too many updates at once');
			return;
		}
		if (bytes.length > LIMITS[kind]) {
			this.#around.refuse(attendee, 'tooLarge', 'update too large');
			return;
		}
		let update: DecodedUpdate;
		try {
			update = decodeSentUpdate(bytes);
		} catch (error) {
			if (error instanceof TooManyStructs) this.#around.refuse(attendee, 'tooLarge', 'too many structs');
			else this.#around.refuse(attendee, 'malformed', 'malformed update');
			return;
		}
		this.#around.metrics.updates++;
		this.#judge({ from: attendee, bytes: normaliseUpdate(bytes, update), index }, update, kind);
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
			const row = {
				document: this.#document,
				seq,
				format: FORMAT.yjsUpdate,
				bytes,
				invites: tick.invites.toSorted().join(','),
				time: Date.now(),
			};
			this.#around.queue.add(row, this.#around.writer);
			this.#forward(tick.live, tick.stored.length === 0 ? bytes : undefined);
		} catch (error) {
			this.#around.writer.failed(error);
		}
	}

	committed(seq: number): void {
		this.#committedSeq = seq;
		this.#forward(this.#acknowledgements.settle(seq));
		for (const { answered, peer } of this.#around.attendees())
			if (answered) peer.tellPlace?.(seq, !this.pending);
		this.#recent.trim(seq);
		void this.#size.look();
	}

	/** A commit failed: what is known here is more than what is stored. */
	stop(): void {
		this.#tick = new Tick();
		this.#answers.stop();
	}

	#judge(accepted: Accepted, update: DecodedUpdate, kind: 'update' | 'stepTwo' | 'part'): void {
		const { from } = accepted;
		const { newStructs, newDeletions, gap } = this.#ledger.judge(update);
		if (!newStructs && !newDeletions) this.#oweAcknowledgement(accepted, update);
		else if (!from.peer.mayWrite) {
			// Deletions alone are what a stock reader's Yjs derived by itself: neither stored nor refused.
			if (newStructs) this.#around.refuse(from, 'writeNotAllowed', 'you may only read this document');
		} else if (newStructs && this.#size.isFull) {
			this.#around.refuse(from, 'tooLarge', 'the document is full');
			void this.#size.look();
		} else if (!gap) this.#accept(accepted, update, kind);
		else if (kind === 'update') this.askStepTwo(from);
		else if (kind === 'stepTwo') {
			// Asking again would bring the same again: the peer itself lacks what is missing.
			const bytes = this.#ledger.trim(update);
			if (bytes) this.#judge({ from, bytes, index: null }, decodeUpdate(bytes), 'part');
		}
	}

	#forward(accepted: readonly Accepted[], merged?: Uint8Array): void {
		if (accepted.length > 0) forward(accepted, merged ?? mergeAccepted(accepted), this.#around.attendees());
	}

	#oweAcknowledgement(accepted: Accepted, update: DecodedUpdate): void {
		if (update.runs.length === 0 && update.deletions.length === 0) {
			if (accepted.index !== null) accepted.from.peer.acknowledge?.([accepted.index]);
			return;
		}
		// What came in this tick may be what contains it: then it is owed with the commit of this tick.
		this.flush();
		this.#acknowledgements.owe([accepted]);
	}

	#accept(accepted: Accepted, update: DecodedUpdate, kind: 'update' | 'stepTwo' | 'part'): void {
		if (this.#around.queue.bytes > LIMITS.uncommitted) {
			this.#around.refuse(accepted.from, 'tryLater', 'too much is waiting for the disk');
			return;
		}
		this.#size.add(accepted.bytes.length);
		this.#ledger.add(update);
		this.#tick.add(accepted, update, isLive(update, kind));
		this.#around.schedule();
	}
}
