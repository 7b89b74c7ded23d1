import { describe, expect, it } from 'vitest';
import { weeksOf } from '#lib/domain/pictures/calendarGrid.ts';
import { entryItems, itemsByDay, keyOf } from '#lib/domain/pictures/calendarItems.ts';
import { bidsAmong, fundBars, fundFunnel } from '#lib/domain/pictures/fundFunnel.ts';
import { marksByLane, placeMarks, splitBySpan } from '#lib/domain/pictures/timeLanes.ts';
import { monthsOf, spanOfPlan } from '#lib/domain/pictures/timeSpan.ts';
import { yearCounts } from '#lib/domain/pictures/yearCounts.ts';
import { action } from '#lib/domain/action.ts';
import { call } from '#lib/domain/call.ts';
import { project } from '#lib/domain/project.ts';
import { densityOf } from '#lib/features/pictures/time/densityOf.ts';
import {
	entriesBetween,
	entriesByDay,
	isWanted,
	itemsHere,
} from '#lib/features/pictures/time/calendarHere.ts';
import { marksHere } from '#lib/features/pictures/time/timelineHere.ts';
import { tally } from '#lib/records/happened/tally.ts';
import { type CountedWorkspace, countedWorkspace, sampleRows } from '../../support/countedWorkspace.ts';

const TODAY = '2024-11-05';
const NOBODY = { organisation: '', line: '', mine: null };

function monthOf(workspace: CountedWorkspace, month: string) {
	const days = weeksOf(month).flat();
	const [first, last] = [days[0]!, days.at(-1)!];
	const items = [
		...itemsHere(workspace, TODAY).filter((item) => isWanted(workspace, item, NOBODY)),
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
		const counts = yearCounts(2023, itemsHere(workspace, TODAY), days);
		const tasks = rows.filter((row) => row.kind === 'task' && String(row.due).startsWith('2023-'));
		const shown = counts.months.reduce((sum, { types }) => sum + types.task + types.milestone, 0);
		expect(shown).toBe(tasks.length);
	});

	it('narrows to a line: what is of its actions, and what is the whole plan’s', () => {
		const line = String(rows.find(({ kind }) => kind === 'line')!.id);
		const ofLine = new Set(
			rows.filter((row) => row.kind === 'action' && row.line === line).map(({ id }) => id),
		);
		const found = itemsHere(workspace, TODAY)
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
		const mine = itemsHere(workspace, TODAY).filter((item) =>
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

describe('With 50,000 entries', () => {
	const workspace = countedWorkspace(sampleRows(50_000));
	/** The second time: code that never ran is compiled in the first. */
	function measure(name: string, run: () => unknown): number {
		run();
		const start = performance.now();
		run();
		const milliseconds = performance.now() - start;
		console.info(`${name}: ${milliseconds.toFixed(1)} ms`);
		return milliseconds;
	}

	it('a month, a year, the timeline and the funds are worked out within a few frames', () => {
		const lineOf = new Map(workspace.rows(action).map(({ id, line }) => [id, line]));
		const span = spanOfPlan(2021, 2025, TODAY);
		const timeline = () => {
			const lanes = marksByLane(marksHere(workspace, TODAY), (id) => lineOf.get(id));
			for (const marks of lanes.values())
				placeMarks(splitBySpan(marks, span).within, { span, width: 1000, size: 20, rows: 3 });
			const counts = tally(workspace, {
				axes: [
					{ sources: [{ facet: 'action', groupsOf: (id) => [lineOf.get(id) ?? ''].filter(Boolean) }] },
					{ date: 7 },
				],
				from: span.first,
				until: span.last,
			});
			return densityOf(counts, [...lanes.keys()], monthsOf(span));
		};
		const funds = () => {
			const bids = bidsAmong(workspace.rows(project), {});
			return [fundFunnel(bids, workspace.rows(call)), fundBars(bids)];
		};
		const year = () => yearCounts(2024, itemsHere(workspace, TODAY), entriesByDay(workspace, 2024, []));
		expect(measure('a month of the calendar', () => monthOf(workspace, '2024-11'))).toBeLessThan(150);
		expect(measure('a year of the calendar', year)).toBeLessThan(150);
		expect(measure('the timeline', timeline)).toBeLessThan(150);
		expect(measure('the funds', funds)).toBeLessThan(150);
		// What another person's edit of an entry asks for anew.
		const days = weeksOf('2024-11').flat();
		const again = () => entryItems(entriesBetween(workspace, days[0]!, days.at(-1)!, []));
		expect(measure('the entries of a month', again)).toBeLessThan(60);
	}, 90_000);
});
