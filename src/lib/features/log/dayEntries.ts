import { entriesOfDay } from '#lib/domain/duplicates.ts';
import { entry } from '#lib/domain/entry.ts';
import type { EntryRow } from '#lib/domain/entryOrder.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** How many entries there are and how one is read, newest first; until all is here, the newest alone. Live. */
function orderedEntries(workspace: Workspace): {
	count: number;
	at: (index: number) => EntryRow | undefined;
} {
	const { head, table } = workspace.listing(entry);
	if (!table) return { count: head.length, at: (index) => head[index] };
	const { slots } = table;
	return { count: slots.length, at: (index) => table.row(slots[index]!) as EntryRow | undefined };
}

/** The entries of one day, whoever wrote them; few are read, however many there are. Live. */
export function dayEntries(workspace: Workspace, day: string): EntryRow[] {
	const { count, at } = orderedEntries(workspace);
	return entriesOfDay(day, count, at);
}

/** At most so many of the entries with the latest dates. Live. */
export function latestEntries(workspace: Workspace, most: number): EntryRow[] {
	const { count, at } = orderedEntries(workspace);
	return Array.from({ length: Math.min(count, most) }, (_, index) => at(index)).filter(
		(row) => row !== undefined,
	);
}
