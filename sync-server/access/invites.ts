// [I7] Who was invited as what, and who came. An invite lets as many devices join as it has uses, until
// `expires`; whoever joined stays until `ends`, unless it, or the invite from which it descends, is revoked.

import type { AccessDatabase, Row } from './accessDatabase.ts';
import type { Role } from './gate.ts';
import { equalHashes, hashSecret, makeSecret, readSecret } from './secrets.ts';

export const DAY = 86_400_000;
/** How long whoever has the relay's own link stays: nobody would be there to invite them again. */
const FOR_EVER = 3650 * DAY;

export interface Invite {
	id: string;
	/** `device`: one more device of a person who is here already. */
	kind: 'invite' | 'device';
	/** `*` for all of this relay, to administrators only. */
	workspace: string;
	role: Role;
	organisation: string;
	workshop: string;
	label: string;
	also: string[];
	/** The person that whoever joins is; empty where each is somebody else. */
	person: string;
	/** The invite of the person who made it for a device of theirs; empty for others. */
	parent: string;
	/** Times in milliseconds since 1970. */
	created: number;
	createdBy: string;
	expires: number;
	ends: number;
	uses: number;
	used: number;
	revoked: number | null;
}

export type NewInvite = Pick<
	Invite,
	'kind' | 'workspace' | 'role' | 'organisation' | 'workshop' | 'label' | 'also' | 'person' | 'parent'
> & { createdBy: string; expires: number; ends?: number; uses: number };

/** Why a secret does not let anybody in (any more). */
export type SecretFault = 'unknown' | 'expired' | 'revoked';

export class Invites {
	readonly #database: AccessDatabase;

	constructor(database: AccessDatabase) {
		this.#database = database;
	}

	/** The only time that the secret is known. */
	create(invite: NewInvite): { id: string; secret: string; expires: number } {
		const { invite: id, text } = makeSecret();
		this.#database.run(
			'INSERT INTO invite VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, NULL)',
			id,
			hashSecret(text),
			invite.kind,
			invite.workspace,
			invite.role,
			invite.organisation,
			invite.workshop,
			invite.label,
			JSON.stringify(invite.also),
			invite.person,
			invite.parent,
			Date.now(),
			invite.createdBy,
			invite.expires,
			invite.ends ?? invite.expires,
			invite.uses,
		);
		return { id, secret: text, expires: invite.expires };
	}

	/** An administrator of the whole relay, invited by whoever runs it. */
	createAdministrator({ days, uses, createdBy }: { days: number; uses: number; createdBy: string }) {
		const now = Date.now();
		return this.create({
			kind: 'invite',
			workspace: '*',
			role: 'administrator',
			organisation: '',
			workshop: '',
			label: createdBy,
			also: [],
			person: '',
			parent: '',
			createdBy,
			expires: now + days * DAY,
			ends: now + FOR_EVER,
			uses,
		});
	}

	find(id: string): Invite | null {
		const row = this.#database.get('SELECT * FROM invite WHERE id = ?', id);
		return row ? readInvite(row) : null;
	}

	/** Those of a workspace and of the whole relay; all where none is named. The newest first. */
	list(workspace?: string): Invite[] {
		return this.#database
			.all(
				`SELECT * FROM invite WHERE ?1 IS NULL OR workspace IN (?1, '*') ORDER BY created DESC, id`,
				workspace ?? null,
			)
			.map(readInvite);
	}

	/** The invite of a secret; nobody who does not hold the whole secret learns anything of it. */
	open(text: string): Invite | SecretFault {
		const secret = readSecret(text);
		const row = this.#database.get('SELECT * FROM invite WHERE id = ?', secret?.invite ?? '');
		const stored = row ? (row.secret as Uint8Array) : new Uint8Array(32);
		if (!equalHashes(hashSecret(text), stored) || !row) return 'unknown';
		const invite = readInvite(row);
		return this.faultOf(invite.id) ?? (invite.expires <= Date.now() ? 'expired' : invite);
	}

	/** Whether those who joined with it must leave, because of itself or of what it descends from. */
	faultOf(id: string): SecretFault | null {
		const seen = new Set<string>();
		for (let next = id; next !== '' && !seen.has(next);) {
			seen.add(next);
			const invite = this.find(next);
			if (!invite) return 'unknown';
			if (invite.revoked !== null) return 'revoked';
			if (invite.ends <= Date.now()) return 'expired';
			next = invite.parent;
		}
		return null;
	}

	/** How many invites of theirs this person's devices have, or may still come with. */
	countDevices(person: string): number {
		const row = this.#database.get(
			`SELECT count(*) AS count FROM invite
			WHERE kind = 'device' AND person = ?1 AND revoked IS NULL AND (used > 0 OR expires > ?2)`,
			person,
			Date.now(),
		);
		return Number(row?.count);
	}

	/** Until when those who joined with it may stay. */
	endOf(invite: Pick<Invite, 'id' | 'parent' | 'ends'>): number {
		let end = invite.ends;
		const seen = new Set([invite.id]);
		for (let next = invite.parent; next !== '' && !seen.has(next);) {
			seen.add(next);
			const parent = this.find(next);
			if (!parent) return 0;
			end = Math.min(end, parent.ends);
			next = parent.parent;
		}
		return end;
	}

	/** False where it was revoked before, or never was. */
	revoke(id: string): boolean {
		return (
			this.#database.run('UPDATE invite SET revoked = ? WHERE id = ? AND revoked IS NULL', Date.now(), id) > 0
		);
	}

	/** From now on for so many days; with another number of uses in all, where that is given. */
	renew(invite: Invite, days: number, uses = invite.uses): number {
		const expires = Date.now() + days * DAY;
		// Where people may stay longer than they may come, as with a device, only coming is prolonged.
		const ends = invite.ends === invite.expires ? expires : Math.max(invite.ends, expires);
		this.#database.run(
			'UPDATE invite SET expires = ?, ends = ?, uses = ? WHERE id = ?',
			expires,
			ends,
			uses,
			invite.id,
		);
		return expires;
	}
}

function readInvite(row: Row): Invite {
	const { secret: _secret, also, ...rest } = row;
	return { ...rest, also: JSON.parse(String(also)) as string[] } as Invite;
}
