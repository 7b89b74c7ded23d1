import { describe, expect, it } from 'vitest';
import type { TaskRow } from '#lib/domain/taskDue.ts';
import { groupTasks, tasksOf } from '#lib/features/tasks/taskGroups.ts';
import { taskContents } from '#lib/records/tasks/taskWords.ts';
import { makeRow } from '../support/rows.ts';

const TODAY = '2024-11-05';
const taskRow = (id: string, contents: Record<string, unknown> = {}) =>
	makeRow('task', id, { document: 'org/gava', type: 'task', ...contents }) as unknown as TaskRow;

describe('the list of tasks', () => {
	const rows = [
		taskRow('mine', { person: 'Anna', due: '2024-11-01' }),
		taskRow('theirs', { person: 'Bilal', due: '2024-11-05' }),
		taskRow('council', { owner: 'badalona', person: 'Carla' }),
		taskRow('closed', { person: 'Anna', doneOn: '2024-10-30' }),
	];
	const asker = { person: { id: 'p1', name: 'Anna' }, organisation: 'gava' };
	const idsOf = (whose: 'mine' | 'organisation' | 'everyone', organisation: string | null = 'gava') =>
		tasksOf(rows, whose, { ...asker, organisation }).map(({ id }) => id);

	it('is mine, my organisation’s, or everyone’s', () => {
		expect(idsOf('mine')).toEqual(['mine', 'closed']);
		expect(idsOf('organisation')).toEqual(['mine', 'theirs', 'closed']);
		expect(idsOf('organisation', null)).toEqual([]);
		expect(idsOf('everyone')).toHaveLength(4);
	});

	it('stands under what its day means, and counts more than it shows', () => {
		const groups = groupTasks(rows, { today: TODAY, most: 1 });
		expect(groups.map(({ state, count, rows: shown }) => [state, count, shown.length])).toEqual([
			['overdue', 1, 1],
		]);
		expect(groupTasks(rows, { today: TODAY }).map(({ state }) => state)).toEqual([
			'overdue',
			'today',
			'undated',
		]);
		expect(groupTasks(rows, { today: TODAY, done: true }).map(({ state }) => state)).toEqual(['done']);
	});

	it('groups some thousands without a pause', () => {
		const many = Array.from({ length: 5000 }, (_, at) =>
			taskRow(`t${at}`, { due: `2024-${String((at % 12) + 1).padStart(2, '0')}-15` }),
		);
		const groups = groupTasks(many, { today: TODAY, most: 60 });
		expect(groups.flatMap(({ rows: shown }) => shown)).toHaveLength(60);
	});

	it('writes only what was changed, so that what somebody else set meanwhile stays', () => {
		const before = { type: 'task', title: 'Call', due: '2024-11-05', owner: 'gava', person: 'Anna' };
		expect(taskContents({ ...before, due: '' }, 'ca', before)).toEqual({ due: null });
		expect(taskContents({ ...before, title: ' Write ' }, 'ca', before)).toEqual({ title: { ca: 'Write' } });
		expect(taskContents(before, 'ca', before)).toEqual({});
		expect(taskContents({ ...before, owner: '', person: '' }, 'en')).toEqual({
			type: 'task',
			title: { en: 'Call' },
			due: '2024-11-05',
		});
	});
});
