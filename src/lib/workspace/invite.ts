// What an invite is to this device: the words of the relay's API, and the ways in which people hand invites on.

export const ROLES = [
	'administrator',
	'editor',
	'evaluator',
	'member',
	'facilitator',
	'guest',
	'viewer',
] as const;
export type Role = (typeof ROLES)[number];

/** What somebody is shown before they join. Times are milliseconds since 1970; ids are empty where there is none. */
export interface InviteLook {
	/** `*` is the whole relay, for its administrator. */
	workspace: string;
	role: Role;
	organisation: string;
	workshop: string;
	/** Whom it is for, in the words of whoever made it. */
	label: string;
	/** Until when one may join. */
	expires: number;
	/** Until when whoever joins keeps their access. */
	ends: number;
	usesLeft: number;
	/** Whoever leads the workshop lets nobody new in now; a relay of before does not tell. */
	locked?: boolean;
	/** Of the person who adds another device; such an invite is for nobody else. */
	name: string;
	/** How whoever made it is called; empty for one made on the relay itself. */
	invitedBy: string;
}

export interface InviteMember {
	person: string;
	name: string;
	joined: number;
	/** When they were last seen by the relay, to the hour. */
	seen: number;
	device: string;
}

/** An invite as those see it who may administer it. */
export interface Invite {
	id: string;
	kind: 'invite' | 'device';
	workspace: string;
	role: Role;
	organisation: string;
	workshop: string;
	label: string;
	also: readonly string[];
	/** Of a device: the invite of the person who added it. */
	parent?: string;
	created: number;
	/** A person's id; else `first start`, `recovery` or `command line`. */
	createdBy: string;
	/** Until when one may join. */
	expires: number;
	/** Until when those who joined may stay. */
	ends: number;
	uses: number;
	used: number;
	revoked: number | null;
	members: readonly InviteMember[];
	writes: { rows: number; bytes: number; last: number };
}

/** What to ask for when somebody is invited. */
export interface InviteOffer {
	role: Role;
	organisation?: string;
	workshop?: string;
	label?: string;
	days?: number;
	uses?: number;
	also?: readonly string[];
}

/** Who wrote in which document, by the invite with which they came. */
export interface Writer {
	document: string;
	invite: string;
	rows: number;
	bytes: number;
	first: number;
	last: number;
}

/** A workspace that a relay keeps. */
export interface RelayWorkspace {
	workspace: string;
	documents: number;
	bytes: number;
	last: number;
}

/** What somebody pasted: an invite (of a relay, where the link names one), a recovery code, or a relay's address. */
export type Pasted = { secret: string; relay: string | null } | { code: string } | { relay: string };

const SECRET = /^[\w-]{1,64}\.[\w-]{43}$/;
/** The id of the invite that a secret opens. */
export const inviteOf = (secret: string): string => secret.split('.', 1)[0]!;

/** Groups of letters and digits, with whatever people put between them. */
const CODE = /^[a-z0-9]{4,}(?:[\s-]+[a-z0-9]{4,}){2,}$|^[a-z0-9]{20,64}$/i;
const HOST = /^(?:\[[\da-f:]+\]|localhost|[\w-]+(?:\.[\w-]+)+)(?::\d{1,5})?$/i;

/** The origin of a relay, however its address was written; null for what is no address. */
export function relayOrigin(text: string, protocol: string): string | null {
	const address = text.trim().replace(/^ws(s?):/i, 'http$1:');
	try {
		const url = new URL(/^https?:\/\//i.test(address) ? address : `${protocol}//${address}`);
		return HOST.test(url.host) || url.hostname === 'localhost' ? url.origin : null;
	} catch {
		return null;
	}
}

/**
 * Reads what somebody pasted: a whole link, the part after its `#`, a recovery code, or a relay's address.
 * @param protocol `http:` or `https:`, for an address that names none
 */
export function readPasted(text: string, protocol = 'https:'): Pasted | null {
	const pasted = text.trim().replace(/^<|>$/g, '');
	const hash = pasted.indexOf('#');
	if (hash >= 0) {
		const secret = pasted.slice(hash + 1);
		const before = pasted.slice(0, hash);
		if (!SECRET.test(secret)) return null;
		return { secret, relay: before.includes('://') ? relayOrigin(before, protocol) : null };
	}
	if (SECRET.test(pasted)) return { secret: pasted, relay: null };
	if (/^(?:https?|wss?):\/\//i.test(pasted) || HOST.test(pasted)) {
		const relay = relayOrigin(pasted, protocol);
		return relay ? { relay } : null;
	}
	return CODE.test(pasted) ? { code: pasted } : null;
}
