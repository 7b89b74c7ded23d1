// [I7] The gate of a relay to which people are invited. A revocation is felt at once when it was made here, and
// within a second when the command line made it.

import type { AccessDatabase } from './accessDatabase.ts';
import { capabilitiesOf, rightTo } from './capabilities.ts';
import type { Gate, Grant, Refusal } from './gate.ts';
import type { Invite, Invites } from './invites.ts';
import type { Keyring } from './keyring.ts';
import type { Member, Members } from './members.ts';
import { Standing } from './standing.ts';
import { refuse, type AccessClaims, type Tokens } from './tokens.ts';

/** Milliseconds. */
export const ACCESS_LIFE = 15 * 60_000;
const SOCKETS = 64;
const GUESTS_SOCKETS = 500;
/** Tokens whose signature need not be computed again. */
const REMEMBERED = 10_000;

export interface Parts {
	database: AccessDatabase;
	keyring: Keyring;
	tokens: Tokens;
	invites: Invites;
	members: Members;
}

export interface Renewed {
	token: string;
	grant: Grant;
	invite: Invite;
	member: Member;
}

export class AccessGate implements Gate {
	readonly #parts: Parts;
	readonly #standing: Standing;
	readonly #verified = new Map<string, AccessClaims>();

	constructor(parts: Parts) {
		this.#parts = parts;
		this.#standing = new Standing({ ...parts, onChange: () => this.#verified.clear() });
	}

	async admit(token: string, workspace: string): Promise<Grant | Refusal> {
		const claims = await this.identify(token);
		if ('code' in claims) return claims;
		const isEverywhere = claims.workspace === '*' && claims.role === 'administrator';
		if (!isEverywhere && claims.workspace !== workspace) return refuse('not of this workspace');
		return makeGrant(claims, workspace);
	}

	/** Whose token this is, wherever it admits them to. */
	async identify(token: string): Promise<AccessClaims | Refusal> {
		let claims = this.#verified.get(token);
		if (!claims) {
			const verified = await this.#parts.tokens.verifyAccess(token);
			if ('code' in verified) return verified;
			if (this.#verified.size >= REMEMBERED) this.#verified.clear();
			this.#verified.set(token, (claims = verified));
		}
		if (claims.expires <= Date.now()) return refuse('expired');
		return this.#refuseFallen(claims.invite) ?? claims;
	}

	/** Under another name, where one is given. */
	async renew(refresh: string, workspace: string, name?: string): Promise<Renewed | Refusal> {
		const claims = await this.#parts.tokens.verifyRefresh(refresh);
		if ('code' in claims) return claims;
		const invite = this.#parts.invites.find(claims.invite);
		const known = this.#parts.members.find(claims.invite, claims.device);
		if (!invite || !known) return refuse('revoked');
		const fallen = this.#refuseFallen(invite.id);
		if (fallen) return fallen;
		if (invite.workspace !== '*' && invite.workspace !== workspace) return refuse('not of this workspace');
		const member = this.#parts.members.greet(known, name);
		const access = this.claim(invite, member);
		return {
			token: await this.#parts.tokens.signAccess(access),
			grant: makeGrant(access, workspace),
			invite,
			member,
		};
	}

	/** What a member may say of themselves: for a quarter of an hour, or for as long as the invite lasts. */
	claim(invite: Invite, member: Member, life = ACCESS_LIFE): AccessClaims {
		const { workspace, role, organisation } = invite;
		const { person, name } = member;
		const expires = Math.min(Date.now() + life, this.#parts.invites.endOf(invite));
		const capabilities = capabilitiesOf({ ...invite, person });
		// A token says when it ends in whole seconds.
		const seconds = Math.floor(expires / 1000) * 1000;
		return { workspace, role, person, organisation, name, invite: invite.id, capabilities, expires: seconds };
	}

	isRetired(key: string): boolean {
		return this.#standing.isRetired(key);
	}

	onRevoked(listener: (invite: string) => void): () => void {
		return this.#standing.onRevoked(listener);
	}

	onRetired(listener: (key: string) => void): () => void {
		return this.#standing.onRetired(listener);
	}

	/** Tells at once what has just been revoked or retired. */
	notice(): Promise<void> {
		return this.#standing.notice();
	}

	stop(): void {
		this.#standing.stop();
	}

	#refuseFallen(invite: string): Refusal | null {
		const fault = this.#parts.invites.faultOf(invite);
		return fault && refuse(fault === 'expired' ? 'expired' : 'revoked');
	}
}

function makeGrant(claims: AccessClaims, workspace: string): Grant {
	const { role, person, organisation, name, invite, expires, capabilities } = claims;
	return {
		workspace,
		role,
		person,
		organisation,
		name,
		invite,
		expires,
		sockets: role === 'guest' ? GUESTS_SOCKETS : SOCKETS,
		rightTo: (document) => rightTo(document, capabilities),
	};
}
