import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	clockOf,
	dayOf,
	daysFrom,
	daysLater,
	localNow,
	localTime,
	minutesLater,
} from '#lib/domain/localTime.ts';
import { doneTasks, dueTasks, isTaskOf, lastDayOf, type TaskRow, taskState } from '#lib/domain/taskDue.ts';
import { makeRow, RETRACTED } from '../support/rows.ts';

const TODAY = '2024-11-05';
const taskRow = (id: string, contents: Record<string, unknown> = {}) =>
	makeRow('task', id, { document: 'org/gava', type: 'task', ...contents }) as unknown as TaskRow;
const ids = (rows: readonly TaskRow[]) => rows.map(({ id }) => id);

describe('how a task stands', () => {
	it.each([
		[{ due: '2024-11-04' }, 'overdue'],
		[{ due: '2024-11-05' }, 'today'],
		[{ due: '2024-11-19' }, 'soon'],
		[{ due: '2024-11-20' }, 'later'],
		[{ due: '2024-10' }, 'overdue'],
		[{ due: '2023' }, 'overdue'],
		[{ due: '2024' }, 'later'],
		[{}, 'undated'],
		[{ due: '2024-11-04', doneOn: '2024-11-05' }, 'done'],
	] as const)('%j is %s', (contents, state) => {
		expect(taskState(taskRow('t', contents), TODAY)).toBe(state);
	});

	it('a month or a year lasts until its last day', () => {
		expect(lastDayOf('2024-02')).toBe('2024-02-29');
		expect(lastDayOf('2023-02')).toBe('2023-02-28');
		expect(lastDayOf('2024')).toBe('2024-12-31');
	});

	it('is due overdue first, undated last, and never once done or retracted', () => {
		const rows = [
			taskRow('none'),
			taskRow('later', { due: '2025' }),
			taskRow('past', { due: '2024-01-01' }),
			taskRow('done', { due: '2024-01-01', doneOn: '2024-02-01' }),
			taskRow('gone', { due: '2024-01-01', ...RETRACTED }),
			taskRow('month', { due: '2024-11' }),
		];
		expect(ids(dueTasks(rows))).toEqual(['past', 'month', 'later', 'none']);
		expect(ids(doneTasks(rows))).toEqual(['done']);
	});

	it('an organisation answers for what names it, and for what it wrote and names nobody', () => {
		const rows = [taskRow('own'), taskRow('given', { owner: 'badalona' })];
		expect(ids(dueTasks(rows, { organisation: 'gava' }))).toEqual(['own']);
		expect(ids(dueTasks(rows, { organisation: 'badalona' }))).toEqual(['given']);
		expect(ids(dueTasks(rows, { organisation: null }))).toEqual([]);
	});

	it('is somebody’s by name, whatever its accents, else by who wrote it', () => {
		const me = { id: 'p1', name: 'Núria  Puig' };
		const by = (person: string) => ({ created: { person, device: 'd', time: 1 } });
		expect(isTaskOf(taskRow('a', { person: 'nuria puig', ...by('p2') }), me)).toBe(true);
		expect(isTaskOf(taskRow('b', { person: 'Marc', ...by('p1') }), me)).toBe(false);
		expect(isTaskOf(taskRow('c', by('p1')), me)).toBe(true);
		expect(isTaskOf(taskRow('d', { person: 'x' }), { id: 'p1', name: '' })).toBe(false);
	});
});

describe('a local time', () => {
	it('is read as it was written, also an hour that this zone never had', () => {
		expect(dayOf('2024-03-31T02:30')).toBe('2024-03-31');
		expect(clockOf('2024-03-31T02:30')).toBe('02:30');
		expect([clockOf('2024-03-31'), dayOf(null), dayOf('tomorrow')]).toEqual([null, null, null]);
		expect(localTime('2024-03-31', '02:30')).toBe('2024-03-31T02:30');
		expect(localTime('2024-03-31', '')).toBe('2024-03-31');
		expect(localTime('', '02:30')).toBe(null);
		expect(localNow(new Date(2024, 2, 5, 7, 8))).toBe('2024-03-05T07:08');
	});

	it('moves by the calendar alone', () => {
		expect(minutesLater('2024-12-31T23:30', 60)).toBe('2025-01-01T00:30');
		expect(minutesLater('2024-03-31T01:30', 60)).toBe('2024-03-31T02:30');
		expect(daysFrom('2024-02-28', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 400 }), (days) => {
				expect(daysLater(daysLater('2024-10-20', days), -days)).toBe('2024-10-20');
			}),
		);
	});
});
