import type { Closing, MuxWire } from './muxPeer.ts';

const OCTETS = 'application/octet-stream';

export interface Asked {
	status: number;
	close: number | null;
	session: string | null;
	body: Uint8Array;
}

/** One request of an exchange, as a client makes it. */
export async function ask(
	base: string,
	body: Uint8Array,
	headers: Record<string, string> = {},
	signal?: AbortSignal,
): Promise<Asked> {
	const response = await fetch(`${base}/exchange`, {
		method: 'POST',
		body: new Uint8Array(body),
		headers: { 'Content-Type': OCTETS, ...headers },
		...(signal ? { signal } : {}),
	});
	const close = response.headers.get('Rumb-Close');
	return {
		status: response.status,
		close: close === null ? null : Number(close),
		session: response.headers.get('Rumb-Session'),
		body: new Uint8Array(await response.arrayBuffer()),
	};
}

/** A shared connection over HTTPS requests: one at a time, and one more when there is something to say. */
export class ExchangeWire implements MuxWire {
	readonly closed: Promise<Closing>;
	/** Answers that this client loses once, by their turns: it asks again. */
	readonly lost = new Set<number>();
	readonly #base: string;
	readonly #aborting = new AbortController();
	#close: (closing: Closing) => void = () => {};
	#listener: (frame: Uint8Array) => void = () => {};
	#session: Promise<string | null> | null = null;
	#turn = 0;
	#waiting: Uint8Array[] = [];
	#answers: Promise<void> = Promise.resolve();
	#underWay = 0;
	#ended = false;

	constructor(base: string) {
		this.#base = base;
		this.closed = new Promise((resolve) => (this.#close = resolve));
	}

	send(frame: Uint8Array): void {
		if (!this.#session) {
			this.#session = this.#begin(frame);
			return;
		}
		this.#waiting.push(frame);
		this.#continue();
	}

	onFrame(listener: (frame: Uint8Array) => void): void {
		this.#listener = listener;
	}

	close(): void {
		this.drop();
	}

	drop(): void {
		this.#end({ code: 1006, reason: '' });
	}

	async #begin(hello: Uint8Array): Promise<string | null> {
		const answer = await ask(this.#base, hello, {}, this.#aborting.signal).catch(() => null);
		this.#take(answer);
		// The loop goes on when the session is known.
		queueMicrotask(() => this.#continue());
		return answer?.session ?? null;
	}

	/** Says what there is to say, beside at most one other request; else waits for news. */
	#continue(): void {
		if (this.#ended || this.#underWay >= 2) return;
		if (this.#underWay === 1 && this.#waiting.length === 0) return;
		const body = Buffer.concat(this.#waiting.splice(0));
		const turn = ++this.#turn;
		this.#underWay++;
		const answered = this.#request(turn, body);
		// Answers count in the order of their turns, whichever arrives first.
		this.#answers = this.#answers.then(async () => {
			this.#take(await answered);
			this.#underWay--;
			this.#continue();
		});
	}

	async #request(turn: number, body: Uint8Array): Promise<Asked | null> {
		const session = await this.#session;
		if (!session) return null;
		const headers = { 'Rumb-Session': session, 'Rumb-Turn': String(turn) };
		for (;;) {
			const answer = await ask(this.#base, body, headers, this.#aborting.signal).catch(() => null);
			if (!this.lost.delete(turn)) return answer;
		}
	}

	#take(answer: Asked | null): void {
		if (this.#ended) return;
		if (answer && answer.body.length > 0 && answer.status === 200) this.#listener(answer.body);
		if (!answer || answer.close !== null) this.#end({ code: answer?.close ?? 1006, reason: '' });
	}

	#end(closing: Closing): void {
		this.#ended = true;
		this.#aborting.abort();
		this.#close(closing);
	}
}
