// The shared connection for networks that block WebSockets: POST /exchange. Nobody unknown takes more than one
// small message's worth of memory, and a session is known by nothing but a random number of 256 bits.

import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CLOSE, LIMITS } from '../documents/peer.ts';
import { allowOrigin } from '../http/cors.ts';
import type { HttpHandler } from '../http/http.ts';
import { Turns } from '../http/turns.ts';
import type { Metrics } from '../metrics.ts';
import { readAddress } from '../sockets/address.ts';
import type { Admissions } from '../sockets/admissions.ts';
import type { Door } from '../sockets/origins.ts';
import { ExchangeSession, type Answer, type ExchangeTimings } from './exchangeSession.ts';
import type { Multiplexer } from './multiplexer.ts';

export interface ExchangeOptions extends ExchangeTimings {
	multiplexer: Multiplexer;
	admissions: Admissions;
	door: Door;
	metrics: Metrics;
	trustProxy: boolean;
	/** Milliseconds that a first message may take. */
	hello: number;
}

/** Requests of one session whose answers have not gone out: two turns, and some that were asked again. */
const UNDER_WAY = 8;

const CROSS_ORIGIN = {
	methods: 'POST',
	headers: 'Content-Type, Rumb-Session, Rumb-Turn',
	exposed: 'Rumb-Session, Rumb-Close',
};

const STATUS: Record<number, number> = {
	[CLOSE.malformed]: 400,
	[CLOSE.credentials]: 401,
	[CLOSE.writeNotAllowed]: 403,
	[CLOSE.tooLarge]: 413,
	[CLOSE.clientTooOld]: 426,
	[CLOSE.tooFast]: 429,
};

export class Exchange implements HttpHandler {
	readonly prefix = '/exchange';
	readonly #options: ExchangeOptions;
	readonly #sessions = new Map<string, ExchangeSession>();
	readonly #underWay = new Turns(UNDER_WAY);
	/** Bytes of bodies that have come, in part or whole, and are not answered. */
	#bodies = 0;

	constructor(options: ExchangeOptions) {
		this.#options = options;
		options.metrics.gauges.set('exchange_sessions', () => this.#sessions.size);
	}

	async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { origin, host, 'content-type': type } = request.headers;
		response.setHeader('Cache-Control', 'no-store');
		response.setHeader('Vary', 'Origin');
		if (!this.#options.door.allowsOrigin(origin, host)) {
			this.#options.metrics.countRefused('origin');
			send(response, 403, 'Start the relay with --origin to allow this site.');
			return;
		}
		allowOrigin(request, response, CROSS_ORIGIN);
		if (request.method === 'OPTIONS') response.writeHead(204).end();
		else if (request.method !== 'POST') {
			response.setHeader('Allow', 'POST, OPTIONS');
			send(response, 405, 'Only POST is answered here.');
		} else if (type !== 'application/octet-stream')
			send(response, 415, 'Send entries as application/octet-stream.');
		else if (request.headers['rumb-session'] === undefined) await this.#begin(request, response);
		else await this.#continue(request, response);
	}

	/** Ends every session; whoever waits has been answered before, by the multiplexer. */
	stop(): void {
		for (const session of [...this.#sessions.values()]) session.end();
	}

	async #begin(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { admissions, metrics, trustProxy } = this.#options;
		const leave = await admissions.enter(readAddress(request, trustProxy));
		if (!leave) {
			metrics.countRefused('address');
			refuse(response, CLOSE.tooFast);
			return;
		}
		try {
			const patience = setTimeout(() => request.destroy(), this.#options.hello);
			const body = await receive(request, LIMITS.hello, () => true).finally(() => clearTimeout(patience));
			if (typeof body === 'string') refuse(response, CLOSE[body]);
			else await this.#open(response, body);
		} finally {
			leave();
		}
	}

	async #open(response: ServerResponse, body: Uint8Array): Promise<void> {
		const { multiplexer, poll, reply, silence } = this.#options;
		const id = randomBytes(32).toString('base64url');
		const timings = { poll, reply, silence };
		const session = new ExchangeSession(multiplexer, timings, () => this.#sessions.delete(id));
		this.#sessions.set(id, session);
		const answer = await session.take(0, body, watch(response));
		if (session.closed) session.end();
		else response.setHeader('Rumb-Session', id);
		sendAnswer(response, answer);
	}

	async #continue(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const id = String(request.headers['rumb-session']);
		const session = this.#sessions.get(id);
		const turn = Number(request.headers['rumb-turn']);
		if (!session) {
			// To be begun anew, as after a restart of the relay.
			refuse(response, CLOSE.restarting);
			return;
		}
		if (!Number.isSafeInteger(turn) || turn < 1) {
			send(response, 400, 'Number the requests of a session in Rumb-Turn, from 1.');
			return;
		}
		// Until the answer has gone out: nobody makes the relay keep more of them than they read.
		const release = this.#underWay.take(id);
		if (!release) {
			this.#options.metrics.countRefused('tooFast');
			refuse(response, CLOSE.tooFast);
			return;
		}
		response.once('close', release);
		const gone = watch(response);
		let taken = 0;
		const mayTake = (bytes: number) => {
			taken += bytes;
			this.#bodies += bytes;
			return this.#bodies <= LIMITS.unfinished;
		};
		try {
			const body = await receive(request, LIMITS.frame, mayTake);
			if (typeof body === 'string') refuse(response, CLOSE[body]);
			else sendAnswer(response, await session.take(turn, body, gone));
		} finally {
			this.#bodies -= taken;
		}
	}
}

/** Aborted when whoever asks hangs up before the answer. */
function watch(response: ServerResponse): AbortSignal {
	const gone = new AbortController();
	response.once('close', () => gone.abort());
	return gone.signal;
}

/** The body, or why it is not taken. Rejects when it ends early. */
async function receive(
	request: IncomingMessage,
	limit: number,
	mayTake: (bytes: number) => boolean,
): Promise<Uint8Array | 'tooLarge' | 'tryLater'> {
	if (Number(request.headers['content-length'] ?? 0) > limit) return 'tooLarge';
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > limit) return 'tooLarge';
		if (!mayTake(chunk.length)) return 'tryLater';
		chunks.push(chunk);
	}
	return Buffer.concat(chunks, size);
}

function sendAnswer(response: ServerResponse, answer: Answer | null): void {
	if (!answer) {
		send(response, 409, 'Send the turn before this one first, then this one again.');
		return;
	}
	const { parts, close } = answer;
	if (close) response.setHeader('Rumb-Close', close.code);
	response.writeHead(close ? statusOf(close.code) : 200, {
		'Content-Type': 'application/octet-stream',
		'Content-Length': parts.reduce((sum, { length }) => sum + length, 0),
	});
	for (const part of parts) response.write(part);
	response.end();
}

function refuse(response: ServerResponse, code: number): void {
	sendAnswer(response, { parts: [], close: { code, reason: '' } });
}

/** Whatever else closes a connection passes: the client comes again. */
function statusOf(code: number): number {
	return STATUS[code] ?? 503;
}

function send(response: ServerResponse, status: number, sentence: string): void {
	response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
	response.end(`${sentence}\n`);
}
