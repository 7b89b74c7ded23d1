// A connection's token is renewed while it is still good, so that nobody is cut off in the middle of a sentence.

/** Of a token's life, the part after which a fresh one is asked for. */
const RENEW_AT = 0.8;
/** Milliseconds: before a token that may have ended already is renewed, and the least otherwise. */
const PATIENCE = 7000;
const SOONEST = 1000;
/** What a timer can wait at most. */
const LONGEST = 2 ** 31 - 1;

/** Where a link takes what it shows the relay. */
export interface LinkCredentials {
	/**
	 * A token that is good now, empty for an open relay; `fresh` asks for a new one, whatever the clock says.
	 * @throws LinkRefused when there will be none, anything else when the relay cannot be asked
	 */
	token(fresh: boolean): Promise<string>;
	/** What a fresh token is asked for with, or null where none ends. */
	refresh(): string | null;
	renewed(token: string, expires: number): void;
	/**
	 * How long a token is still good, in milliseconds by this device's clock, which may be wrong by hours.
	 * @param expires when it ends by the relay's clock
	 */
	left(token: string, expires: number): number;
}

export class Renewal {
	/** With which the connection was made, or the last that came over it. */
	token = '';
	readonly #credentials: LinkCredentials;
	readonly #ask: (refresh: string) => void;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(credentials: LinkCredentials, ask: (refresh: string) => void) {
		this.#credentials = credentials;
		this.#ask = ask;
	}

	/** Asks for a fresh token in time; `expires` by the relay's clock, null where none ends. */
	before(expires: number | null): void {
		clearTimeout(this.#timer);
		const refresh = this.#credentials.refresh();
		if (!refresh || !expires || !Number.isFinite(expires)) return;
		const left = this.#credentials.left(this.token, expires);
		const wait = left > 0 ? Math.max(SOONEST, left * RENEW_AT) : PATIENCE;
		this.#timer = setTimeout(() => this.#ask(refresh), Math.min(wait, LONGEST));
	}

	take({ token, expires }: { token: string; expires: number }): void {
		this.token = token;
		this.#credentials.renewed(token, expires);
		this.before(expires);
	}

	stop(): void {
		clearTimeout(this.#timer);
	}
}
