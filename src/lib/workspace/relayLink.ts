// [I7] Which relay carries a workspace, with what this device shows it, and what it may write there. The relay decides; this
// only spares people edits that it would refuse.
import type { Link, LinkStatus, RelayedDocument } from '#lib/documents/link/link.ts';
import type { OpenDocument } from '#lib/documents/document.ts';
import { type Capabilities, rightTo } from '#lib/domain/capability.ts';
import { type Access, AccessRefused, type Credentials } from './access.svelte.ts';
import { capabilitiesOf, lifeOf } from './token.ts';

/** Milliseconds until it is looked again whether a relay answers that never did: the first time, and at most. */
const LOOK_AGAIN = 1000;
const LOOK_AT_MOST = 60_000;
/** The relay wants other credentials. */
const CREDENTIALS = 4401;
/** It will not have this device read or write a document. */
const NOT_ALLOWED = 4403;

export type RelayStatus =
	LinkStatus | { state: 'alone'; since?: undefined; code?: undefined; via?: undefined };

export interface RelayLinkOptions {
	workspace: string;
	access: Access;
	/** What this device may do as it was last told; null for everything. */
	capabilities: Capabilities | null;
	/** Whether this workspace was ever seen at a relay: then one that does not answer is away, not absent. */
	wasThere: () => Promise<boolean>;
	/** The documents that are to go over the link. */
	documents: () => Iterable<OpenDocument>;
	changed: () => void;
	/** These documents are, or have grown, at the relay. */
	news: (documents: readonly string[]) => void;
}

export class RelayLink {
	/** Null where there is none, undefined until that is known. */
	link: Link | null | undefined;
	/** What this device was given here; null where it was given nothing. */
	credentials: Credentials | null = null;
	/** What it may do, as its token says; null for everything. */
	#capabilities: Capabilities | null = null;
	readonly #options: RelayLinkOptions;
	readonly #stop: (() => void)[];
	#looking: ReturnType<typeof setTimeout> | undefined;
	#turn = 0;
	#looks = 0;

	constructor(options: RelayLinkOptions) {
		this.#options = options;
		this.#capabilities = options.capabilities;
		const isHere = (workspace: string) => workspace === options.workspace || workspace === '*';
		this.#stop = [
			options.access.onChange((workspace) => {
				if (isHere(workspace)) void this.start();
			}),
			options.access.onToken(async (workspace) => {
				if (!isHere(workspace) || !this.credentials) return;
				this.#take(await options.access.credentialsFor(options.workspace));
				this.#readAgain();
				options.changed();
			}),
		];
	}

	get status(): RelayStatus {
		return this.link?.status ?? { state: 'alone' };
	}

	get documents(): ReadonlyMap<string, RelayedDocument> {
		return this.link?.documents ?? new Map();
	}

	/** Whether the relay would take what is written in a document; alone, and at an open relay, everything may be written. */
	mayWrite(document: string): boolean {
		return !this.#capabilities || rightTo(this.#capabilities, document) === 'write';
	}

	/** Whether the relay would give a document at all. */
	mayRead(document: string): boolean {
		return !this.#capabilities || rightTo(this.#capabilities, document) !== 'none';
	}

	/** Finds the relay and connects; again whenever the relay or the credentials are others. */
	async start(): Promise<void> {
		const turn = ++this.#turn;
		clearTimeout(this.#looking);
		const { access, workspace } = this.#options;
		const relay = await access.relayFor(workspace);
		const credentials = await access.credentialsFor(workspace);
		const answers = relay !== null && (credentials !== null || (await this.#isOpen(relay, turn)));
		const { carry, Link, LinkRefused } = await import('#lib/documents/engine.ts');
		if (turn !== this.#turn) return;
		this.#drop();
		this.#take(credentials);
		if (answers) {
			const link = new Link({
				relay,
				workspace,
				carry,
				credentials: {
					token: async (fresh) => {
						try {
							const token = await access.token(workspace, { fresh });
							// Renewed on the way, it may give other rights than the one before.
							if (this.link === link) this.#take(await access.credentialsFor(workspace));
							return token;
						} catch (error) {
							throw error instanceof AccessRefused ? new LinkRefused(CREDENTIALS) : error;
						}
					},
					refresh: () => credentials?.refresh ?? null,
					renewed: (token, expires) => void this.#renewed(token, expires),
					left: (token, expires) =>
						token === this.credentials?.access
							? this.credentials.accessExpires - Date.now()
							: lifeOf(token, expires),
				},
				changed: () => this.#linkChanged(link),
				news: (documents) => this.#options.news(documents),
			});
			this.link = link;
		} else this.link = null;
		for (const document of this.#options.documents()) document.connect(this.link);
		this.#options.changed();
	}

	/** Tries again at once: the network has changed. */
	reconnect(): void {
		if (this.link && this.link.status.state !== 'refused') this.link.reconnect();
		else void this.start();
	}

	stop(): void {
		this.#turn++;
		clearTimeout(this.#looking);
		for (const stop of this.#stop) stop();
		this.#drop();
	}

	/** Whether a relay is there that was open when it was last seen, or is now; else it is looked again, now and then. */
	async #isOpen(relay: string, turn: number): Promise<boolean> {
		const { access, wasThere } = this.#options;
		if (await wasThere()) return true;
		const described = await access.describeRelay(relay);
		if (described || turn !== this.#turn) return described?.open ?? false;
		const wait = Math.min(LOOK_AT_MOST, LOOK_AGAIN * 2 ** this.#looks++);
		this.#looking = setTimeout(() => void this.start(), wait);
		return false;
	}

	async #renewed(token: string, expires: number): Promise<void> {
		const { access, workspace } = this.#options;
		await access.follow(this.credentials?.workspace ?? workspace, token, expires);
	}

	/** What was refused to be read before, and is allowed now, is asked for again; what may not be read any more is not missed. */
	#readAgain(): void {
		if (!this.link || !this.#capabilities) return;
		for (const name of [...this.link.documents.keys()])
			if (rightTo(this.#capabilities, name) === 'none') this.link.documents.delete(name);
		for (const document of this.#options.documents()) {
			const { state, code } = document.status.connection;
			if (
				state === 'refused' &&
				code === NOT_ALLOWED &&
				rightTo(this.#capabilities, document.name) !== 'none'
			)
				document.connect(this.link);
		}
	}

	#take(credentials: Credentials | null): void {
		this.credentials = credentials;
		this.#capabilities = credentials && capabilitiesOf(credentials.access);
	}

	#linkChanged(link: Link): void {
		if (this.link !== link) return;
		for (const document of this.#options.documents()) document.linkChanged();
		this.#options.changed();
	}

	#drop(): void {
		for (const document of this.#options.documents()) document.disconnect();
		this.link?.destroy();
		this.link = undefined;
	}
}
