// [I7] Who takes part in which workshop beside the role that they have here, who was asked to leave one, and whose entry
// is locked. Taking part is holding an invite of the workshop, and ends with it; it is looked up when it counts,
// so that no token outlives it.

import type { AccessDatabase } from './accessDatabase.ts';
import { isPart, type Part } from './capabilities.ts';
import type { Invite, Invites } from './invites.ts';

/** By the id of the workshop. */
export type Parts = Readonly<Record<string, Part>>;

interface Attended {
	invite: string;
	/** They took it on by themselves. */
	isOwn: boolean;
	workshop: string;
	part: Part;
	ends: number;
}

/** In how many workshops one person may take part at once: a token must hold them all. */
export const MOST_WORKSHOPS = 16;

export class Attendance {
	readonly #database: AccessDatabase;
	readonly #invites: Invites;

	constructor(database: AccessDatabase, invites: Invites) {
		this.#database = database;
		this.#invites = invites;
	}

	/** `workspace` is `*` for all of them. */
	of(person: string, workspace: string): { parts: Parts; ends: number } {
		const parts: Record<string, Part> = {};
		let ends = Infinity;
		for (const { workshop, part, ends: end } of this.#list(person, workspace)) {
			if (parts[workshop] !== 'facilitator') parts[workshop] = part;
			ends = Math.min(ends, end);
		}
		return { parts, ends };
	}

	partOf(person: string, workspace: string, workshop: string): Part | null {
		const { parts } = this.of(person, workspace);
		return Object.hasOwn(parts, workshop) ? parts[workshop]! : null;
	}

	/** Whether they lead any workshop there. */
	leads(person: string, workspace: string): boolean {
		return this.#list(person, workspace).some(({ part }) => part === 'facilitator');
	}

	/** Why a workshop does not take somebody whose invite is good; `isIn`: they have come with it before. */
	refusalFor(invite: Invite, person: string, isIn: boolean): 'locked' | 'removed' | null {
		const { workspace, workshop, role } = invite;
		if (!isPart(role)) return null;
		if (this.isRemoved(workspace, workshop, person)) return 'removed';
		if (isIn || role !== 'guest' || !this.isLocked(workspace, workshop)) return null;
		return this.partOf(person, workspace, workshop) ? null : 'locked';
	}

	hasRoom(person: string, { workspace, workshop }: Pick<Invite, 'workspace' | 'workshop'>): boolean {
		const { parts } = this.of(person, workspace);
		return Object.hasOwn(parts, workshop) || Object.keys(parts).length < MOST_WORKSHOPS;
	}

	/** What somebody took on by themselves can be taken on again: the oldest of it gives way. */
	makeRoom(person: string, workspace: string, workshop: string): void {
		while (!this.hasRoom(person, { workspace, workshop })) {
			const own = this.#list(person, workspace).filter(({ isOwn }) => isOwn);
			if (own.length === 0) return;
			this.#invites.revoke(own[0]!.invite);
		}
	}

	isRemoved(workspace: string, workshop: string, person: string): boolean {
		const sql = 'SELECT 1 FROM removal WHERE workspace = ? AND workshop = ? AND person = ?';
		return this.#database.get(sql, workspace, workshop, person) !== undefined;
	}

	remove(workspace: string, workshop: string, person: string, by: string): void {
		const sql = 'INSERT OR IGNORE INTO removal VALUES (?, ?, ?, ?, ?)';
		this.#database.run(sql, workspace, workshop, person, Date.now(), by);
	}

	letBackIn(workspace: string, workshop: string, person: string): void {
		const sql = 'DELETE FROM removal WHERE workspace = ? AND workshop = ? AND person = ?';
		this.#database.run(sql, workspace, workshop, person);
	}

	isLocked(workspace: string, workshop: string): boolean {
		const sql = 'SELECT 1 FROM entryLock WHERE workspace = ? AND workshop = ?';
		return this.#database.get(sql, workspace, workshop) !== undefined;
	}

	lock(workspace: string, workshop: string, by: string): void {
		const sql = 'INSERT OR IGNORE INTO entryLock VALUES (?, ?, ?, ?)';
		this.#database.run(sql, workspace, workshop, Date.now(), by);
	}

	unlock(workspace: string, workshop: string): void {
		this.#database.run('DELETE FROM entryLock WHERE workspace = ? AND workshop = ?', workspace, workshop);
	}

	/** What each person takes part in, as a text that is another one when that changes. */
	describe(): Map<string, string> {
		const rows = this.#database.all(
			`WITH RECURSIVE fallen (id) AS (
				SELECT id FROM invite WHERE revoked IS NOT NULL
				UNION SELECT invite.id FROM invite JOIN fallen ON invite.parent = fallen.id
			)
			SELECT member.person, group_concat(DISTINCT invite.id) AS invites FROM member
			JOIN invite ON invite.id = member.invite
			WHERE invite.role IN ('facilitator', 'guest') AND invite.ends > ? AND invite.id NOT IN fallen
				AND NOT EXISTS (
					SELECT 1 FROM removal WHERE removal.workspace = invite.workspace
						AND removal.workshop = invite.workshop AND removal.person = member.person
				)
			GROUP BY member.person`,
			Date.now(),
		);
		return new Map(
			rows.map(({ person, invites }) => [String(person), String(invites).split(',').sort().join()]),
		);
	}

	/** The oldest first. */
	#list(person: string, workspace: string): Attended[] {
		const rows = this.#database.all(
			`SELECT DISTINCT invite.id, invite.created FROM member
			JOIN invite ON invite.id = member.invite
			WHERE member.person = ?1 AND invite.role IN ('facilitator', 'guest') AND invite.revoked IS NULL
				AND invite.ends > ?3 AND (?2 = '*' OR invite.workspace = ?2)
				AND NOT EXISTS (
					SELECT 1 FROM removal WHERE removal.workspace = invite.workspace
						AND removal.workshop = invite.workshop AND removal.person = member.person
				)
			ORDER BY invite.created, invite.id`,
			person,
			workspace,
			Date.now(),
		);
		return rows.flatMap((row) => {
			const invite = this.#invites.find(String(row.id));
			if (!invite || this.#invites.faultOf(invite.id)) return [];
			const { id, kind, parent, workshop, role } = invite;
			const isOwn = kind === 'invite' && parent !== '';
			const ends = this.#invites.endOf(invite);
			return isPart(role) ? [{ invite: id, isOwn, workshop, part: role, ends }] : [];
		});
	}
}
