// [I7] The part of the access API that is for workshops: taking part beside the role that one has, leading, locking the
// entry, and asking somebody to leave. Each is felt before it is answered.

import * as v from 'valibot';
import { isWorkspaceName } from '../names.ts';
import type { Access } from './access.ts';
import { isAdministrator } from './administering.ts';
import { ApiFault, readBody, Word, type ApiAnswer, type ApiCall } from './apiCall.ts';
import { Attempts } from './attempts.ts';
import { isId, isPart } from './capabilities.ts';
import type { Role } from './gate.ts';
import { makeIdentifying } from './identifying.ts';
import type { Invite } from './invites.ts';
import { joinFault } from './joining.ts';
import { TOKEN_LIMIT, type AccessClaims } from './tokens.ts';

const Attend = v.object({ secret: Word });
const There = v.object({ workspace: Word });
const Entry = v.object({ workspace: Word, locked: v.boolean() });
const Somebody = v.object({ workspace: Word, person: Word });

/** Of a token, kept free for a longer name. */
const SPARE = 512;

const PREPARING: readonly Role[] = ['editor', 'administrator'];

type Name = 'attend' | 'facilitate' | 'lockEntry' | 'remove' | 'letBackIn';

export function makeAttending(access: Access): Record<Name, ApiAnswer> {
	const { gate, invites, members, attendance, tokens } = access;
	const identify = makeIdentifying(access);
	const secrets = new Attempts({ burst: 20, recovery: 6000 });

	/** Where it is felt at once, and a token that says so. */
	async function answerWithToken({ invite: id, person, name }: AccessClaims): Promise<object> {
		await gate.notice(person);
		const invite = invites.find(id);
		if (!invite) throw new ApiFault('revoked', 401);
		const claims = gate.claim(invite, { person, name });
		return { access: await tokens.signAccess(claims), accessExpires: claims.expires };
	}

	/** Whether a token could still hold what its bearer may do. */
	async function fits({ invite: id, person, name }: AccessClaims): Promise<boolean> {
		const claims = gate.claim(invites.find(id)!, { person, name });
		const extra = JSON.stringify({ ['x'.repeat(64)]: 'facilitator' }).length;
		return (await tokens.signAccess(claims)).length + (extra * 4) / 3 <= TOKEN_LIMIT - SPARE;
	}

	/** The invite with which somebody came first: what they take on holds on all their devices. */
	function findRoot(id: string, person: string): Invite {
		const invite = invites.find(id);
		if (!invite) throw new ApiFault('revoked', 401);
		const isOwnDevice = invite.kind === 'device' && invite.person === person && invite.parent !== '';
		return isOwnDevice ? findRoot(invite.parent, person) : invite;
	}

	async function identifyThere(call: ApiCall, workspace: string): Promise<AccessClaims> {
		const claims = await identify(call);
		if (!isWorkspaceName(workspace)) throw new ApiFault('malformed', 400);
		const isThere = claims.workspace === workspace || isAdministrator(claims, workspace);
		if (!isThere) throw new ApiFault('notAllowed', 403);
		return claims;
	}

	async function identifyLeader(call: ApiCall, workspace: string): Promise<AccessClaims> {
		const claims = await identifyThere(call, workspace);
		const leads = attendance.partOf(claims.person, workspace, call.id) === 'facilitator';
		if (!leads && !isAdministrator(claims, workspace)) throw new ApiFault('notAllowed', 403);
		return claims;
	}

	return {
		async attend(call) {
			const { secret } = readBody(Attend, call);
			const claims = await identify(call);
			if (secrets.isTooFast(call.address)) throw new ApiFault('tooFast', 429);
			const offered = invites.open(secret);
			if (offered === 'unknown') secrets.count(call.address);
			if (typeof offered === 'string') throw joinFault(offered);
			const isThere = claims.workspace === offered.workspace || isAdministrator(claims, offered.workspace);
			if (!isThere || !isPart(offered.role)) throw new ApiFault('notAllowed', 403);
			if (!(await fits(claims))) throw new ApiFault('tooMany', 403);
			const invite = members.attend(secret, claims);
			if (invite === 'notAllowed') throw new ApiFault(invite, 403);
			if (typeof invite === 'string') throw joinFault(invite);
			const { workshop, workspace } = invite;
			const role = attendance.partOf(claims.person, workspace, workshop) ?? invite.role;
			return {
				...{ workshop, workspace, role },
				ends: invites.endOf(invite),
				...(await answerWithToken(claims)),
			};
		},

		async facilitate(call) {
			const { workspace } = readBody(There, call);
			const claims = await identifyThere(call, workspace);
			const { id: workshop } = call;
			const leads = attendance.partOf(claims.person, workspace, workshop) === 'facilitator';
			if (!leads) {
				const may = claims.role === 'editor' || isAdministrator(claims, workspace);
				if (!may || attendance.isRemoved(workspace, workshop, claims.person))
					throw new ApiFault('notAllowed', 403);
				const { person, name } = claims;
				attendance.makeRoom(person, workspace, workshop);
				if (!attendance.hasRoom(person, { workspace, workshop }) || !(await fits(claims)))
					throw new ApiFault('tooMany', 403);
				members.appoint(findRoot(claims.invite, person), { person, name, workspace, workshop });
			}
			return answerWithToken(claims);
		},

		async lockEntry(call) {
			const { workspace, locked } = readBody(Entry, call);
			const { person } = await identifyLeader(call, workspace);
			if (locked) attendance.lock(workspace, call.id, person);
			else attendance.unlock(workspace, call.id);
			return { locked };
		},

		async remove(call) {
			const { workspace, person } = readBody(Somebody, call);
			const claims = await identifyLeader(call, workspace);
			if (!isId(person)) throw new ApiFault('malformed', 400);
			// Whoever prepares the workshops of a plan is nobody's guest in one, even while somebody else leads it.
			const isNoGuest =
				attendance.partOf(person, workspace, call.id) === 'facilitator' ||
				members.isHereAs(PREPARING, { person, workspace });
			if (person === claims.person || (isNoGuest && !isAdministrator(claims, workspace)))
				throw new ApiFault('notAllowed', 403);
			attendance.remove(workspace, call.id, person, claims.person);
			await gate.notice(person);
			return {};
		},

		async letBackIn(call) {
			const { workspace, person } = readBody(Somebody, call);
			await identifyLeader(call, workspace);
			attendance.letBackIn(workspace, call.id, person);
			await gate.notice(person);
			return {};
		},
	};
}
