import { metropolis } from '#lib/domain/metropolis.ts';
import { task } from '#lib/domain/task.ts';
import { dueTasks, type TaskRow } from '#lib/domain/taskDue.ts';
import { subjectRow } from '#lib/records/tasks/subjectPath.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/**
 * What is still to be done with each metropolis, the earliest first: what is about itself, and what is about a record that names
 * it, such as a delegation or an agreement. Live.
 */
export function nextSteps(workspace: Workspace): Map<string, TaskRow[]> {
	const found = new Map<string, TaskRow[]>();
	for (const row of dueTasks(workspace.rows(task)))
		for (const id of metropolisesOf(workspace, row.subject)) {
			const known = found.get(id);
			if (known) known.push(row);
			else found.set(id, [row]);
		}
	return found;
}

function metropolisesOf(workspace: Workspace, subject: string | null): readonly string[] {
	const about = subjectRow(workspace, subject)?.row;
	if (!about) return [];
	if (about.kind === metropolis.name) return [about.id];
	if (Array.isArray(about.metropolises)) return about.metropolises as string[];
	return typeof about.metropolis === 'string' ? [about.metropolis] : [];
}
