// [I7] Who came with which invite, on which device. A person's id is theirs: only a device of theirs, or an
// invite that they made for one, may come under it. A device proves itself with a word that is kept as a hash.

import { createHash, randomBytes } from 'node:crypto';
import type { AccessDatabase, Row } from './accessDatabase.ts';
import { isId, isPart } from './capabilities.ts';
import type { Attendance } from './attendance.ts';
import type { Role } from './gate.ts';
import type { Invite, Invites, SecretFault } from './invites.ts';

/** Why somebody does not get in with a secret that is good. */
export type JoinFault = SecretFault | 'used' | 'locked' | 'removed' | 'tooMany';

export interface Member {
	invite: string;
	/** A hash of what the device called itself: enough to tell two apart. */
	device: string;
	person: string;
	name: string;
	/** Milliseconds since 1970. */
	joined: number;
	seen: number;
}

export interface Newcomer {
	secret: string;
	name: string;
	/** The id that the device would like its person to have; empty for any. */
	person: string;
	/** A word that only this device knows: whoever joins again with it is the same member. */
	device: string;
}

export interface Appointment {
	person: string;
	name: string;
	workspace: string;
	workshop: string;
}

/** How old `seen` may be before it is written again. */
const SEEN = 3_600_000;

export class Members {
	readonly #database: AccessDatabase;
	readonly #invites: Invites;
	readonly #attendance: Attendance;

	constructor(database: AccessDatabase, invites: Invites, attendance: Attendance) {
		this.#database = database;
		this.#invites = invites;
		this.#attendance = attendance;
	}

	/** Takes one of the invite's uses, unless this device has joined with it before. */
	join({ secret, name, person, device }: Newcomer): { invite: Invite; member: Member } | JoinFault {
		return this.#database.transact(() => {
			const invite = this.#invites.open(secret);
			if (typeof invite === 'string') return invite;
			const hash = hashDevice(device);
			const known = this.find(invite.id, hash);
			const who = known?.person || invite.person || this.#settle(person, hash);
			const fault = this.#attendance.refusalFor(invite, who, known !== null);
			if (fault) return fault;
			if (known) return { invite, member: this.#rename(known, name) };
			// All that somebody takes part in stands in their token.
			if (isPart(invite.role) && !this.#attendance.hasRoom(who, invite)) return 'tooMany';
			if (invite.used >= invite.uses) return 'used';
			return { invite, member: this.#add(invite, hash, name, who) };
		});
	}

	/** Somebody who is here already takes part in a workshop beside; one use, however often they say so. */
	attend(
		secret: string,
		{ person, name }: Pick<Member, 'person' | 'name'>,
	): Invite | JoinFault | 'notAllowed' {
		return this.#database.transact(() => {
			const invite = this.#invites.open(secret);
			if (typeof invite === 'string') return invite;
			if (!isPart(invite.role) || (invite.person && invite.person !== person)) return 'notAllowed';
			const isIn = this.list(invite.id).some((member) => member.person === person);
			const fault = this.#attendance.refusalFor(invite, person, isIn);
			if (fault) return fault;
			if (isIn) return invite;
			if (invite.used >= invite.uses) return 'used';
			if (!this.#attendance.hasRoom(person, invite)) return 'tooMany';
			this.#add(invite, besideRole(person), name, person);
			return invite;
		});
	}

	/** Whoever may lead any workshop takes this one on, for as long as they stay by `holder`, their own invite. */
	appoint(holder: Invite, { person, name, workspace, workshop }: Appointment): void {
		this.#database.transact(() => {
			if (this.#attendance.partOf(person, workspace, workshop) === 'facilitator') return;
			this.#attendance.makeRoom(person, workspace, workshop);
			const now = Date.now();
			const { id } = this.#invites.create({
				...{
					kind: 'invite',
					role: 'facilitator',
					workspace,
					workshop,
					organisation: '',
					label: '',
					also: [],
				},
				// Nobody is told its secret: it cannot be joined with.
				...{ person, parent: holder.id, createdBy: person, uses: 1, expires: now },
				ends: this.#invites.endOf(holder),
			});
			this.#add(this.#invites.find(id)!, besideRole(person), name, person);
		});
	}

	/** Somebody who never comes by themselves: whoever holds a bare token. */
	addTokenHolder(invite: Invite, name: string): Member {
		return this.#database.transact(() => this.#add(invite, 'token', name, mintPerson()));
	}

	find(invite: string, device: string): Member | null {
		const row = this.#database.get('SELECT * FROM member WHERE invite = ? AND device = ?', invite, device);
		return row ? readMember(row) : null;
	}

	list(invite: string): Member[] {
		return this.#database
			.all('SELECT * FROM member WHERE invite = ? ORDER BY joined, device', invite)
			.map(readMember);
	}

	/** What this person is called, by the device that was here last; empty for somebody who never came. */
	nameOf(person: string): string {
		const row = this.#database.get(
			'SELECT name FROM member WHERE person = ? ORDER BY seen DESC LIMIT 1',
			person,
		);
		return row ? String(row.name) : '';
	}

	/** Notes that a member is here, perhaps under another name. */
	greet(member: Member, name = member.name): Member {
		const now = Date.now();
		if (name === member.name && now - member.seen < SEEN) return member;
		this.#database.run(
			'UPDATE member SET name = ?, seen = ? WHERE invite = ? AND device = ?',
			name,
			now,
			member.invite,
			member.device,
		);
		return { ...member, name, seen: now };
	}

	#rename(member: Member, name: string): Member {
		return name === '' ? member : this.greet(member, name);
	}

	#add(invite: Invite, device: string, name: string, person: string): Member {
		const now = Date.now();
		const called = name || this.nameOf(person);
		this.#database.run(
			'INSERT INTO member VALUES (?, ?, ?, ?, ?, ?)',
			invite.id,
			device,
			person,
			called,
			now,
			now,
		);
		this.#database.run('UPDATE invite SET used = used + 1 WHERE id = ?', invite.id);
		return { invite: invite.id, device, person, name: called, joined: now, seen: now };
	}

	/** Whether anybody has come by this id. */
	knows(person: string): boolean {
		return this.#database.get('SELECT 1 FROM member WHERE person = ?', person) !== undefined;
	}

	/** Whether somebody is here as one of these by an invite that is still good. */
	isHereAs(
		roles: readonly Role[],
		{ person, workspace }: Pick<Appointment, 'person' | 'workspace'>,
	): boolean {
		const rows = this.#database.all('SELECT DISTINCT invite FROM member WHERE person = ?', person);
		return rows.some((row) => {
			const invite = this.#invites.find(String(row.invite));
			if (!invite || this.#invites.faultOf(invite.id)) return false;
			return roles.includes(invite.role) && ['*', workspace].includes(invite.workspace);
		});
	}

	/** The proposed id, unless it is somebody's who has never been on this device. */
	#settle(proposed: string, device: string): string {
		if (!isId(proposed)) return mintPerson();
		const taken = this.#database.get('SELECT 1 FROM member WHERE person = ?', proposed);
		const own = this.#database.get('SELECT 1 FROM member WHERE person = ? AND device = ?', proposed, device);
		return taken && !own ? mintPerson() : proposed;
	}
}

/** In the place of a device's hash, and like none: nobody joins as somebody else by calling their device so. */
function besideRole(person: string): string {
	return `beside ${person}`;
}

function hashDevice(device: string): string {
	return createHash('sha256').update(device).digest('hex').slice(0, 32);
}

function mintPerson(): string {
	return `p${randomBytes(10).toString('hex')}`;
}

function readMember(row: Row): Member {
	return { ...row } as unknown as Member;
}
