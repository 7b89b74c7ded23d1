import { appointment } from '#lib/domain/appointment.ts';
import { readSubject, subjectOf, type Subject } from '#lib/domain/subject.ts';
import { task } from '#lib/domain/task.ts';
import type { TaskRow } from '#lib/domain/taskDue.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/**
 * What is to be done about something: of an action also what follows from its entries and meetings, of an entry what follows from
 * its meetings. Each once. Live.
 */
export function tasksAbout(workspace: Pick<Workspace, 'rowsBy'>, subject: Subject): readonly TaskRow[] {
	const about = workspace.rowsBy(task, 'subject', subject);
	const following = followingFrom(workspace, subject);
	return [...new Map([...about, ...following].map((row) => [row.id, row])).values()];
}

function followingFrom(workspace: Pick<Workspace, 'rowsBy'>, subject: Subject): readonly TaskRow[] {
	const about = readSubject(subject);
	if (about?.kind === 'action') return workspace.rowsBy(task, 'action', about.id);
	if (about?.kind !== 'entry') return [];
	return workspace
		.rowsBy(appointment, 'event', about.id)
		.flatMap((stop) => workspace.rowsBy(task, 'subject', subjectOf(stop)));
}
