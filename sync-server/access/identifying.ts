// [I7] Who calls the access API with a token, and how often they may change something.

import type { Access } from './access.ts';
import { ApiFault, type ApiCall } from './apiCall.ts';
import { Attempts } from './attempts.ts';
import { isRefusal } from './gate.ts';
import { faultOf } from './joining.ts';
import type { AccessClaims } from './tokens.ts';

export function makeIdentifying({ gate }: Pick<Access, 'gate'>): (call: ApiCall) => Promise<AccessClaims> {
	/** By invite and person: each change waits for the disk, and all are kept for ever. */
	const changes = new Attempts({ burst: 120, recovery: 1000 });

	return async ({ bearer, body }) => {
		const claims = await gate.identify(bearer);
		if (isRefusal(claims)) throw faultOf(claims);
		// Whatever changes something has a body.
		if (body !== null) {
			const who = `${claims.invite} ${claims.person}`;
			if (changes.isTooFast(who)) throw new ApiFault('tooFast', 429);
			changes.count(who);
		}
		return claims;
	};
}
