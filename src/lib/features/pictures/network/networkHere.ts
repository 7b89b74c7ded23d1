// Who is responsible and involved where, and which metropolises are reached through which networks, as the pictures read them. Live.
import { action } from '#lib/domain/action.ts';
import { involvementsOf, mapActors } from '#lib/domain/actorMap.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import { line } from '#lib/domain/line.ts';
import { membership } from '#lib/domain/membership.ts';
import { metropolis } from '#lib/domain/metropolis.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { type ActorRow, actorRows } from '#lib/domain/pictures/actorLines.ts';
import { networkReach, type Reach } from '#lib/domain/pictures/networkReach.ts';
import type { FactQuestion, Tally, TallyQuestion } from '#lib/domain/tally.ts';
import { zone } from '#lib/domain/zone.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

type Reading = Pick<Workspace, 'rows' | 'row'>;

/** Whoever owns, shares or took part, networks too, by the line of what was done. */
export function byActor(workspace: Reading, scope: FactQuestion): TallyQuestion {
	const lineOf = new Map(
		workspace.rows(action).flatMap((row) => (row.line ? [[row.id, [row.line]] as const] : [])),
	);
	return {
		...scope,
		axes: [
			{ sources: [{ facet: 'organisation' }, { facet: 'network' }] },
			{ sources: [{ facet: 'action', groupsOf: (id) => lineOf.get(id) ?? [] }] },
		],
	};
}

/** @param lines those that are shown */
export function actorsHere(workspace: Reading, lines: readonly string[], done: Tally): ActorRow[] {
	const actions = workspace.rows(action);
	const lineOf = new Map(actions.map((row) => [row.id, row.line ?? undefined]));
	const actors = mapActors(involvementsOf(actions), lines, (id) => lineOf.get(id));
	return actorRows(actors, lines, (id) => workspace.row(organisation, id)?.type ?? null, done);
}

/** Networks by the metropolises that were named with them. */
export const byNetwork = (workspace: Reading, scope: FactQuestion): TallyQuestion => {
	const isNetwork = new Set(networksHere(workspace).map(({ id }) => id));
	return {
		...scope,
		axes: [
			{
				sources: [
					{ facet: 'network' },
					// Whoever names a network among those that took part means the same.
					{ facet: 'organisation', groupsOf: (id) => (isNetwork.has(id) ? [id] : []) },
				],
			},
			{ sources: [{ facet: 'metropolis' }] },
		],
	};
};

/** The networks of the plan, those on which it focuses first, and whatever else we belong to. */
export function networksHere(workspace: Reading): RowOf<typeof organisation>[] {
	const joined = new Set(workspace.rows(membership).map(({ network }) => network));
	return workspace
		.rows(organisation)
		.filter(({ id, type }) => type === 'network' || joined.has(id))
		.sort((one, other) => Number(other.focus ?? false) - Number(one.focus ?? false));
}

/** The metropolises with which the plan has or wants a relation, zone by zone. */
export function metropolisesHere(workspace: Reading): RowOf<typeof metropolis>[] {
	const order = new Map(workspace.rows(zone).map(({ id }, at) => [id, at]));
	const place = (row: RowOf<typeof metropolis>) => order.get(row.zone ?? '') ?? order.size;
	return workspace
		.rows(metropolis)
		.filter(({ home }) => !home)
		.sort((one, other) => place(one) - place(other));
}

/** @param metropolises those that are shown */
export const reachHere = (workspace: Reading, metropolises: readonly string[], done: Tally): Reach =>
	networkReach(
		networksHere(workspace).map(({ id }) => id),
		metropolises,
		workspace.rows(membership),
		done,
	);

export const linesHere = (workspace: Reading, asked: string): RowOf<typeof line>[] =>
	workspace.rows(line).filter(({ id }) => asked === '' || id === asked);
