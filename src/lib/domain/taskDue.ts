import type { RowOf } from './kind.ts';
import { ownerOf } from './owner.ts';
import type { task } from './task.ts';

export type TaskRow = RowOf<typeof task>;

/** How a task stands on a day: it is never called late on the day until which it is due. */
export type TaskState = 'done' | 'overdue' | 'today' | 'soon' | 'later' | 'undated';

/** Days before a due day from which on it is near. */
const SOON = 14;

/** The last day that a date may mean, which may be a year or a month: `2024-11` → `2024-11-30`. */
export function lastDayOf(date: string): string {
	if (date.length >= 10) return date.slice(0, 10);
	const [year, month] = date.split('-').map(Number) as [number, number | undefined];
	const end = new Date(Date.UTC(2000, month ?? 12, 0));
	end.setUTCFullYear(year, month ?? 12, 0);
	return end.toISOString().slice(0, 10);
}

function daysBetween(from: string, to: string): number {
	return (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000;
}

/** @param today the day on the reader's calendar, `2024-11-05` */
export function taskState(row: Pick<TaskRow, 'due' | 'doneOn'>, today: string): TaskState {
	if (row.doneOn) return 'done';
	if (!row.due) return 'undated';
	const last = lastDayOf(row.due);
	if (last < today) return 'overdue';
	if (last === today) return 'today';
	return daysBetween(today, last) <= SOON ? 'soon' : 'later';
}

/** The organisation that answers for a task: the one that it names, else the one in whose document it stands. */
export function answeringFor(row: TaskRow): string | null {
	return row.owner ?? ownerOf(row);
}

const plain = (name: string) =>
	name.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/gu, ' ').trim().toLowerCase();

/** Whether a task is somebody's: it names them, or they wrote it down and it names nobody. */
export function isTaskOf(row: TaskRow, { id, name }: { id: string; name: string }): boolean {
	if (row.person?.trim()) return plain(name) !== '' && plain(row.person) === plain(name);
	return row.created?.person === id;
}

/** By the day until which they are due, the earliest first; what has no day comes at the end. */
export function byDueDay(one: TaskRow, other: TaskRow): number {
	const [a, b] = [one.due ? lastDayOf(one.due) : '9999', other.due ? lastDayOf(other.due) : '9999'];
	if (a !== b) return a < b ? -1 : 1;
	return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

/**
 * What is still to be done, the overdue first, then by day, the undated last.
 * @param of narrows to what an organisation answers for, or to one person's
 */
export function dueTasks(
	rows: readonly TaskRow[],
	of: { organisation?: string | null; person?: { id: string; name: string } } = {},
): TaskRow[] {
	const { organisation, person } = of;
	return rows
		.filter((row) => !row.doneOn && !row.retracted)
		.filter((row) => organisation === undefined || answeringFor(row) === organisation)
		.filter((row) => !person || isTaskOf(row, person))
		.sort(byDueDay);
}

/** What is done, the last done first. */
export function doneTasks(rows: readonly TaskRow[]): TaskRow[] {
	return rows
		.filter((row) => row.doneOn && !row.retracted)
		.sort((one, other) =>
			one.doneOn! < other.doneOn! ? 1 : one.doneOn! > other.doneOn! ? -1 : byDueDay(one, other),
		);
}
