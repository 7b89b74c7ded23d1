// A page of another site must not reach the relay through its visitor's browser. Programs send no Origin.

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

export function isLoopbackName(name: string): boolean {
	return LOOPBACK_NAMES.has(name) || /^127(\.\d{1,3}){3}$/.test(name);
}

/** `allowed` are whole origins, such as `https://rumb.example.org`. */
export function isOriginAllowed(
	origin: string | undefined,
	host: string | undefined,
	allowed: ReadonlySet<string>,
): boolean {
	if (origin === undefined || allowed.has(origin)) return true;
	let url: URL;
	try {
		url = new URL(origin);
	} catch {
		return false;
	}
	return url.host === host?.toLowerCase() || isLoopbackName(url.hostname);
}
