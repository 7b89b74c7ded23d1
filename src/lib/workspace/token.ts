import { type Capabilities, withWorkshops } from '#lib/domain/capability.ts';

/** The claims of a token. They are read and never trusted: only the relay judges it. */
function claimsOf(token: string): Record<string, unknown> | null {
	try {
		const body = token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
		return JSON.parse(atob(body)) as Record<string, unknown>;
	} catch {
		return null;
	}
}

/**
 * How long a token was made to last, in milliseconds.
 * @param expires when it ends, for a token that does not tell when it was made
 */
export function lifeOf(token: string, expires: number): number {
	const { iat, exp } = claimsOf(token) ?? {};
	if (Number.isFinite(iat) && Number.isFinite(exp)) return (Number(exp) - Number(iat)) * 1000;
	return Math.max(0, expires - Date.now());
}

/** As what its holder takes part in a workshop beside their role; null where they do not. */
export function partIn(token: string, workshop: string): 'facilitator' | 'guest' | null {
	const workshops = claimsOf(token)?.workshops as Record<string, unknown> | undefined;
	const part = workshops?.[workshop];
	return part === 'facilitator' || part === 'guest' ? part : null;
}

/** Workshops that a token's holder leads beside their role. */
export function workshopsLed(token: string): string[] {
	const workshops = claimsOf(token)?.workshops;
	return Object.entries(workshops ?? {}).flatMap(([id, part]) => (part === 'facilitator' ? [id] : []));
}

/** What a token lets its holder do, by patterns of document names; null for one that does not say. */
export function capabilitiesOf(token: string): Capabilities | null {
	const { cap, workshops, sub } = claimsOf(token) ?? {};
	if (typeof cap !== 'object' || cap === null) return null;
	if (typeof workshops !== 'object' || workshops === null) return cap as Capabilities;
	return withWorkshops(cap as Capabilities, workshops as Record<string, string>, String(sub));
}
