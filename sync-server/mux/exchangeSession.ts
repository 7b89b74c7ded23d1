// A shared connection whose frames travel in HTTPS requests and their answers. Each turn is dealt with once and in
// order, however often it is asked and in whatever order it arrives; its answer is kept until it must have arrived.

import { CLOSE } from '../documents/peer.ts';
import type { Multiplexer } from './multiplexer.ts';
import type { MuxConnection } from './muxConnection.ts';
import type { Carrier } from './outbox.ts';

export interface ExchangeTimings {
	/** Milliseconds for which a turn without content waits for news, and one with content for what it brings about. */
	poll: number;
	reply: number;
	/** After so long without a request a session ends. */
	silence: number;
}

export interface Answer {
	parts: readonly Uint8Array[];
	/** Where the connection has been closed. */
	close: { code: number; reason: string } | null;
}

/** A turn that has overtaken the one before it. */
interface Early {
	body: Uint8Array;
	answer: Promise<Answer | null>;
	begin(answer: Promise<Answer>): void;
}

/** A client has at most two turns under way: one that waits for news, and one that says something. */
const UNDER_WAY = 2;

export class ExchangeSession implements Carrier {
	readonly #connection: MuxConnection;
	readonly #timings: ExchangeTimings;
	readonly #onEnd: () => void;
	readonly #answers = new Map<number, Promise<Answer>>();
	readonly #early = new Map<number, Early>();
	#frames: { parts: readonly Uint8Array[]; bytes: number; onTaken(): void }[] = [];
	#lastTurn = -1;
	#close: Answer['close'] = null;
	#wake: (() => void) | null = null;
	readonly #asking = new Set<object>();
	#silence: NodeJS.Timeout | undefined;

	constructor(multiplexer: Multiplexer, timings: ExchangeTimings, onEnd: () => void) {
		this.#timings = timings;
		this.#onEnd = onEnd;
		this.#connection = multiplexer.connect(this);
	}

	/**
	 * Turn 0 opens the session. Null where this turn cannot be dealt with, because the one before it did not come.
	 * `gone` says that whoever asks has hung up; the answer is kept all the same.
	 */
	async take(turn: number, body: Uint8Array, gone: AbortSignal): Promise<Answer | null> {
		const asking = {};
		const stopAsking = () => {
			if (this.#asking.delete(asking) && this.#asking.size === 0) this.#listenForSilence();
		};
		this.#asking.add(asking);
		clearTimeout(this.#silence);
		gone.addEventListener('abort', stopAsking);
		if (gone.aborted) stopAsking();
		try {
			return await this.#take(turn, body);
		} finally {
			stopAsking();
		}
	}

	send(parts: readonly Uint8Array[], onTaken: () => void): void {
		this.#frames.push({ parts, bytes: parts.reduce((sum, { length }) => sum + length, 0), onTaken });
		this.#wake?.();
	}

	close(code: number, reason: string): void {
		this.#close = { code, reason };
		this.#wake?.();
		if (this.#asking.size === 0) this.#listenForSilence();
	}

	get waiting(): number {
		return this.#frames.reduce((sum, { bytes }) => sum + bytes, 0);
	}

	get closed(): boolean {
		return this.#close !== null;
	}

	/** Nobody asks any more. */
	end(): void {
		clearTimeout(this.#silence);
		this.#answers.clear();
		this.#early.clear();
		this.#frames = [];
		this.#connection.leave();
		this.#onEnd();
	}

	#take(turn: number, body: Uint8Array): Promise<Answer | null> {
		const known = this.#answers.get(turn) ?? this.#early.get(turn)?.answer;
		if (known) return known;
		if (turn === this.#lastTurn + 1) return this.#begin(turn, body);
		if (turn > this.#lastTurn && turn <= this.#lastTurn + UNDER_WAY) return this.#waitForTurn(turn, body);
		// What a turn that has been forgotten was answered is lost: so is what was in it.
		this.#connection.close(CLOSE.malformed, 'a turn out of turn');
		return Promise.resolve(this.#collect());
	}

	#begin(turn: number, body: Uint8Array): Promise<Answer> {
		this.#lastTurn = turn;
		this.#answers.delete(turn - UNDER_WAY);
		this.#wake?.();
		if (body.length > 0 || turn === 0) this.#connection.receive(body);
		const patience = body.length > 0 && turn > 0 ? this.#timings.reply : this.#timings.poll;
		const answer = this.#listen(patience);
		this.#answers.set(turn, answer);
		const next = this.#early.get(turn + 1);
		this.#early.delete(turn + 1);
		next?.begin(this.#begin(turn + 1, next.body));
		return answer;
	}

	#waitForTurn(turn: number, body: Uint8Array): Promise<Answer | null> {
		const { promise: answer, resolve } = Promise.withResolvers<Answer | null>();
		const timer = setTimeout(() => {
			this.#early.delete(turn);
			resolve(null);
		}, this.#timings.poll);
		const begin = (begun: Promise<Answer>) => {
			clearTimeout(timer);
			resolve(begun);
		};
		this.#early.set(turn, { body, answer, begin });
		return answer;
	}

	/** Resolves as soon as there is something to say, or nothing more to wait for. */
	#listen(patience: number): Promise<Answer> {
		if (this.#frames.length > 0 || this.#close) return Promise.resolve(this.#collect());
		return new Promise((resolve) => {
			const wake = () => {
				clearTimeout(timer);
				if (this.#wake === wake) this.#wake = null;
				resolve(this.#collect());
			};
			const timer = setTimeout(wake, patience);
			this.#wake = wake;
		});
	}

	#collect(): Answer {
		const frames = this.#frames;
		this.#frames = [];
		for (const { onTaken } of frames) onTaken();
		return { parts: frames.flatMap(({ parts }) => parts), close: this.#close };
	}

	#listenForSilence(): void {
		clearTimeout(this.#silence);
		this.#silence = setTimeout(() => this.end(), this.#timings.silence).unref();
	}
}
