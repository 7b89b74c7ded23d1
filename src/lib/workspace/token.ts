/**
 * How long a token was made to last, in milliseconds. It is read and never trusted: only the relay judges it.
 * @param expires when it ends, for a token that does not tell when it was made
 */
export function lifeOf(token: string, expires: number): number {
	try {
		const body = token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
		const { iat, exp } = JSON.parse(atob(body)) as { iat: number; exp: number };
		if (Number.isFinite(iat) && Number.isFinite(exp)) return (exp - iat) * 1000;
	} catch {
		// Not a token of three parts: its end is all that is known.
	}
	return Math.max(0, expires - Date.now());
}
