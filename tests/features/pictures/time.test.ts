import { describe, expect, it } from 'vitest';
import { weeksOf } from '#lib/domain/pictures/calendarGrid.ts';
import { entryItems, itemsByDay, keyOf } from '#lib/domain/pictures/calendarItems.ts';
import { yearCounts } from '#lib/domain/pictures/yearCounts.ts';
import { NOTHING_YET } from '#lib/domain/tally.ts';
import { entriesBetween, entriesByDay, isWanted } from '#lib/features/pictures/time/calendarHere.ts';
import { densityOf } from '#lib/features/pictures/time/densityOf.ts';
import { datesHere } from '#lib/records/dates/datesHere.ts';
import { type CountedWorkspace, countedWorkspace, sampleRows } from '../../support/countedWorkspace.ts';

const TODAY = '2024-11-05';
const NOBODY = { organisation: '', line: '', mine: null };

function monthOf(workspace: CountedWorkspace, month: string) {
	const days = weeksOf(month).flat();
	const [first, last] = [days[0]!, days.at(-1)!];
	const items = [
		...datesHere(workspace, TODAY).filter((item) => isWanted(workspace, item, NOBODY)),
		...entryItems(entriesBetween(workspace, first, last, [])),
	];
	return itemsByDay(items, first, last);
}

describe('the calendar of a sample', () => {
	const rows = sampleRows(2000, 5);
	const workspace = countedWorkspace(rows);
	const entries = rows.filter(({ kind }) => kind === 'entry');

	it('reads the entries of a month as a recount finds them, those that began before included', () => {
		const shown = monthOf(workspace, '2023-05');
		for (const day of weeksOf('2023-05').flat()) {
			const own = entries
				.filter((row) => String(row.date) <= day && String(row.until ?? row.date) >= day)
				.map(({ id }) => `entry/${id}`);
			const found = (shown.get(day) ?? []).filter(({ type }) => type === 'entry').map(keyOf);
			expect(found.sort(), day).toEqual(own.sort());
		}
	});

	it('counts a year day by day without reading an entry', () => {
		const days = entriesByDay(workspace, 2023, []);
		const own = entries.filter((row) => String(row.date).startsWith('2023'));
		expect([...days.values()].reduce((sum, count) => sum + count, 0)).toBe(own.length);
		for (const [day, count] of days) expect(count, day).toBe(own.filter((row) => row.date === day).length);
		const counts = yearCounts(2023, datesHere(workspace, TODAY), days);
		const tasks = rows.filter((row) => row.kind === 'task' && String(row.due).startsWith('2023-'));
		const shown = counts.months.reduce((sum, { types }) => sum + types.task + types.milestone, 0);
		expect(shown).toBe(tasks.length);
	});

	it('counts what is known to its month on the first, and what is known to its year on no day', () => {
		const [some] = entries;
		const known = (date: string, id: string) => ({ ...some!, id, date, until: null });
		const vague = countedWorkspace([known('2023-05', 'a'), known('2023', 'b'), known('2023-05-09', 'c')]);
		expect([...entriesByDay(vague, 2023, [])].sort()).toEqual([
			['2023-05-01', 1],
			['2023-05-09', 1],
		]);
	});

	it('tells of a lane’s whole year also what is known to that year only', () => {
		const held = new Map([
			['2023', 4],
			['2023-05', 2],
			['2023-06', 1],
		]);
		const counts = { ...NOTHING_YET, count: (_: string, time?: string) => held.get(time ?? '') ?? 0 };
		const months = Array.from({ length: 12 }, (_, at) => `2023-${String(at + 1).padStart(2, '0')}`);
		const density = densityOf(counts, ['one'], months);
		expect(density.sum('one', months)).toBe(7);
		expect(density.sum('one', ['2023-05'])).toBe(2);
	});

	it('narrows to a line: what is of its actions, and what is the whole plan’s', () => {
		const line = String(rows.find(({ kind }) => kind === 'line')!.id);
		const ofLine = new Set(
			rows.filter((row) => row.kind === 'action' && row.line === line).map(({ id }) => id),
		);
		const found = datesHere(workspace, TODAY)
			.filter((item) => item.type === 'call' || item.type === 'agreement')
			.filter((item) => isWanted(workspace, item, { ...NOBODY, line }))
			.map(({ row }) => row.id);
		const own = rows.filter(
			(row) =>
				((row.kind === 'call' && row.closes) || (row.kind === 'agreement' && row.expires)) &&
				(row.actions as string[]).some((id) => ofLine.has(id)),
		);
		expect(found.sort()).toEqual(own.map(({ id }) => id).sort());
		expect(found.length).toBeGreaterThan(0);
	});

	it('shows as mine the tasks that name me and what I wrote down', () => {
		const person = rows.find(({ kind, created }) => kind === 'appointment' && created)!.created!.person;
		const mine = datesHere(workspace, TODAY).filter((item) =>
			isWanted(workspace, item, { ...NOBODY, mine: { id: person, name: 'Nobody Else' } }),
		);
		const own = rows.filter(
			(row) =>
				(row.kind === 'appointment' && row.created?.person === person && row.start) ||
				(row.kind === 'task' && row.created?.person === person && !row.person && row.due),
		);
		const kinds = new Set(['appointment', 'task']);
		expect(
			mine
				.map(({ row }) => row)
				.filter(({ kind }) => kinds.has(kind))
				.map(({ id }) => id)
				.sort(),
		).toEqual(own.map(({ id }) => id).sort());
	});
});
