// [I7] The part of the access API that is for whoever may invite others. An administrator does so in their
// workspace, an editor for its workshops, a facilitator for the guests of their own one, and everybody for one more
// device of theirs.

import * as v from 'valibot';
import { isDocumentName, isWorkspaceName, keyOf } from '../names.ts';
import type { Access } from './access.ts';
import { ApiFault, readBody, Word, type ApiAnswer, type ApiCall } from './apiCall.ts';
import { isPart } from './capabilities.ts';
import { DAY, type Invite } from './invites.ts';
import { findFault, fulfil, LONGEST_TRIP, MOST_DAYS, MOST_USES } from './inviteWish.ts';
import { makeIdentifying } from './identifying.ts';
import { retireDocument } from './retirement.ts';
import type { AccessClaims } from './tokens.ts';

/** What came with one invite into one document. */
export interface Writing {
	/** Without its workspace. */
	document: string;
	invite: string;
	rows: number;
	bytes: number;
	/** Milliseconds since 1970. */
	first: number;
	last: number;
}

/** What the relay keeps. */
export interface Kept {
	writers(workspace: string): Promise<Writing[]>;
	/** Whether any document is one person's alone: a seat, a rating. */
	hasDocumentsOf(person: string): Promise<boolean>;
	workspaces(): Promise<{ workspace: string; documents: number; bytes: number; last: number }[]>;
}

/** Of one person, that can be joined or have been: each is asked for at every request of those that descend from it. */
const MOST_DEVICES = 20;

const Id = v.optional(Word, '');
const Wish = v.object({
	workspace: Word,
	role: Word,
	organisation: Id,
	workshop: Id,
	label: v.optional(v.string(), ''),
	also: v.optional(v.array(Word), []),
	days: v.optional(v.number()),
	uses: v.optional(v.number()),
});
const Days = v.pipe(v.number(), v.gtValue(0), v.maxValue(MOST_DAYS));
const Uses = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_USES));
const Prolong = v.object({ days: Days, uses: v.optional(Uses) });
const Retire = v.object({ workspace: Word, document: Word });

type Name = 'list' | 'invite' | 'revoke' | 'renew' | 'addDevice' | 'writers' | 'workspaces' | 'retire';

export function makeAdministering(access: Access, kept: Kept): Record<`${Name}`, ApiAnswer> {
	const { gate, invites, members, attendance, database } = access;
	const identify = makeIdentifying(access);

	async function identifyAdministrator(call: ApiCall, workspace: string): Promise<AccessClaims> {
		const claims = await identify(call);
		if (!isAdministrator(claims, workspace)) throw new ApiFault('notAllowed', 403);
		return claims;
	}

	/** Whether these may invite, see and revoke people of this sort. */
	function oversees(claims: AccessClaims, invited: Pick<Invite, 'workspace' | 'role' | 'workshop'>): boolean {
		const { workspace, role, workshop } = invited;
		if (isAdministrator(claims, workspace)) return true;
		if (!isPart(role) || workspace !== claims.workspace) return false;
		// Whoever writes the plan prepares its workshops.
		if (claims.role === 'editor') return true;
		return role === 'guest' && attendance.partOf(claims.person, workspace, workshop) === 'facilitator';
	}

	function overseesAnything(claims: AccessClaims, workspace: string): boolean {
		if (isAdministrator(claims, workspace)) return true;
		if (workspace !== claims.workspace) return false;
		return claims.role === 'editor' || attendance.leads(claims.person, workspace);
	}

	async function findOverseen(call: ApiCall): Promise<Invite> {
		const claims = await identify(call);
		const invite = invites.find(call.id);
		// An invite of others and one that is not there look the same.
		if (!invite || !oversees(claims, invite)) throw new ApiFault('unknown', 404);
		return invite;
	}

	return {
		async list(call) {
			const claims = await identify(call);
			const workspace = readWorkspace(call);
			if (!overseesAnything(claims, workspace)) throw new ApiFault('notAllowed', 403);
			const writings = await kept.writers(workspace);
			const overseen = invites.list(workspace).filter((invite) => oversees(claims, invite));
			return {
				invites: overseen.map(({ person: _person, parent, ...invite }) => ({
					...invite,
					...(parent && { parent }),
					ends: invites.endOf({ ...invite, parent }),
					members: members.list(invite.id).map(({ invite: _invite, ...member }) => member),
					writes: sum(writings.filter((writing) => writing.invite === invite.id)),
				})),
			};
		},

		async invite(call) {
			const claims = await identify(call);
			const wish = readBody(Wish, call);
			if (findFault(wish) !== null) throw new ApiFault('malformed', 400);
			const invite = fulfil(wish, claims.person);
			const isModest = invite.also.length === 0 && invite.organisation === '';
			if (!oversees(claims, invite) || !(isModest || isAdministrator(claims, invite.workspace)))
				throw new ApiFault('notAllowed', 403);
			return invites.create(invite);
		},

		async revoke(call) {
			const { id } = await findOverseen(call);
			invites.revoke(id);
			await gate.notice();
			return {};
		},

		async renew(call) {
			const invite = await findOverseen(call);
			const { days, uses } = readBody(Prolong, call);
			if (invite.revoked !== null) throw new ApiFault('revoked', 409);
			const isForTrip = invite.also.includes('seat/*/*');
			if (isForTrip && (days > LONGEST_TRIP || (uses ?? 1) > 1)) throw new ApiFault('malformed', 400);
			return { expires: invites.renew(invite, days, uses) };
		},

		async addDevice(call) {
			const claims = await identify(call);
			const own = invites.find(claims.invite);
			if (!own) throw new ApiFault('revoked', 401);
			const expires = Date.now() + DAY;
			const { person, name } = claims;
			if (invites.countDevices(person) >= MOST_DEVICES) throw new ApiFault('tooFast', 429);
			const device = { kind: 'device', person, label: name, parent: own.id, createdBy: person } as const;
			// How long it stays is up to the invite from which it descends.
			return invites.create({ ...own, ...device, expires, ends: expires + MOST_DAYS * DAY, uses: 1 });
		},

		async writers(call) {
			const workspace = readWorkspace(call);
			await identifyAdministrator(call, workspace);
			const document = call.query.get('document');
			const writings = await kept.writers(workspace);
			return { writers: writings.filter((writing) => document === null || writing.document === document) };
		},

		async workspaces(call) {
			await identifyAdministrator(call, '*');
			return { workspaces: await kept.workspaces() };
		},

		async retire(call) {
			const target = readBody(Retire, call);
			const { person } = await identifyAdministrator(call, target.workspace);
			if (!isWorkspaceName(target.workspace) || !isDocumentName(target.document))
				throw new ApiFault('malformed', 400);
			retireDocument(database, keyOf(target), person);
			await gate.notice();
			return {};
		},
	};
}

/** Who may administer. A link for a trip moves documents and nothing else: whoever finds it administers nothing. */
export function isAdministrator(claims: AccessClaims, workspace: string): boolean {
	if (claims.workspace !== '*' && 'seat/*/*' in claims.capabilities) return false;
	return claims.role === 'administrator' && (claims.workspace === '*' || claims.workspace === workspace);
}

function readWorkspace({ query }: ApiCall): string {
	const workspace = query.get('workspace') ?? '';
	if (!isWorkspaceName(workspace)) throw new ApiFault('malformed', 400);
	return workspace;
}

function sum(writings: readonly Writing[]): { rows: number; bytes: number; last: number } {
	return {
		rows: writings.reduce((total, { rows }) => total + rows, 0),
		bytes: writings.reduce((total, { bytes }) => total + bytes, 0),
		last: Math.max(0, ...writings.map(({ last }) => last)),
	};
}
