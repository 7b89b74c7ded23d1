// [I7] The gate of a relay to which people are invited. A revocation is felt at once when it was made here, and
// within a second when the command line made it.

import type { AccessDatabase } from './accessDatabase.ts';
import type { Attendance } from './attendance.ts';
import { addParts, capabilitiesOf, isPart, rightTo } from './capabilities.ts';
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
	attendance: Attendance;
}

/** Whom a token is for. */
type Bearer = Pick<Member, 'person' | 'name'>;

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
	/** What each grant that was given out allows, to be compared. */
	readonly #rights = new WeakMap<Grant, string>();

	constructor(parts: Parts) {
		this.#parts = parts;
		this.#standing = new Standing({ ...parts, onChange: () => this.#verified.clear() });
	}

	async admit(token: string, workspace: string): Promise<Grant | Refusal> {
		const claims = await this.identify(token);
		if ('code' in claims) return claims;
		const isEverywhere = claims.workspace === '*' && claims.role === 'administrator';
		if (!isEverywhere && claims.workspace !== workspace) return refuse('not of this workspace');
		return this.#grant(claims, workspace);
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
		return this.#refuseFallen(claims.invite, claims.person) ?? claims;
	}

	/** Under another name, where one is given. */
	async renew(refresh: string, workspace: string, name?: string): Promise<Renewed | Refusal> {
		const claims = await this.#parts.tokens.verifyRefresh(refresh);
		if ('code' in claims) return claims;
		const invite = this.#parts.invites.find(claims.invite);
		const known = this.#parts.members.find(claims.invite, claims.device);
		if (!invite || !known) return refuse('revoked');
		const fallen = this.#refuseFallen(invite.id, known.person);
		if (fallen) return fallen;
		if (invite.workspace !== '*' && invite.workspace !== workspace) return refuse('not of this workspace');
		const member = this.#parts.members.greet(known, name);
		const access = this.claim(invite, member);
		return {
			token: await this.#parts.tokens.signAccess(access),
			grant: this.#grant(access, workspace),
			invite,
			member,
		};
	}

	async reconsider(grant: Grant): Promise<{ token: string; grant: Grant } | Refusal | null> {
		const fallen = this.#refuseFallen(grant.invite, grant.person);
		if (fallen) return fallen;
		const invite = this.#parts.invites.find(grant.invite);
		if (!invite) return refuse('revoked');
		const claims = this.claim(invite, grant, Infinity);
		claims.expires = Math.min(claims.expires, grant.expires);
		const now = this.#grant(claims, grant.workspace);
		if (this.#rights.get(now) === this.#rights.get(grant)) return null;
		return { token: await this.#parts.tokens.signAccess(claims), grant: now };
	}

	/** What a member may say of themselves: for a quarter of an hour, or for as long as the invite lasts. */
	claim(invite: Invite, { person, name }: Bearer, life = ACCESS_LIFE): AccessClaims {
		const { workspace, role, organisation } = invite;
		const { parts, ends } = this.#parts.attendance.of(person, workspace);
		const expires = Math.min(Date.now() + life, this.#parts.invites.endOf(invite), ends);
		const { [invite.workshop]: own, ...others } = parts;
		return {
			...{ workspace, role, person, organisation, name, invite: invite.id },
			capabilities: capabilitiesOf({ ...invite, person }),
			workshops: own === undefined || own === role ? others : parts,
			// A token says when it ends in whole seconds.
			expires: Math.floor(expires / 1000) * 1000,
		};
	}

	isRetired(key: string): boolean {
		return this.#standing.isRetired(key);
	}

	onRevoked(listener: (invite: string) => void): () => void {
		return this.#standing.onRevoked(listener);
	}

	onReconsider(listener: (person: string) => Promise<void>): () => void {
		return this.#standing.onReconsider(listener);
	}

	onRetired(listener: (key: string) => void): () => void {
		return this.#standing.onRetired(listener);
	}

	/** Tells at once what has just been revoked, retired or allowed; to these persons, whether they were known to be here or not. */
	notice(...persons: readonly string[]): Promise<void> {
		return this.#standing.notice(...persons);
	}

	stop(): void {
		this.#standing.stop();
	}

	#refuseFallen(id: string, person: string): Refusal | null {
		const fault = this.#parts.invites.faultOf(id);
		if (fault) return refuse(fault === 'expired' ? 'expired' : 'revoked');
		const { workspace, workshop, role } = this.#parts.invites.find(id)!;
		const isRemoved = isPart(role) && this.#parts.attendance.isRemoved(workspace, workshop, person);
		return isRemoved ? refuse('removed') : null;
	}

	/** What is taken part in is looked up here and not believed of a token: whoever was asked to leave still holds theirs. */
	#grant(claims: AccessClaims, workspace: string): Grant {
		const { role, person, organisation, name, invite, expires } = claims;
		const { parts } = this.#parts.attendance.of(person, workspace);
		const capabilities = addParts(claims.capabilities, parts, person);
		const grant: Grant = {
			...{ workspace, role, person, organisation, name, invite, expires },
			sockets: role === 'guest' ? GUESTS_SOCKETS : SOCKETS,
			rightTo: (document) => rightTo(document, capabilities),
		};
		this.#rights.set(grant, JSON.stringify(Object.entries(capabilities).sort()));
		return grant;
	}
}
