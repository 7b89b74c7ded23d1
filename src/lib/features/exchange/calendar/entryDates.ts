import { entry } from '#lib/domain/entry.ts';
import type { EntryRow } from '#lib/domain/entryOrder.ts';
import { type CalendarItem, entryItems } from '#lib/domain/pictures/calendarItems.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** The entries of the log: read only where somebody wants them in a file. */
export function entryDates(workspace: Pick<Workspace, 'rows'>): CalendarItem[] {
	return entryItems(workspace.rows(entry) as readonly EntryRow[]);
}
