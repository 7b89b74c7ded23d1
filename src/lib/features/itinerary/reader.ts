import { appointment } from '#lib/domain/appointment.ts';
import { entry } from '#lib/domain/entry.ts';
import type { EntryRow } from '#lib/domain/entryOrder.ts';
import { task } from '#lib/domain/task.ts';
import type { TaskRow } from '#lib/domain/taskDue.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import type { LogReader } from './suggestions.ts';

/** Looks up in the indexes what the log says; live. */
export function logReader(workspace: Workspace): LogReader {
	/** Of a metropolis there may be thousands of entries, so each task is looked at once, and not each entry for its tasks. */
	let grouped: { rows: readonly TaskRow[]; bySubject: Map<string | null, TaskRow[]> } | null = null;
	return {
		entriesWith(kind, id) {
			if (kind === 'metropolis') return workspace.rowsBy(entry, 'metropolises', id);
			const found: readonly EntryRow[] = [
				...workspace.rowsBy(entry, 'organisations', id),
				...workspace.rowsBy(entry, 'networks', id),
			];
			return [...new Map(found.map((row) => [row.id, row])).values()];
		},
		stopsWith: (kind, id) =>
			workspace.rowsBy(appointment, kind === 'metropolis' ? 'metropolises' : 'organisations', id),
		tasksAbout(subject) {
			const rows = workspace.rows(task);
			if (grouped?.rows !== rows)
				grouped = { rows, bySubject: Map.groupBy(rows, (row: TaskRow) => row.subject) };
			return grouped.bySubject.get(subject) ?? [];
		},
	};
}
