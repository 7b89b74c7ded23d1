import { dayOf, localNow } from '#lib/domain/localTime.ts';
import { task } from '#lib/domain/task.ts';
import type { TaskRow } from '#lib/domain/taskDue.ts';
import { language, t } from '#lib/i18n/index.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { shortTitle } from '../recordTitle.ts';
import { tellNotSaved } from '../retraction.ts';

async function write(workspace: Workspace, id: string, doneOn: string | null): Promise<boolean> {
	try {
		await workspace.change(task, id, { doneOn });
		return true;
	} catch (error) {
		tellNotSaved(error);
		return false;
	}
}

/** Says that a task is done, today, or that it is not; what was said before can be had back. */
export async function sayDone(workspace: Workspace, row: TaskRow, done: boolean): Promise<void> {
	const before = row.doneOn;
	if (!(await write(workspace, row.id, done ? dayOf(localNow()) : null))) return;
	const name = shortTitle(row, language.current, 60).text;
	toasts.show({
		text: done ? t('tasks.saidDone', { name }) : t('tasks.saidOpen', { name }),
		tone: 'positive',
		action: { label: t('app.actions.undo'), onclick: () => void write(workspace, row.id, before) },
	});
}
