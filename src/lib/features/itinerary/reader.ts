import { appointment } from '#lib/domain/appointment.ts';
import { entry } from '#lib/domain/entry.ts';
import type { EntryRow } from '#lib/domain/entryOrder.ts';
import { task } from '#lib/domain/task.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import type { LogReader } from './suggestions.ts';

/** Looks up in the indexes what the log says; live. */
export function logReader(workspace: Workspace): LogReader {
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
		tasksAbout: (subject) => workspace.rowsBy(task, 'subject', subject),
	};
}
