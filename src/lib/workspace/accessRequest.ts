/** Why a relay refuses, in its own words. */
export const REFUSALS = [
	'unknown',
	'expired',
	'used',
	'revoked',
	'removed',
	'locked',
	'tooMany',
	'notAllowed',
	'malformed',
	'tooFast',
	'notOpen',
	'open',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** The relay answered, and said no. */
export class AccessRefused extends Error {
	override readonly name = 'AccessRefused';
	readonly code: Refusal;
	/** Whether what was presented is not, or no longer, good: a fresh token may help. */
	readonly credentials: boolean;

	constructor(code: Refusal, credentials: boolean) {
		super(`the relay refused: ${code}`);
		this.code = code;
		this.credentials = credentials;
	}
}

/** Nobody answered, or somebody who is no relay of ours. Nothing is known to be wrong with the credentials. */
export class RelayUnreachable extends Error {
	override readonly name = 'RelayUnreachable';
}

/** How long a relay may take, in milliseconds. */
const PATIENCE = 15_000;

export interface AccessRequest {
	token?: string;
	/** With a body it is a POST. */
	body?: Readonly<Record<string, unknown>>;
}

/**
 * Asks a relay's access API.
 * @param path below `/access`, with its query
 * @throws {AccessRefused} when the relay says no
 * @throws {RelayUnreachable} when there is no answer, or none that a relay gives
 */
export async function askRelay<T>(
	relay: string,
	path: string,
	{ token, body }: AccessRequest = {},
): Promise<T> {
	const { answer, said } = await exchange(`${relay}/access${path}`, {
		method: body ? 'POST' : 'GET',
		headers: {
			...(body && { 'Content-Type': 'application/json' }),
			...(token && { Authorization: `Bearer ${token}` }),
		},
		body: body && JSON.stringify(body),
		cache: 'no-store',
		credentials: 'omit',
		referrerPolicy: 'no-referrer',
		signal: AbortSignal.timeout(PATIENCE),
	});
	if (answer.ok) return said as T;
	const code = REFUSALS.find((refusal) => refusal === said.error);
	if (code) throw new AccessRefused(code, answer.status === 401);
	throw new RelayUnreachable(`the relay answered ${answer.status}`);
}

async function exchange(
	address: string,
	request: RequestInit,
): Promise<{ answer: Response; said: Record<string, unknown> }> {
	try {
		const answer = await fetch(address, request);
		// A page that stands in for everything answers HTML.
		const said: unknown = await answer.json();
		if (said === null || typeof said !== 'object') throw new Error('no object was answered');
		return { answer, said: said as Record<string, unknown> };
	} catch (error) {
		throw new RelayUnreachable('no relay answers there', { cause: error });
	}
}
