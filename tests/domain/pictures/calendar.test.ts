import { describe, expect, it } from 'vitest';
import {
	monthsLater,
	readMonth,
	sameDayOf,
	weekdayOf,
	weeksOf,
	yearsAround,
} from '#lib/domain/pictures/calendarGrid.ts';
import {
	agreementItems,
	appointmentItems,
	type CalendarItem,
	callItems,
	deadlineItems,
	entryItems,
	itemsByDay,
	meetingItems,
	taskItems,
} from '#lib/domain/pictures/calendarItems.ts';
import { isMovable, moveTo } from '#lib/domain/pictures/calendarMove.ts';
import { makeRow } from '../../support/rows.ts';
import { sampleRows } from '../../support/countedWorkspace.ts';

const TODAY = '2024-11-05';
const rowsFor = (kind: string, ...contents: Record<string, unknown>[]) =>
	contents.map((content, at) => makeRow(kind, `${kind}-${at}`, content)) as never[];

describe('the grid of a month', () => {
	it('begins on Mondays and holds every day once, in order', () => {
		for (const month of ['2021-02', '2024-02', '2024-09', '2024-12', '2026-11', '2027-08']) {
			const days = weeksOf(month).flat();
			expect(weeksOf(month).every((week) => week.length === 7 && weekdayOf(week[0]!) === 0)).toBe(true);
			expect([...new Set(days)].sort()).toEqual(days);
			const own = days.filter((day) => day.startsWith(month));
			expect(own.length).toBe(new Date(Date.UTC(+month.slice(0, 4), +month.slice(5), 0)).getUTCDate());
			// No week of another month alone.
			expect(weeksOf(month).every((week) => week.some((day) => day.startsWith(month)))).toBe(true);
		}
		// Four weeks exactly: February 2021 begins on a Monday.
		expect(weeksOf('2021-02')).toHaveLength(4);
		expect(weekdayOf('2024-11-05')).toBe(1);
	});

	it('offers every year from before the plan until after it, also one far off that is shown', () => {
		expect(yearsAround([2021, 2023, 2022, 2022])).toEqual([2020, 2021, 2022, 2023, 2024]);
		expect(yearsAround([2021, 2022, 2022, 2025]).at(-1)).toBe(2026);
	});

	it('goes from month to month, also over the turn of a year, and to the last day of a shorter one', () => {
		expect([monthsLater('2024-12', 1), monthsLater('2024-01', -1), monthsLater('2024-11', 14)]).toEqual([
			'2025-01',
			'2023-12',
			'2026-01',
		]);
		expect([sameDayOf('2024-02', '2024-01-31'), sameDayOf('2024-02', '2024-01-05')]).toEqual([
			'2024-02-29',
			'2024-02-05',
		]);
		expect([readMonth('2024-11'), readMonth('2024-13'), readMonth('yesterday')]).toEqual([
			'2024-11',
			null,
			null,
		]);
	});
});

describe('what stands on a day', () => {
	it('tasks on their last day, whatever takes several days on each, entries last', () => {
		const items = [
			...entryItems(rowsFor('entry', { date: '2024-11-04', until: '2024-11-06' }, { date: '2024-11' })),
			...taskItems(rowsFor('task', { due: '2024-11-05' }, { due: '2024-11' }, {}), TODAY),
			...appointmentItems(rowsFor('appointment', { start: '2024-11-05T09:30', end: '2024-11-05T10:30' })),
		];
		const days = itemsByDay(items, '2024-11-01', '2024-11-30');
		const shown = (day: string) => days.get(day)?.map(({ row, clock }) => [row.id, clock]);
		expect(shown('2024-11-04')).toEqual([['entry-0', null]]);
		expect(shown('2024-11-05')).toEqual([
			['task-0', null],
			['appointment-0', '09:30'],
			['entry-0', null],
		]);
		expect(shown('2024-11-30')).toEqual([['task-1', null]]);
		expect([...days.values()].flat()).toHaveLength(6);
		// Of what began before, the days that are asked for.
		expect([...itemsByDay(items, '2024-11-06', '2024-11-07').keys()]).toEqual(['2024-11-06']);
	});

	it('what is done stands after what is to be done, and before the entries', () => {
		const items = [
			...entryItems(rowsFor('entry', { date: TODAY })),
			...taskItems(rowsFor('task', { due: TODAY, doneOn: TODAY }, { due: TODAY }), TODAY),
			...appointmentItems(rowsFor('appointment', { start: `${TODAY}T09:30` })),
		];
		const shown = itemsByDay(items, TODAY, TODAY).get(TODAY)!;
		expect(shown.map(({ row }) => row.id)).toEqual(['task-1', 'appointment-0', 'task-0', 'entry-0']);
	});

	it('a report that a period feeds is told once, with that period', () => {
		const periods = rowsFor('period', { due: '2024-02-29', milestone: 'monitoringMilestone-0' });
		const promised = rowsFor(
			'monitoringMilestone',
			{ year: 2023, type: 'annual-report' },
			{ due: '2025-06-30' },
		);
		const items = deadlineItems(periods, promised, [], TODAY);
		expect(items.map(({ row, isLate }) => [row.id, isLate])).toEqual([
			['period-0', true],
			['monitoringMilestone-1', false],
		]);
	});

	it('of a sample equals a recount from the records, day by day', () => {
		const all = sampleRows(3000, 3);
		const rowsOf = (kind: string) => all.filter((row) => row.kind === kind);
		const [first, last] = ['2023-10-30', '2023-12-03'];
		const items: CalendarItem[] = [
			...taskItems(rowsOf('task') as never[], TODAY),
			...appointmentItems(rowsOf('appointment') as never[]),
			...meetingItems(rowsOf('bodyMeeting') as never[], rowsOf('workshop') as never[]),
			...callItems(rowsOf('call') as never[]),
			...agreementItems(rowsOf('agreement') as never[]),
			...entryItems(rowsOf('entry') as never[]),
		];
		const days = itemsByDay(items, first, last);
		const expected = new Map<string, string[]>();
		for (let at = Date.parse(`${first}T12:00Z`); at <= Date.parse(`${last}T12:00Z`); at += 86_400_000) {
			const day = new Date(at).toISOString().slice(0, 10);
			const on = [
				...rowsOf('task').filter((row) => row.due === day),
				...rowsOf('bodyMeeting').filter((row) => row.date === day),
				...rowsOf('workshop').filter((row) => row.date === day),
				...rowsOf('call').filter((row) => row.closes === day),
				...rowsOf('agreement').filter((row) => row.expires === day),
				...rowsOf('appointment').filter((row) => String(row.start).startsWith(day)),
				...rowsOf('entry').filter(
					(row) => row.date === day || (String(row.date) <= day && row.until && String(row.until) >= day),
				),
			].map(({ id }) => id);
			if (on.length > 0) expected.set(day, on.sort());
		}
		expect(
			new Map([...days].map(([day, own]) => [day, own.map(({ row }) => row.id).sort()]).sort() as never),
		).toEqual(new Map([...expected].sort()));
		expect([...expected.values()].flat().length).toBeGreaterThan(50);
	});
});

describe('moving', () => {
	const item = (type: string, contents: Record<string, unknown>, more: Partial<CalendarItem> = {}) =>
		({
			type,
			row: makeRow(type === 'milestone' ? 'task' : type, 'x', contents),
			from: String(contents.due ?? contents.date ?? contents.start).slice(0, 10),
			isDone: false,
			...more,
		}) as CalendarItem;

	it('is for what is still to come: neither for what was done nor for what others decide', () => {
		expect(isMovable(item('task', { due: '2020-01-01' }), TODAY)).toBe(true);
		expect(isMovable(item('task', { due: '2025-01-01' }, { isDone: true }), TODAY)).toBe(false);
		expect(isMovable(item('entry', { date: TODAY }), TODAY)).toBe(false);
		expect(isMovable(item('entry', { date: '2024-11-06' }), TODAY)).toBe(true);
		expect(isMovable(item('call', { date: '2025-01-01' }), TODAY)).toBe(false);
	});

	it('writes the new day and keeps hours and length', () => {
		expect(moveTo(item('task', { due: '2024-11-05' }), '2024-11-12')).toEqual({ due: '2024-11-12' });
		expect(moveTo(item('task', { due: '2024-11-05' }), '2024-11-05')).toBeNull();
		expect(
			moveTo(item('appointment', { start: '2024-02-28T23:30', end: '2024-02-29T00:30' }), '2024-03-01'),
		).toEqual({ start: '2024-03-01T23:30', end: '2024-03-02T00:30' });
		expect(moveTo(item('entry', { date: '2024-12-30', until: '2025-01-02' }), '2024-12-31')).toEqual({
			date: '2024-12-31',
			until: '2025-01-03',
		});
		expect(moveTo(item('entry', { date: '2024-12-30' }), '2024-12-31')).toEqual({ date: '2024-12-31' });
		expect(moveTo(item('task', { due: '2024-11-05' }), 'never')).toBeNull();
	});
});
