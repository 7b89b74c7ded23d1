import type { CalendarItem } from '#lib/domain/pictures/calendarItems.ts';
import { datesHere } from '#lib/records/dates/datesHere.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Dates of what was retracted: whoever has them from an earlier file is told that they are called off. Live. */
export const calledOffDates = (workspace: Pick<Workspace, 'retracted'>, today: string): CalendarItem[] =>
	datesHere({ rows: (kind) => workspace.retracted(kind) }, today);
