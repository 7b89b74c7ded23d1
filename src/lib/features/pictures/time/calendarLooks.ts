import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import ClipboardCheck from '@lucide/svelte/icons/clipboard-check';
import Euro from '@lucide/svelte/icons/euro';
import Flag from '@lucide/svelte/icons/flag';
import Handshake from '@lucide/svelte/icons/handshake';
import ListTodo from '@lucide/svelte/icons/list-todo';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import Users from '@lucide/svelte/icons/users';
import type { CalendarItem, CalendarType } from '#lib/domain/pictures/calendarItems.ts';
import { formatDate, formatDateRange, language, t } from '#lib/i18n/index.ts';
import { recordPath } from '#lib/records/recordPath.ts';
import { shortTitle } from '#lib/records/recordTitle.ts';
import { stopPath, subjectRow } from '#lib/records/tasks/subjectPath.ts';
import type { Icon } from '#lib/ui/look.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

const ICONS: Readonly<Record<CalendarType, Icon>> = {
	deadline: ClipboardCheck,
	milestone: Flag,
	task: ListTodo,
	meeting: Users,
	appointment: CalendarClock,
	call: Euro,
	agreement: Handshake,
	entry: NotebookPen,
};

export function iconOf({ type, isLate, isDone }: CalendarItem): Icon {
	return isLate ? CircleAlert : isDone ? CircleCheck : ICONS[type];
}

/** What nobody has to do any more is struck out; a meeting that was held is not. */
export const struck = ({ type, isDone }: CalendarItem): boolean =>
	isDone && (type === 'task' || type === 'milestone');

/** How an item is called; shorter where there is little room, and never in the middle of a word. */
export const nameOf = (item: CalendarItem, length?: number) =>
	shortTitle(item.row, language.current, length).text;

/** Where it is read: a task at what it belongs to. Live. */
export function pathOf(workspace: Workspace, { type, row }: CalendarItem): string {
	if (type === 'appointment' && typeof row.event === 'string')
		return stopPath(workspace.id, row.event, row.id);
	if (type === 'task' || type === 'milestone')
		return (
			subjectRow(workspace, row.subject as string | null)?.path ?? recordPath(workspace.id, row.kind, row.id)
		);
	return recordPath(workspace.id, row.kind, row.id);
}

/** What it is and how it stands, in words: all that its icon and its colour say. */
export function standingOf(item: CalendarItem): string {
	const type = t(`calendar.types.${item.type}`);
	if (item.isLate) return t('calendar.late', { type });
	return item.isDone ? t('calendar.done', { type }) : type;
}

/** The days that it takes, and its hour. */
export function whenOf({ from, until, clock }: CalendarItem): string {
	const days = from === until ? formatDate(from) : formatDateRange(from, until);
	return clock ? `${days}, ${clock}` : days;
}
