import { kindNamed } from '#lib/domain/kinds.ts';
import type { CalendarItem } from '#lib/domain/pictures/calendarItems.ts';
import { isMovable, moveTo } from '#lib/domain/pictures/calendarMove.ts';
import { formatDate, t } from '#lib/i18n/index.ts';
import { mayEdit } from '#lib/records/mayEdit.ts';
import { tellNotSaved } from '#lib/records/retraction.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { nameOf } from './calendarLooks.ts';

/** Whether somebody may put it on another day here. Live. */
export const mayMove = (workspace: Workspace, item: CalendarItem, today: string): boolean =>
	isMovable(item, today) && mayEdit(workspace, item.row);

/** Puts something on another day, in one step that one undo takes back. @returns whether it stands there now */
export async function moveItem(workspace: Workspace, item: CalendarItem, day: string): Promise<boolean> {
	const contents = moveTo(item, day);
	if (!contents) return false;
	try {
		await workspace.change(kindNamed(item.row.kind), item.row.id, contents);
	} catch (error) {
		tellNotSaved(error);
		return false;
	}
	toasts.show({
		text: t('calendar.move.moved', { name: nameOf(item, 60), day: formatDate(day, 'long') }),
		tone: 'positive',
	});
	return true;
}
