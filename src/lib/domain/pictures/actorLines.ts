import type { ActorLine, ActorRole } from '../actorMap.ts';
import { ACTOR_ROLES } from '../actorMap.ts';

/** What an organisation is in a line, and what the log says that it did there. */
export interface ActorFigure {
	readonly line: string;
	/** Actions of the line in which the plan gives it that part. */
	readonly roles: Readonly<Record<ActorRole, number>>;
	/** The strongest of its parts; null where the plan names it in no action of the line. */
	readonly role: ActorRole | null;
	/** What was done under the line in which it took part. */
	readonly done: number;
	readonly last: string | null;
}

export interface ActorRow {
	readonly organisation: string;
	readonly type: string;
	readonly figures: readonly ActorFigure[];
	/** In how many actions of the plan it has a part. */
	readonly actions: number;
	readonly responsible: number;
	readonly done: number;
}

/**
 * Organisations by lines: their parts in the plan beside what the log says. Those responsible for most come first, then those
 * with a part in most actions, then those of whom most is noted.
 * @param done a tally of organisations by lines
 */
export function actorRows(
	actors: readonly ActorLine[],
	lines: readonly string[],
	typeOf: (organisation: string) => string | null,
	done: {
		count(organisation: string, line: string): number;
		last(organisation: string, line: string): string | null;
		groups(axis: 0): string[];
	},
): ActorRow[] {
	const byId = new Map(actors.map((actor) => [actor.organisation, actor]));
	const all = [...new Set([...byId.keys(), ...done.groups(0)])];
	const rows = all.map((organisation): ActorRow => {
		const cells = new Map(byId.get(organisation)?.cells.map((cell) => [cell.column, cell.involvements]));
		const figures = lines.map((line): ActorFigure => {
			const own = cells.get(line) ?? [];
			const roles = Object.fromEntries(
				ACTOR_ROLES.map((role) => [role, own.filter((one) => one.role === role).length]),
			) as Record<ActorRole, number>;
			return {
				line,
				roles,
				role: ACTOR_ROLES.find((role) => roles[role] > 0) ?? null,
				done: done.count(organisation, line),
				last: done.last(organisation, line),
			};
		});
		const sum = (of: (figure: ActorFigure) => number) =>
			figures.reduce((total, figure) => total + of(figure), 0);
		return {
			organisation,
			type: typeOf(organisation) ?? '',
			figures,
			actions: sum(({ roles }) => ACTOR_ROLES.reduce((total, role) => total + roles[role], 0)),
			responsible: sum(({ roles }) => roles.responsible),
			done: sum((figure) => figure.done),
		};
	});
	return rows
		.filter(({ actions, done: noted }) => actions + noted > 0)
		.sort(
			(one, other) =>
				other.responsible - one.responsible ||
				other.actions - one.actions ||
				other.done - one.done ||
				(one.organisation < other.organisation ? -1 : 1),
		);
}

export interface ActorGroup {
	readonly type: string;
	readonly shown: readonly ActorRow[];
	/** How many of the type are folded away: the table has them. */
	readonly folded: number;
}

/**
 * The first so many organisations, by type: the types in the order of their first organisation. Whoever is folded away is counted
 * under its type, and a type of which nobody is shown is not.
 */
export function groupActors(rows: readonly ActorRow[], most: number): ActorGroup[] {
	const shown = new Set(rows.slice(0, most));
	const groups = new Map<string, { shown: ActorRow[]; folded: number }>();
	for (const row of rows) {
		let group = groups.get(row.type);
		if (!group) groups.set(row.type, (group = { shown: [], folded: 0 }));
		if (shown.has(row)) group.shown.push(row);
		else group.folded += 1;
	}
	return [...groups]
		.filter(([, group]) => group.shown.length > 0)
		.map(([type, group]) => ({ type, ...group }));
}
