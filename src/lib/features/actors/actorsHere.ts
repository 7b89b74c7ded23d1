// The actor map as a screen shows it: what the plan's actions say of organisations, by line or by the actions of one line. Live.
import { action } from '#lib/domain/action.ts';
import { type ActorLine, involvementsOf, mapActors } from '#lib/domain/actorMap.ts';
import type { AnyRow, Kind, RowOf } from '#lib/domain/kind.ts';
import { line } from '#lib/domain/line.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { compareTexts, language } from '#lib/i18n/index.ts';
import { shortTitle } from '#lib/records/recordTitle.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

export interface ActorMap {
	/** Lines, or the actions of one line. */
	readonly columns: readonly AnyRow[];
	readonly columnKind: Kind;
	readonly actors: readonly ActorLine[];
}

/**
 * @param lineId the line whose actions are the columns; '' for a column a line
 * @param followed whether groups are followed by those who belong to them
 */
export function actorMapHere(workspace: Workspace, lineId: string, followed: boolean): ActorMap {
	const actions = workspace.rows(action);
	const lines = workspace.rows(line);
	const isLine = lines.some(({ id }) => id === lineId);
	const columns: readonly AnyRow[] = isLine ? actions.filter((row) => row.line === lineId) : lines;
	const lineOf = new Map(actions.map((row) => [row.id, row.line ?? undefined]));
	const membersOf = (id: string) => workspace.row(organisation, id)?.members ?? [];
	return {
		columns,
		columnKind: isLine ? action : line,
		actors: mapActors(
			involvementsOf(actions, followed ? membersOf : undefined),
			columns.map(({ id }) => id),
			isLine ? (id) => id : (id) => lineOf.get(id),
		),
	};
}

export const organisationHere = (workspace: Workspace, id: string): RowOf<typeof organisation> | undefined =>
	workspace.row(organisation, id);

export function actorName(workspace: Workspace, id: string): string {
	const row = workspace.row(organisation, id);
	return row ? shortTitle(row, language.current, 90).text : id;
}

/** Those responsible for most first; among equals by name. */
export function inOrder(workspace: Workspace, actors: readonly ActorLine[]): ActorLine[] {
	return [...actors].sort(
		(a, b) =>
			b.counts.responsible - a.counts.responsible ||
			b.counts.reports - a.counts.reports ||
			b.counts.involved - a.counts.involved ||
			compareTexts(actorName(workspace, a.organisation), actorName(workspace, b.organisation)),
	);
}
