// [I7] The part of the access API that is for a relay in a room without internet: under which addresses phones reach
// it, for administrators and those who facilitate there; and bringing everything home, for whoever administers the
// whole of this relay, since it lets the relay ask another machine and shows what the answer was.

import * as v from 'valibot';
import { isWorkspaceName } from '../names.ts';
import type { Homecoming } from '../replication/homecoming.ts';
import type { UsualRelays } from '../replication/usualRelay.ts';
import type { Listening } from '../sockets/lanAddresses.ts';
import type { Access } from './access.ts';
import { ApiFault, readBody, Word, type ApiAnswer, type ApiCall } from './apiCall.ts';
import { Attempts } from './attempts.ts';
import { IMPORTING } from './capabilities.ts';
import { isRefusal } from './gate.ts';
import { isAdministrator } from './administering.ts';
import { findFault, fulfil, LONGEST_TRIP } from './inviteWish.ts';
import { faultOf } from './joining.ts';
import type { AccessClaims } from './tokens.ts';

export interface Room {
	listening(): Listening;
	usual: UsualRelays;
	homecoming: Homecoming;
}

const Home = v.object({
	workspace: Word,
	/** Address of the other relay. */
	relay: Word,
	secret: v.optional(Word, ''),
	/** Only to find out what would be brought. */
	look: v.boolean(),
});
const Trip = v.object({
	workspace: Word,
	label: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
	days: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(LONGEST_TRIP)), LONGEST_TRIP),
});

export function makeRoom(
	access: Access,
	room: Room,
): Record<'describe' | 'bring' | 'progress' | 'trip', ApiAnswer> {
	const { gate, invites, keyring } = access;
	/** By invite and person: each lets the relay ask another, or waits for the disk. */
	const changes = new Attempts({ burst: 30, recovery: 2000 });

	async function identify(call: ApiCall): Promise<AccessClaims> {
		const claims = await gate.identify(call.bearer);
		if (isRefusal(claims)) throw faultOf(claims);
		if (call.body === null) return claims;
		const who = `${claims.invite} ${claims.person}`;
		if (changes.isTooFast(who)) throw new ApiFault('tooFast', 429);
		changes.count(who);
		return claims;
	}

	async function requireOwner(call: ApiCall): Promise<void> {
		const { role, workspace } = await identify(call);
		if (role !== 'administrator' || workspace !== '*') throw new ApiFault('notAllowed', 403);
	}

	return {
		async describe(call) {
			const workspace = readName(call.query.get('workspace'));
			const workshop = call.query.get('workshop') ?? '';
			const claims = await identify(call);
			const administers = isAdministrator(claims, workspace);
			const grant = await gate.admit(call.bearer, workspace);
			const facilitates = !isRefusal(grant) && grant.rightTo(`stage/${workshop}`) === 'write';
			if (!administers && !facilitates) throw new ApiFault('notAllowed', 403);
			const { url, pulled, brought } = room.usual.find(workspace) ?? {};
			return {
				...room.listening(),
				usual: url === undefined ? null : { url, pulled: pulled ?? null, brought: brought ?? null },
				mayMake: administers,
				mayBring: administers && claims.workspace === '*',
			};
		},

		async bring(call) {
			await requireOwner(call);
			const { workspace, relay, secret, look } = readBody(Home, call);
			const url = URL.parse(relay);
			if (!url || !/^https?:$/.test(url.protocol)) throw new ApiFault('malformed', 400);
			const destination = {
				url: new URL('/', url),
				secret,
				workspace: readName(workspace),
				own: keyring.relay,
			};
			if (!room.homecoming.begin(destination, look)) throw new ApiFault('tooFast', 429);
			return { run: room.homecoming.find(workspace) };
		},

		async progress(call) {
			await requireOwner(call);
			return { run: room.homecoming.find(readName(call.query.get('workspace'))) };
		},

		async trip(call) {
			const claims = await identify(call);
			const { workspace, label, days } = readBody(Trip, call);
			if (!isAdministrator(claims, readName(workspace))) throw new ApiFault('notAllowed', 403);
			const wish = {
				...{ workspace, role: 'administrator', organisation: '', workshop: '' },
				...{ label, also: [...IMPORTING], days, uses: 1 },
			};
			if (findFault(wish, { patterns: true }) !== null) throw new ApiFault('malformed', 400);
			return invites.create(fulfil(wish, claims.person));
		},
	};
}

function readName(name: string | null): string {
	if (name === null || !isWorkspaceName(name)) throw new ApiFault('malformed', 400);
	return name;
}
