import {
	doneTasks,
	dueTasks,
	isTaskOf,
	answeringFor,
	type TaskRow,
	type TaskState,
	taskState,
} from '#lib/domain/taskDue.ts';

/** Whose tasks are asked for; the keys stand in the address. */
export const WHOSE = ['mine', 'organisation', 'everyone'] as const;
export type Whose = (typeof WHOSE)[number];

export interface Asker {
	readonly person: { id: string; name: string };
	/** The organisation for which this device writes, where one is known. */
	readonly organisation: string | null;
}

export function tasksOf(rows: readonly TaskRow[], whose: Whose, { person, organisation }: Asker): TaskRow[] {
	if (whose === 'everyone') return [...rows];
	if (whose === 'mine') return rows.filter((row) => isTaskOf(row, person));
	return organisation === null ? [] : rows.filter((row) => answeringFor(row) === organisation);
}

export interface TaskGroup {
	readonly state: TaskState;
	/** All of them, also where fewer are shown. */
	readonly count: number;
	readonly rows: readonly TaskRow[];
}

/**
 * Tasks under what their day means: overdue, today, soon, later, undated; or those that are done.
 * @param most how many are shown in all; the counts are of all
 */
export function groupTasks(
	rows: readonly TaskRow[],
	{ today, done = false, most = Infinity }: { today: string; done?: boolean; most?: number },
): TaskGroup[] {
	const groups: { state: TaskState; count: number; rows: TaskRow[] }[] = [];
	let shown = 0;
	for (const row of done ? doneTasks(rows) : dueTasks(rows)) {
		const state = taskState(row, today);
		let last = groups.at(-1);
		if (last?.state !== state) {
			if (shown >= most) break;
			groups.push((last = { state, count: 0, rows: [] }));
		}
		last.count += 1;
		if (shown >= most) continue;
		last.rows.push(row);
		shown += 1;
	}
	return groups;
}
