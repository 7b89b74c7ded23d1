// The relay of a room without internet: under which addresses phones reach it, and how everything is brought to the
// usual relay. Only the screens for it load this.
import type { Access, NewInvite } from './access.svelte.ts';

export interface RoomAddress {
	/** Origin. */
	url: string;
	/** What the relay's machine calls the network card. */
	card: string;
	/** Leads to simulated machines or through a tunnel: hardly any phone comes that way. */
	virtual: boolean;
}

/** Times are milliseconds since 1970. */
export interface RoomDescription {
	host: string;
	port: number;
	/** Whether it listens to other machines at all. */
	beyond: boolean;
	/** The likeliest first; where it listens to its own machine alone, those that it would have. */
	addresses: readonly RoomAddress[];
	/** The relay of which it is a copy, where it is known to be one. */
	usual: { url: string; pulled: number | null; brought: number | null } | null;
	/** Whether whoever asks may make a link for the trip, and bring everything home. */
	mayMake: boolean;
	mayBring: boolean;
}

export interface BroughtPiece {
	document: string;
	bytes: number;
	/** 0 for a document itself. */
	files: number;
}

export interface RefusedPiece {
	document: string;
	what: 'document' | 'files';
	code: string;
}

/** A run that brings everything home, or only looks what that would be. */
export interface HomeRun {
	look: boolean;
	to: string;
	began: number;
	/** Null while it runs. */
	ended: number | null;
	fault: string | null;
	done: number;
	of: number;
	brought: readonly BroughtPiece[];
	refused: readonly RefusedPiece[];
}

export interface Destination {
	/** Origin of the usual relay. */
	relay: string;
	/** What stands behind `#` in the link of an invite there; empty where that relay is open. */
	secret: string;
}

/** Rejects with AccessRefused or RelayUnreachable, as the access API does. */
export class RoomRelay {
	readonly #access: Access;
	readonly #workspace: string;

	constructor(access: Access, workspace: string) {
		this.#access = access;
		this.#workspace = workspace;
	}

	/** Null where the workspace has no relay, or one that is open to everybody and says nothing of itself. */
	async describe(workshop: string): Promise<RoomDescription | null> {
		const relay = await this.#access.relayFor(this.#workspace);
		if (!relay || (await this.#access.describeRelay(relay))?.open) return null;
		const query = new URLSearchParams({ workspace: this.#workspace, workshop });
		return this.#ask<RoomDescription>(`/room?${query}`);
	}

	/** A link with which a program or another relay fetches everything, and brings everything back: good for a month. */
	async makeTripLink(label: string): Promise<NewInvite> {
		const made = await this.#ask<Omit<NewInvite, 'link'>>('/trip', { workspace: this.#workspace, label });
		return { ...made, link: `${await this.#access.relayFor(this.#workspace)}/join#${made.secret}` };
	}

	/** @param look only finds out what would be brought */
	async bring({ relay, secret }: Destination, look: boolean): Promise<HomeRun> {
		const body = { workspace: this.#workspace, relay, secret, look };
		return (await this.#ask<{ run: HomeRun }>('/home', body)).run;
	}

	/** The run that is under way, or the last one. */
	async run(): Promise<HomeRun | null> {
		const query = new URLSearchParams({ workspace: this.#workspace });
		return (await this.#ask<{ run: HomeRun | null }>(`/home?${query}`)).run;
	}

	/** Whoever administers the whole relay asks as such: only they may bring anything home. */
	async #ask<T>(path: string, body?: Record<string, unknown>): Promise<T> {
		const whole = await this.#access.credentialsFor('*');
		const isWhole = whole !== null && whole.relay === (await this.#access.relayFor(this.#workspace));
		return this.#access.ask<T>(isWhole ? '*' : this.#workspace, path, body);
	}
}
