import type { action } from './action.ts';
import type { RowOf } from './kind.ts';

type ActionRow = Pick<
	RowOf<typeof action>,
	'id' | 'responsibleUnits' | 'reporters' | 'actorsToInvolve' | 'networks' | 'partners'
>;

/** What an organisation is in an action; the first that applies counts. */
export const ACTOR_ROLES = ['responsible', 'reports', 'involved'] as const;
export type ActorRole = (typeof ACTOR_ROLES)[number];

/** One organisation in one action. */
export interface Involvement {
	readonly organisation: string;
	readonly action: string;
	readonly role: ActorRole;
	/** The group by which it is meant, where the plan does not name it itself. */
	readonly through: string | null;
}

const FIELDS: readonly (readonly [ActorRole, readonly (keyof ActionRow)[]])[] = [
	['responsible', ['responsibleUnits']],
	['reports', ['reporters']],
	['involved', ['actorsToInvolve', 'networks', 'partners']],
];

/**
 * Who is responsible and who is involved in which action: each organisation once in an action, by the strongest of its roles;
 * of two ways to the same role the one by which the plan names it itself.
 * @param membersOf of a group; where it is given, groups are followed by those who belong to them instead of standing for
 *   themselves. One of whose members nobody knows stands for itself.
 */
export function involvementsOf(
	actions: readonly ActionRow[],
	membersOf: (id: string) => readonly string[] = () => [],
): Involvement[] {
	return actions.flatMap((row) => {
		const found = new Map<string, Involvement>();
		const add = (organisation: string, role: ActorRole, through: string | null) => {
			const known = found.get(organisation);
			const isBetter = known?.role === role && known.through !== null && through === null;
			if (!known || isBetter) found.set(organisation, { organisation, action: row.id, role, through });
		};
		const follow = (id: string, role: ActorRole, group: string | null, above: readonly string[]) => {
			const members = membersOf(id).filter((member) => !above.includes(member));
			if (members.length === 0) return add(id, role, group);
			for (const member of members) follow(member, role, group ?? id, [...above, id]);
		};
		for (const [role, fields] of FIELDS)
			for (const field of fields)
				for (const id of row[field] as readonly string[]) follow(id, role, null, [id]);
		return [...found.values()];
	});
}

/** What an organisation does in one column: a line, or an action. */
export interface ActorCell {
	readonly column: string;
	/** By the action's place in the plan. */
	readonly involvements: readonly Involvement[];
}

export interface ActorLine {
	readonly organisation: string;
	/** One per column, in their order; those without involvements stand for what nobody wrote. */
	readonly cells: readonly ActorCell[];
	/** Number of actions, in all columns, by role. */
	readonly counts: Readonly<Record<ActorRole, number>>;
}

/**
 * Organisations by columns.
 * @param columnOf the column in which an action stands; undefined for one that is not shown
 * @returns the organisations that have a part in any column, those responsible for most first, then those involved in most
 */
export function mapActors(
	involvements: readonly Involvement[],
	columns: readonly string[],
	columnOf: (action: string) => string | undefined,
): ActorLine[] {
	const byOrganisation = new Map<string, Involvement[]>();
	const shown = new Set(columns);
	for (const one of involvements) {
		const column = columnOf(one.action);
		if (column === undefined || !shown.has(column)) continue;
		byOrganisation.set(one.organisation, [...(byOrganisation.get(one.organisation) ?? []), one]);
	}
	const lines = [...byOrganisation].map(([organisation, own]): ActorLine => {
		const count = (role: ActorRole) => own.filter((one) => one.role === role).length;
		return {
			organisation,
			cells: columns.map((column) => ({
				column,
				involvements: own.filter((one) => columnOf(one.action) === column),
			})),
			counts: { responsible: count('responsible'), reports: count('reports'), involved: count('involved') },
		};
	});
	return lines.sort(
		(a, b) =>
			b.counts.responsible - a.counts.responsible ||
			b.counts.involved - a.counts.involved ||
			(a.organisation < b.organisation ? -1 : 1),
	);
}
