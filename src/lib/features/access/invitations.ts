// What a list of invites says: what each is called, whether it still lets anybody in, and which of them a search finds.
import type { Tone } from '#lib/ui/look.ts';
import { matches } from '#lib/ui/fold.ts';
import { formatDate, t } from '#lib/i18n/index.ts';
import type { Credentials } from '#lib/workspace/access.svelte.ts';
import { type Invite, type Role, ROLES } from '#lib/workspace/invite.ts';
import { workshopsLed } from '#lib/workspace/token.ts';
import { roleName } from './accessText.ts';

/** Whom somebody may invite, as the relay decides it. */
export interface Inviting {
	roles: readonly Role[];
	/** Workshops to which they may; null for all. */
	workshops: readonly string[] | null;
}

/** Null for whoever may invite nobody. */
export function invitingOf({ role, workshop, access }: Credentials): Inviting | null {
	if (role === 'administrator') return { roles: ROLES, workshops: null };
	if (role === 'editor') return { roles: ['guest', 'facilitator'], workshops: null };
	const workshops = [...(role === 'facilitator' ? [workshop] : []), ...workshopsLed(access)];
	return workshops.length > 0 ? { roles: ['guest'], workshops } : null;
}

/** Numbers of uses: of what one sets for several people, and of a link for a room. */
export const MOST_SEVERAL = 200;
export const ROOM = 500;

/** Days for which an invite may be good, and what they are called. */
export const validities = () => [
	{ value: '1', label: t('access.inviting.day') },
	{ value: '7', label: t('access.inviting.week') },
	{ value: '30', label: t('access.inviting.month') },
	{ value: '365', label: t('access.inviting.year') },
	{ value: '1825', label: t('access.inviting.plan') },
];

export type NameOfOrganisation = (id: string) => string;

/** What people call an invite: whom it is for, else who came with it, else what it is. */
export function inviteName(invite: Invite, nameOf: NameOfOrganisation): string {
	// Of a whole room nobody stands for the others.
	const isForOne = !invite.workshop || invite.uses === 1;
	const joined = isForOne && invite.members.length === 1 ? invite.members[0]!.name : '';
	if (invite.kind === 'device') return t('access.people.device', { name: invite.label || joined });
	// What the relay made itself bears its own word for why.
	const label = invite.label === invite.createdBy ? '' : invite.label;
	return label || joined || (invite.organisation ? nameOf(invite.organisation) : roleName(invite.role));
}

/** Whether it still lets anybody in, or keeps anybody who came. */
export function isOver(invite: Invite, now = Date.now()): boolean {
	if (invite.revoked !== null) return true;
	return invite.ends <= now || (invite.members.length === 0 && invite.expires <= now);
}

/** Until when, in words, and how it looks. */
export function validityOf(invite: Invite, now = Date.now()): { text: string; tone: Tone } {
	if (invite.revoked !== null)
		return { text: t('access.people.revoked', { date: formatDate(invite.revoked) }), tone: 'negative' };
	if (isOver(invite, now)) {
		const end = invite.members.length > 0 ? invite.ends : invite.expires;
		return { text: t('access.people.expired', { date: formatDate(end) }), tone: 'neutral' };
	}
	const date = formatDate(invite.ends);
	return {
		text:
			invite.kind === 'device'
				? t('access.people.untilDevice', { date })
				: t('access.people.until', { date }),
		tone: 'positive',
	};
}

/** Whether somebody may still join with its link. */
export function letsIn(invite: Invite, now = Date.now()): boolean {
	return invite.revoked === null && invite.used < invite.uses && invite.expires > now;
}

const DAY = 86_400_000;

/** What renewing an invite for so many days makes of it: until when people keep their access, and the link works. */
export function renewed(invite: Invite, days: number, now = Date.now()): { ends: number; expires: number } {
	const expires = now + days * DAY;
	// Where people may stay longer than they may come, only coming is prolonged.
	return { expires, ends: invite.ends === invite.expires ? expires : Math.max(invite.ends, expires) };
}

/**
 * The invite that decides how long another one counts: a device goes with the invite of the person who added it.
 * @param all those of the workspace
 */
export function decidingFor(invite: Invite, all: readonly Invite[]): Invite {
	const parent = invite.parent ? all.find(({ id }) => id === invite.parent) : undefined;
	if (isOver(invite) || !parent) return invite;
	const deciding = decidingFor(parent, all);
	return isOver(deciding) ? deciding : invite;
}

export interface Search {
	words: string;
	organisation: string;
	role: string;
}

/** The invites that a search finds, those that still count first, each part in the order of the relay: the newest first. */
export function narrowInvites(
	invites: readonly Invite[],
	{ words, organisation, role }: Search,
	nameOf: NameOfOrganisation,
): { valid: Invite[]; over: Invite[] } {
	const found = invites.filter(
		(invite) =>
			(!organisation || invite.organisation === organisation) &&
			(!role || invite.role === role) &&
			matches(
				[
					inviteName(invite, nameOf),
					invite.organisation && nameOf(invite.organisation),
					roleName(invite.role),
					...invite.members.map(({ name }) => name),
				].join(' '),
				words,
			),
	);
	const counts = (invite: Invite) => !isOver(decidingFor(invite, invites));
	return { valid: found.filter(counts), over: found.filter((invite) => !counts(invite)) };
}
