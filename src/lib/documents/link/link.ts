// [I3] One socket to the relay for all documents of a workspace. It is made again by itself; while it is away channels wait.
import { Channel, type ChannelUser } from './channel.ts';
import { type LinkCredentials, Renewal } from './renewal.ts';
import { type Entry, OP, readEntries, readJson, readNews, writeEntries, writeJson } from './wire.ts';

const PROTOCOL = 1;
/** Milliseconds: until a socket that says nothing is given up, and between two looks whether it still lives. */
const PATIENCE = 7000;
const SILENCE = 45_000;
const LOOK = 2500;
/** Milliseconds before the next try: the first, and the most. */
const FIRST_WAIT = 250;
const LONGEST_WAIT = 10_000;

export type { LinkCredentials };

export type Via = 'socket' | 'https';

export interface LinkStatus {
	state: 'connecting' | 'online' | 'offline' | 'refused';
	/** Since when there is no connection, in milliseconds since 1970. */
	since?: number;
	/** The close code with which the relay refused. */
	code?: number;
	/** How what is said travels: where a network blocks WebSockets, by requests. */
	via?: Via;
}

/** The relay will not have these credentials. */
export class LinkRefused extends Error {
	readonly code: number;

	constructor(code: number) {
		super(`the relay refuses these credentials (${code})`);
		this.code = code;
	}
}

/** A document that the relay keeps and this device may read. */
export interface RelayedDocument {
	seq: number;
	mayWrite: boolean;
}

interface Welcome {
	boot: string;
	epoch: string;
	you: { role: string; expires: number | null };
	documents: Record<string, [seq: number, right: 'r' | 'rw']>;
}

export interface LinkOptions {
	/** Origin of the relay, `http` or `https`. */
	relay: string;
	workspace: string;
	credentials: LinkCredentials;
	/** Makes what carries frames: a WebSocket, or what looks like one. */
	carry: (via: Via, address: string) => WebSocket;
	/** The status may differ. */
	changed: () => void;
	/** The relay was reached, or these documents have grown there. */
	news: (documents: readonly string[]) => void;
}

export class Link {
	status: LinkStatus = { state: 'connecting', since: Date.now() };
	/** Made with the relay's log, and with its start. */
	epoch = '';
	boot = '';
	/** What the relay keeps, as far as it was told. */
	readonly documents = new Map<string, RelayedDocument>();
	readonly #options: LinkOptions;
	readonly #waiting = new Set<Channel>();
	readonly #open = new Map<number, Channel>();
	#carrier: WebSocket | null = null;
	#lastNumber = 0;
	#outgoing: Entry[] = [];
	/** Counts tries to connect: what an older one still brings counts for nothing. */
	#turn = 0;
	#tries = 0;
	/** Tries on which a socket was not let through. */
	#blocked = 0;
	#stale = false;
	#heard = 0;
	#retry: ReturnType<typeof setTimeout> | undefined;
	readonly #renewal: Renewal;
	readonly #watch: ReturnType<typeof setInterval>;
	#closed = false;

	constructor(options: LinkOptions) {
		this.#options = options;
		this.#renewal = new Renewal(options.credentials, (refresh) =>
			this.send(0, OP.renew, writeJson({ refresh })),
		);
		this.#watch = setInterval(() => this.#look(), LOOK);
		void this.#connect();
	}

	/** Tries again at once: an open socket may be a dead one when the network has changed. */
	reconnect(): void {
		if (this.status.state === 'refused' || this.#closed) return;
		this.#blocked = 0;
		this.#say({ state: 'offline', since: this.status.since ?? Date.now() });
		this.#drop(1006, 'connecting anew');
		clearTimeout(this.#retry);
		void this.#connect();
	}

	destroy(): void {
		this.#closed = true;
		clearTimeout(this.#retry);
		clearInterval(this.#watch);
		this.#drop(1000, '');
		for (const channel of [...this.#waiting]) channel.lose(1000, '');
	}

	/** A class to be given to a provider in place of the browser's WebSocket. */
	socketFor(user: ChannelUser): typeof WebSocket {
		const add = () => new Channel(this, user);
		return function LinkedWebSocket() {
			return add();
		} as unknown as typeof WebSocket;
	}

	// ---- for channels

	add(channel: Channel): void {
		if (this.#closed) {
			queueMicrotask(() => channel.lose(1000, ''));
			return;
		}
		this.#waiting.add(channel);
		// The provider sets its handlers after it has made its socket.
		queueMicrotask(() => this.#openWaiting());
	}

	remove(channel: Channel, number: number): void {
		this.#waiting.delete(channel);
		if (this.#open.get(number) === channel) this.#open.delete(number);
	}

	send(channel: number, op: number, payload: Uint8Array): void {
		this.#outgoing.push({ channel, op, payload });
		if (this.#outgoing.length === 1) queueMicrotask(() => this.#flush());
	}

	#flush(): void {
		const entries = this.#outgoing;
		this.#outgoing = [];
		if (entries.length > 0 && this.#carrier?.readyState === 1)
			this.#carrier.send(writeEntries(entries) as Uint8Array<ArrayBuffer>);
	}

	#openWaiting(): void {
		if (this.status.state !== 'online') return;
		for (const channel of [...this.#waiting]) {
			this.#waiting.delete(channel);
			const number = ++this.#lastNumber;
			this.#open.set(number, channel);
			channel.open(number);
		}
	}

	// ---- the carrier

	async #connect(): Promise<void> {
		const turn = ++this.#turn;
		this.#retry = undefined;
		const { relay, workspace, credentials, carry } = this.#options;
		let token: string;
		try {
			token = await credentials.token(this.#stale);
		} catch (error) {
			if (turn !== this.#turn || this.#closed) return;
			if (error instanceof LinkRefused) this.#refused(error.code);
			else this.#lost();
			return;
		}
		if (turn !== this.#turn || this.#closed || this.#carrier) return;
		this.#renewal.token = token;
		// Every other try goes by requests once a socket was not let through.
		const via: Via = this.#blocked > 0 && this.#tries % 2 === 1 ? 'https' : 'socket';
		const address = `${relay.replace(/^http/, 'ws')}/mux`;
		const carrier = carry(via, via === 'socket' ? address : `${relay}/exchange`);
		carrier.binaryType = 'arraybuffer';
		this.#carrier = carrier;
		this.#heard = Date.now();
		carrier.onopen = () => this.send(0, OP.hello, writeJson({ protocol: PROTOCOL, workspace, token }));
		carrier.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
			if (this.#carrier !== carrier) return;
			this.#heard = Date.now();
			for (const entry of readEntries(new Uint8Array(data))) this.#receive(entry, via);
		};
		carrier.onerror = () => {};
		carrier.onclose = ({ code }) => {
			if (this.#carrier === carrier) this.#ended(code, via);
		};
	}

	#receive({ channel, op, payload }: Entry, via: Via): void {
		if (channel !== 0) this.#open.get(channel)?.receive(op, payload);
		else if (op === OP.welcome) this.#welcome(readJson(payload) as Welcome, via);
		else if (op === OP.alive) for (const one of this.#open.values()) one.keepAlive();
		else if (op === OP.renewed) this.#renewal.take(readJson(payload) as { token: string; expires: number });
		else if (op === OP.news) this.#hear(readNews(payload));
	}

	#welcome({ boot, epoch, you, documents }: Welcome, via: Via): void {
		[this.boot, this.epoch] = [boot, epoch];
		[this.#tries, this.#stale] = [0, false];
		if (via === 'socket') this.#blocked = 0;
		this.documents.clear();
		for (const [name, [seq, right]] of Object.entries(documents))
			this.documents.set(name, { seq, mayWrite: right === 'rw' });
		this.#renewal.before(you.expires);
		this.#say({ state: 'online', via });
		this.#openWaiting();
		this.#options.news([...this.documents.keys()]);
	}

	#hear(news: [string, number][]): void {
		for (const [name, seq] of news)
			this.documents.set(name, { seq, mayWrite: this.documents.get(name)?.mayWrite ?? false });
		this.#options.news(news.map(([name]) => name));
	}

	#look(): void {
		if (!this.#carrier) return;
		const patience = this.status.state === 'online' ? SILENCE : PATIENCE;
		if (Date.now() - this.#heard > patience) this.#ended(1006, this.status.via ?? 'socket');
	}

	#ended(code: number, via: Via): void {
		if (this.status.state !== 'online' && via === 'socket') this.#blocked++;
		// This device's clock may be wrong about what is still good: once, a fresh token is tried.
		const isStale = code === 4401 && !this.#stale && this.#options.credentials.refresh() !== null;
		// Said before channels are lost, so that what comes anew waits until the relay is there.
		if (isStale) this.#say({ state: 'connecting', since: this.status.since ?? Date.now() });
		else if (code >= 4400 && code < 4500) this.#refused(code);
		else this.#lost(code);
		this.#drop(code, '');
		if (!isStale) return;
		this.#stale = true;
		void this.#connect();
	}

	/** Lets go of the carrier; open channels are lost with it, their providers make new ones. */
	#drop(code: number, reason: string): void {
		this.#renewal.stop();
		const carrier = this.#carrier;
		this.#carrier = null;
		this.#outgoing = [];
		if (carrier) {
			carrier.onmessage = carrier.onclose = carrier.onopen = null;
			carrier.close();
		}
		for (const channel of [...this.#open.values()]) channel.lose(code === 1000 ? 1000 : 1006, reason);
	}

	#refused(code: number): void {
		this.#say({ state: 'refused', code, since: Date.now() });
	}

	#lost(code = 1006): void {
		if (this.#closed) return;
		this.#say({ state: 'offline', since: this.status.since ?? Date.now() });
		const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#tries++);
		// Of a room of people not all come back in the same moment.
		const spread = code === 1012 || code === 4529 ? 2000 : wait;
		this.#retry = setTimeout(() => void this.#connect(), wait / 2 + Math.random() * spread);
	}

	#say(status: LinkStatus): void {
		this.status = status;
		this.#options.changed();
	}
}
