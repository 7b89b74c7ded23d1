// [I7] The part of the access API that is for whoever holds a secret: looking at an invite, joining with it,
// staying, and coming back with the recovery code.

import * as v from 'valibot';
import type { Access } from './access.ts';
import type { Kept } from './administering.ts';
import { ApiFault, Name, readBody, Word, type ApiAnswer, type ApiCall } from './apiCall.ts';
import { Attempts } from './attempts.ts';
import { isId } from './capabilities.ts';
import { isRefusal, type Refusal } from './gate.ts';
import type { JoinFault } from './members.ts';

/** Recovery codes under way at once, each of which costs the processor a while. */
const RECOVERING = 4;

const Look = v.object({ secret: Word });
const Join = v.object({
	secret: Word,
	name: v.optional(Name, ''),
	person: v.optional(Word, ''),
	device: DeviceWord(),
});
const Renew = v.object({ refresh: v.string(), workspace: Word, name: v.optional(Name) });
const Recover = v.object({ code: Word });

function DeviceWord() {
	return v.pipe(v.string(), v.minLength(8), v.maxLength(200));
}

export function makeJoining(
	access: Access,
	kept: Kept,
): Record<'look' | 'join' | 'renew' | 'recover', ApiAnswer> {
	const { invites, members, attendance, gate, tokens, recovery, keyring } = access;
	const secrets = new Attempts({ burst: 20, recovery: 6000 });
	const codes = new Attempts({ burst: 5, recovery: 60_000 });
	/** By invite and device: what a member is called waits for the disk each time that it changes. */
	const greetings = new Attempts({ burst: 20, recovery: 5000 });
	let recovering = 0;

	/** What a secret gave, or its refusal. */
	function settle<T extends object>(call: ApiCall, open: () => T | JoinFault): T {
		if (secrets.isTooFast(call.address)) throw new ApiFault('tooFast', 429);
		const answer = open();
		if (typeof answer !== 'string') return answer;
		if (answer === 'unknown') secrets.count(call.address);
		throw joinFault(answer);
	}

	return {
		async look(call) {
			const { secret } = readBody(Look, call);
			const invite = settle(call, () => invites.open(secret));
			const { workspace, role, organisation, workshop, label, expires, uses, used, person } = invite;
			return {
				...{ workspace, role, organisation, workshop, label, expires },
				ends: invites.endOf(invite),
				usesLeft: uses - used,
				locked: role === 'guest' && attendance.isLocked(workspace, workshop),
				name: person && members.nameOf(person),
				invitedBy: members.nameOf(invite.createdBy),
			};
		},

		async join(call) {
			const newcomer = readBody(Join, call);
			const known = `${newcomer.secret} ${newcomer.device}`;
			if (greetings.isTooFast(known)) throw new ApiFault('tooFast', 429);
			// A seat that was brought from another relay is nobody's to claim by its name.
			const { person } = newcomer;
			if (isId(person) && !members.knows(person) && (await kept.hasDocumentsOf(person))) newcomer.person = '';
			const { invite, member } = settle(call, () => members.join(newcomer));
			greetings.count(known);
			const claims = gate.claim(invite, member);
			const { workspace, role, organisation, workshop } = invite;
			return {
				relay: keyring.relay,
				workspace,
				role,
				organisation,
				workshop,
				person: member.person,
				name: member.name,
				invite: invite.id,
				access: await tokens.signAccess(claims),
				accessExpires: claims.expires,
				refresh: await tokens.signRefresh({ invite: invite.id, device: member.device }),
				inviteExpires: invites.endOf(invite),
			};
		},

		async renew(call) {
			const { refresh, workspace, name } = readBody(Renew, call);
			const claims = await tokens.verifyRefresh(refresh);
			if (isRefusal(claims)) throw faultOf(claims);
			const known = `${claims.invite} ${claims.device}`;
			if (greetings.isTooFast(known)) throw new ApiFault('tooFast', 429);
			greetings.count(known);
			const renewed = await gate.renew(refresh, workspace, name || undefined);
			if (isRefusal(renewed)) throw faultOf(renewed);
			const { token, grant, invite } = renewed;
			return {
				access: token,
				accessExpires: grant.expires,
				role: grant.role,
				organisation: grant.organisation,
				person: grant.person,
				name: grant.name,
				inviteExpires: invites.endOf(invite),
			};
		},

		async recover(call) {
			const { code } = readBody(Recover, call);
			if (codes.isTooFast(call.address) || recovering >= RECOVERING) throw new ApiFault('tooFast', 429);
			// Counted before its answer is known, or many could be asked at once.
			codes.count(call.address);
			recovering++;
			try {
				const secret = await recovery.recover(code);
				if (secret === null) throw new ApiFault('unknown', 404);
				return { secret };
			} finally {
				recovering--;
			}
		},
	};
}

/** A secret that lets nobody in, as the API tells it. */
export function joinFault(fault: JoinFault): ApiFault {
	if (fault === 'unknown') return new ApiFault(fault, 404);
	return new ApiFault(fault, ['locked', 'removed', 'tooMany'].includes(fault) ? 403 : 410);
}

/** A token that was refused, as the API tells it. */
export function faultOf({ reason }: Refusal): ApiFault {
	if (reason === 'missing') return new ApiFault('notOpen', 401);
	const isTold = reason === 'expired' || reason === 'revoked' || reason === 'removed';
	return new ApiFault(isTold ? reason : 'unknown', 401);
}
