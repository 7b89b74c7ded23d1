import { entry } from '#lib/domain/entry.ts';
import { type EntryRow, newestFirst } from '#lib/domain/entryOrder.ts';
import {
	directionOf,
	type Direction,
	type FollowUp,
	followUpOf,
	VISIT_TYPES,
} from '#lib/domain/relationVisit.ts';
import { subjectOf } from '#lib/domain/subject.ts';
import { followedIn } from '#lib/records/onward/followed.ts';
import { tasksAbout } from '#lib/records/tasks/tasksAbout.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Delegations, study visits and missions, the newest first. Live. */
export function visitsOf(workspace: Workspace): EntryRow[] {
	return newestFirst(VISIT_TYPES.flatMap((type) => workspace.rowsBy(entry, 'type', type)));
}

export const yearOf = (row: EntryRow): string => row.date?.slice(0, 4) ?? '';

/** Of a visit, with the tasks that follow from it and from its meetings, and with what came of it. Live. */
export function followUpIn(
	workspace: Workspace,
	row: EntryRow,
	followed: ReadonlySet<string> = followedIn(workspace),
): FollowUp {
	const subject = subjectOf(row);
	return followUpOf(row, tasksAbout(workspace, subject), followed.has(subject));
}

export interface Counted {
	readonly visits: number;
	/** Persons, where somebody counted them; null where nobody did. */
	readonly people: number | null;
	/** Of how many visits they were counted. */
	readonly counted: number;
}

/** How many visits, and how many people in those of which that is known: never their names. */
export function countVisits(rows: readonly EntryRow[], direction: Direction): Counted {
	const visits = rows.filter((row) => directionOf(row) === direction);
	const known = visits.flatMap(({ participants }) => participants ?? []);
	return {
		visits: visits.length,
		people: known.length > 0 ? known.reduce((sum, people) => sum + people, 0) : null,
		counted: known.length,
	};
}
