import { entry } from '#lib/domain/entry.ts';
import { kinds } from '#lib/domain/kinds.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { isPlaced } from '#lib/domain/pictures/placed.ts';
import { readSubject } from '#lib/domain/subject.ts';
import { namedAs } from '#lib/records/happened/namedAs.ts';
import { tally } from '#lib/records/happened/tally.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { questionOf } from '../filters/filterQuestion.ts';
import type { PictureFilters } from '../filters/pictureFilters.ts';

type Reading = Pick<Workspace, 'rows' | 'row' | 'listing'>;

/** Whether something with a day belongs to the zone and the theme that are asked for. Live. */
export function placedHere(
	workspace: Reading,
	filters: PictureFilters,
): (row: AnyRow | undefined, actions: readonly string[] | null) => boolean {
	const { zone, theme } = filters;
	if (!zone && !theme) return () => true;
	const { zones } = namedAs(workspace, false);
	const { only } = questionOf({ ...filters, organisation: '', line: '' }, workspace);
	const done = tally(workspace, { only, axes: [{ sources: [{ facet: 'action' }] }] });
	const wanted = {
		zone,
		theme,
		zoneOf: (id: string) => zones[id]?.[0],
		isActive: (id: string) => done.count(id) > 0,
	};
	return (row, actions) =>
		isPlaced(
			{
				rows: [row, aboutOf(workspace, row)],
				actions: actions && [...actions, ...actionsOf(workspace, row)],
			},
			wanted,
		);
}

/** What a task is about, and the event of an appointment. */
function aboutOf(workspace: Reading, row: AnyRow | undefined): AnyRow | undefined {
	if (row && typeof row.event === 'string') return workspace.row(entry, row.event);
	const subject = readSubject(typeof row?.subject === 'string' ? row.subject : null);
	const kind = subject && kinds.get(subject.kind);
	return kind ? workspace.row(kind, subject.id) : undefined;
}

function actionsOf(workspace: Reading, row: AnyRow | undefined): readonly string[] {
	const about = aboutOf(workspace, row);
	if (about?.kind === 'action') return [about.id];
	return Array.isArray(about?.actions) ? (about.actions as string[]) : [];
}
