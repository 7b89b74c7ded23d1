// [I7] Many documents on one connection. Nothing is read before HELLO was accepted; a frame of which any entry is
// malformed closes this connection and nobody else's.

import { isRefusal, type Gate, type Grant, type Right } from '../access/gate.ts';
import { Allowance } from '../documents/allowance.ts';
import type { Documents } from '../documents/documents.ts';
import { CLOSE, LIMITS } from '../documents/peer.ts';
import { messageOf, type Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { keyOf } from '../names.ts';
import { ChannelSet } from './channelSet.ts';
import { Deadline } from './deadline.ts';
import { readGreeting } from './greeting.ts';
import { Outbox, type Carrier } from './outbox.ts';
import type { Places } from './places.ts';
import {
	CONNECTION,
	endOf,
	OP,
	PROTOCOL,
	readEntries,
	readRequest,
	writeJson,
	writeNews,
	type Opening,
	type Request,
} from './wire.ts';

export interface MuxSurroundings {
	gate: Gate;
	documents: Documents;
	places: Places;
	/** Of the log, and of this start of the relay. */
	epoch: string;
	boot: string;
	metrics: Metrics;
	log: Log;
	/** Milliseconds for which a connection may stay without a HELLO, and between two tellings of a place. */
	helloPatience: number;
	placeInterval: number;
	/** From here on it hears of documents that have grown; false where there are too many already. */
	onAdmitted(connection: MuxConnection): boolean;
	onGone(connection: MuxConnection): void;
}

export class MuxConnection {
	readonly #carrier: Carrier;
	readonly #around: MuxSurroundings;
	readonly #outbox: Outbox;
	readonly #channels: ChannelSet;
	readonly #allowances: Partial<Record<Request['ask'], Allowance>> = {
		open: new Allowance(LIMITS.opensAtOnce, LIMITS.opensPerSecond),
		renew: new Allowance(LIMITS.renewalsAtOnce, LIMITS.renewalsPerSecond),
	};
	#state: 'greeting' | 'admitting' | 'open' | 'closed' = 'greeting';
	#grant: Grant | null = null;
	/** Until HELLO has come how long that may take, then until when the grant lasts. */
	readonly #deadline = new Deadline();
	/** What came behind HELLO. */
	#backlog: Uint8Array[] = [];

	constructor(carrier: Carrier, around: MuxSurroundings) {
		this.#carrier = carrier;
		this.#around = around;
		this.#outbox = new Outbox(carrier, () => this.close(CLOSE.tryLater, 'too much is waiting to be read'));
		this.#channels = new ChannelSet(around, this);
		this.#deadline.set(Date.now() + around.helloPatience, () =>
			this.close(CLOSE.credentials, 'no hello came'),
		);
	}

	get grant(): Grant | null {
		return this.#grant;
	}

	get invite(): string {
		return this.#grant?.invite ?? '';
	}

	get channels(): number {
		return this.#channels.size;
	}

	receive(frame: Uint8Array): void {
		if (this.#state === 'greeting') void this.#greet(frame);
		else if (this.#state === 'admitting') this.#postpone(frame);
		else if (this.#state === 'open') this.#deal(frame);
	}

	/** The carrier is gone. */
	leave(): void {
		this.#end();
	}

	close(code: number, reason: string): void {
		if (this.#state === 'closed') return;
		this.#outbox.flush();
		this.#carrier.close(code, reason);
		this.#end();
	}

	sayAlive(): void {
		if (this.#state === 'open') this.push(CONNECTION, OP.alive, new Uint8Array());
	}

	/** Documents that have grown, of which those are told that may be read and are not open here. */
	tellGrown(grown: ReadonlyMap<string, number>): void {
		const open = this.#channels.names;
		const news = [...grown].filter(([name]) => !open.has(name) && this.#rightTo(name) !== 'none');
		if (news.length > 0) this.push(CONNECTION, OP.news, writeNews(news));
	}

	push(channel: number, op: number, payload: Uint8Array, reply?: 'reply'): void {
		if (this.#state !== 'closed') this.#outbox.push(channel, op, payload, reply);
	}

	async #greet(frame: Uint8Array): Promise<void> {
		const read = readGreeting(frame);
		if ('fault' in read) {
			this.#refuse(read.fault, read.reason);
			return;
		}
		const { hello, requests } = read;
		this.#state = 'admitting';
		this.#deadline.clear();
		const grant = await this.#ask(() => this.#around.gate.admit(hello.token, hello.workspace));
		if (!grant || !this.#isStill('admitting')) return;
		this.#adopt(grant);
		if (!this.#around.onAdmitted(this)) {
			this.close(CLOSE.tooFast, 'too many sockets with this invite');
			return;
		}
		this.#state = 'open';
		this.#sendWelcome(grant);
		this.#carrier.admit?.();
		this.#dealWith(requests);
		for (const late of this.#backlog.splice(0)) this.receive(late);
	}

	/** Closes unless the gate grants something. */
	async #ask(ask: () => ReturnType<Gate['admit']>): Promise<Grant | null> {
		try {
			const answer = await ask();
			if (!isRefusal(answer)) return answer;
			this.#around.metrics.countRefused('credentials');
			this.close(answer.code, answer.reason);
		} catch (error) {
			this.#around.log('gateFailed', { reason: messageOf(error) });
			this.close(CLOSE.tryLater, 'the relay could not look at the credentials');
		}
		return null;
	}

	#isStill(state: 'admitting' | 'open'): boolean {
		return this.#state === state;
	}

	#adopt(grant: Grant): void {
		this.#grant = grant;
		this.#deadline.set(grant.expires, () => this.close(CLOSE.credentials, 'expired'));
	}

	#sendWelcome({ role, person, organisation, name, invite, expires }: Grant): void {
		const { places, boot, epoch } = this.#around;
		const documents: Record<string, [number, 'r' | 'rw']> = {};
		for (const [document, seq] of places.in(this.#grant?.workspace ?? '')) {
			const right = this.#rightTo(document);
			if (right !== 'none') documents[document] = [seq, right === 'write' ? 'rw' : 'r'];
		}
		const you = { role, person, organisation, name, invite, expires: endOf(expires) };
		this.push(CONNECTION, OP.welcome, writeJson({ protocol: PROTOCOL, boot, epoch, you, documents }));
	}

	#rightTo(document: string): Right {
		const { gate } = this.#around;
		const grant = this.#grant;
		if (!grant || gate.isRetired(keyOf({ workspace: grant.workspace, document }))) return 'none';
		return grant.rightTo(document);
	}

	#postpone(frame: Uint8Array): void {
		const waiting = this.#backlog.reduce((sum, { length }) => sum + length, frame.length);
		// A socket is not read meanwhile: this is what lay behind HELLO in one packet.
		if (waiting > LIMITS.behindHello) this.#refuse('tooLarge', 'too much before the welcome');
		else this.#backlog.push(frame.slice());
	}

	#deal(frame: Uint8Array): void {
		let requests: Request[];
		try {
			requests = readEntries(frame).map(readRequest);
		} catch {
			this.#refuse('malformed', 'malformed entry');
			return;
		}
		this.#dealWith(requests);
	}

	#dealWith(requests: readonly Request[]): void {
		for (const request of requests) {
			if (this.#state !== 'open') return;
			if (this.#allowances[request.ask]?.take() === false) this.#refuse('tooFast', 'asked too often');
			else if (request.ask === 'message') this.#channels.receive(request.channel, request.message);
			else if (request.ask === 'open') this.#open(request.channel, request.opening);
			else if (request.ask === 'close') this.#channels.leave(request.channel);
			else if (request.ask === 'renew') void this.#renew(request.refresh);
		}
	}

	#open(number: number, opening: Opening): void {
		const grant = this.#grant;
		if (grant) this.#channels.open(number, opening, grant);
	}

	async #renew(refresh: string): Promise<void> {
		let token = '';
		const grant = await this.#ask(async () => {
			const answer = await this.#around.gate.renew(refresh, this.#grant?.workspace ?? '');
			if (isRefusal(answer)) return { ...answer, code: CLOSE.credentials };
			token = answer.token;
			return answer.grant;
		});
		if (grant && this.#isStill('open')) this.#take({ token, grant });
	}

	/** What its person may do may be more or less than before: it is felt here without their asking. */
	async reconsider(): Promise<void> {
		const before = this.#grant;
		if (!before || this.#state !== 'open') return;
		const answer = await this.#around.gate.reconsider(before);
		if (!this.#isStill('open')) return;
		// Renewed meanwhile, perhaps before what this is about.
		if (this.#grant !== before) return this.reconsider();
		if (!answer) return;
		if (isRefusal(answer)) this.close(answer.code, answer.reason);
		else {
			this.#take(answer);
			const grown = this.#around.places.in(before.workspace);
			const news = [...grown].filter(
				([name]) => before.rightTo(name) === 'none' && this.#rightTo(name) !== 'none',
			);
			if (news.length > 0) this.push(CONNECTION, OP.news, writeNews(news));
		}
	}

	#take({ token, grant }: { token: string; grant: Grant }): void {
		this.#adopt(grant);
		this.push(CONNECTION, OP.renewed, writeJson({ token, expires: endOf(grant.expires) }));
		this.#channels.allow(grant);
	}

	#refuse(code: keyof typeof CLOSE, reason: string): void {
		this.#around.metrics.countRefused(code);
		this.close(CLOSE[code], reason);
	}

	#end(): void {
		if (this.#state === 'closed') return;
		this.#state = 'closed';
		this.#deadline.clear();
		this.#backlog = [];
		this.#channels.end();
		this.#around.onGone(this);
	}
}
