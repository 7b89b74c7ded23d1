// A page of another site must not reach the relay through its visitor's browser: not from its own origin, and
// not under a name that it lets point here (DNS rebinding). Programs send no Origin.

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

export function isLoopbackName(name: string): boolean {
	return LOOPBACK_NAMES.has(name) || /^127(\.\d{1,3}){3}$/.test(name);
}

/** The answer to a Host header that is not allowed. */
export const UNKNOWN_HOST = 'Start the relay with --origin to reach it under this name.';

export class Door {
	readonly #isLoopback: boolean;
	readonly #origins: ReadonlySet<string>;
	readonly #hosts: ReadonlySet<string>;

	/** `listening` is the address of the relay; `origins` are whole, such as `https://rumb.example.org`. */
	constructor(listening: string, origins: readonly string[]) {
		this.#isLoopback = isLoopbackName(listening);
		this.#origins = new Set(origins);
		this.#hosts = new Set(origins.map((origin) => new URL(origin).host));
	}

	/** Whether this Host header is a name of the relay. Beyond loopback it is not known which names there are. */
	allowsHost(header: string | undefined): boolean {
		if (!this.#isLoopback) return true;
		const url = header ? URL.parse(`http://${header}`) : null;
		if (!url) return false;
		const { host, hostname } = url;
		if (isLoopbackName(hostname) || hostname.endsWith('.localhost')) return true;
		// An origin without a port names its host on any port.
		return this.#hosts.has(host) || this.#hosts.has(hostname);
	}

	/** Whether a page of this origin may connect, given a Host header that is allowed. */
	allowsOrigin(origin: string | undefined, host: string | undefined): boolean {
		if (origin === undefined || this.#origins.has(origin)) return true;
		const url = URL.parse(origin);
		return url !== null && (url.host === host?.toLowerCase() || isLoopbackName(url.hostname));
	}
}
