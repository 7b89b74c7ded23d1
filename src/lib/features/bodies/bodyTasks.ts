import { bodyDocument } from '#lib/domain/bodies.ts';
import { subjectOf } from '#lib/domain/subject.ts';
import { task } from '#lib/domain/task.ts';
import { dueTasks, type TaskRow } from '#lib/domain/taskDue.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { meetingsOf } from './bodiesHere.ts';

/** What is still to be done of what follows from a body's meetings, wherever it was written down; the overdue first. Live. */
export function openTasksOf(workspace: Workspace, body: string): TaskRow[] {
	const document = bodyDocument(body);
	const own = workspace.rows(task).filter((row) => row.document === document);
	const about = meetingsOf(workspace, body).flatMap((row) =>
		workspace.rowsBy(task, 'subject', subjectOf(row)),
	);
	return dueTasks([...new Map([...own, ...about].map((row) => [row.id, row])).values()]);
}
