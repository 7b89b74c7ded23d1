// [I3] Frames over ordinary requests, for networks that block WebSockets; shaped like a WebSocket. Turns are numbered, sent again
// until they are answered, and their answers are read in order.

const TYPE = 'application/octet-stream';
/** How often a turn is tried, and the milliseconds between two tries. */
const TRIES = 4;
const PAUSE = 1500;

function join(frames: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(frames.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const frame of frames) {
		whole.set(frame, at);
		at += frame.length;
	}
	return whole;
}

export class ExchangeSocket {
	readyState = 0;
	binaryType = 'arraybuffer';
	onopen: (() => void) | null = null;
	onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
	onclose: ((event: { code: number; reason: string }) => void) | null = null;
	onerror: (() => void) | null = null;
	readonly #address: string;
	readonly #aborting = new AbortController();
	#session = '';
	#turn = 0;
	#outgoing: Uint8Array[] = [];
	/** Requests under way: one that waits for news, and one that brings what was written meanwhile. */
	#underWay = 0;
	/** Each answer is read after the one before it. */
	#reading: Promise<void> = Promise.resolve();

	constructor(address: string) {
		this.#address = address;
		queueMicrotask(() => {
			if (this.readyState !== 0) return;
			this.readyState = 1;
			this.onopen?.();
		});
	}

	send(frame: Uint8Array): void {
		if (this.readyState !== 1) return;
		this.#outgoing.push(frame.slice());
		queueMicrotask(() => this.#go());
	}

	close(): void {
		this.#end(1000);
	}

	#go(): void {
		const isFirst = this.#turn === 0;
		const mayAsk = isFirst ? this.#underWay === 0 : this.#session !== '' && this.#underWay < 2;
		if (this.readyState !== 1 || !mayAsk || (this.#outgoing.length === 0 && this.#underWay > 0)) return;
		const body = join(this.#outgoing.splice(0));
		this.#underWay++;
		const answer = this.#ask(this.#turn++, body);
		this.#reading = this.#reading.then(() => this.#read(answer));
	}

	async #ask(turn: number, body: Uint8Array<ArrayBuffer>): Promise<Response> {
		const headers: Record<string, string> = { 'Content-Type': TYPE };
		if (turn > 0) Object.assign(headers, { 'Rumb-Session': this.#session, 'Rumb-Turn': String(turn) });
		for (let tried = 1; ; tried++) {
			try {
				const { signal } = this.#aborting;
				const answer = await fetch(this.#address, { method: 'POST', headers, body, signal });
				if (answer.status < 500 || answer.headers.has('Rumb-Close') || tried === TRIES) return answer;
			} catch (error) {
				// A session that was never opened is opened by the next try of the link.
				if (turn === 0 || tried === TRIES || this.readyState !== 1) throw error;
			}
			await new Promise((resolve) => setTimeout(resolve, PAUSE));
		}
	}

	async #read(asked: Promise<Response>): Promise<void> {
		try {
			const answer = await asked;
			const frame = await answer.arrayBuffer();
			this.#underWay--;
			if (this.readyState !== 1) return;
			const code = Number(answer.headers.get('Rumb-Close') ?? 0);
			if (!answer.ok && !code) return this.#end(1006);
			this.#session ||= answer.headers.get('Rumb-Session') ?? '';
			if (answer.ok && frame.byteLength > 0) this.onmessage?.({ data: frame });
			if (code) this.#end(code);
			else if (!this.#session) this.#end(1006);
			else this.#go();
		} catch {
			this.#underWay--;
			this.#end(1006);
		}
	}

	#end(code: number): void {
		if (this.readyState === 3) return;
		this.readyState = 3;
		this.#aborting.abort();
		this.onclose?.({ code, reason: '' });
	}
}
