import { describe, expect, it } from 'vitest';
import type { AnyRow } from '#lib/domain/kind.ts';
import {
	agreementMarks,
	callMarks,
	forumMarks,
	meetingMarks,
	milestoneMarks,
	periodMarks,
	promisedMarks,
	type TimeMark,
} from '#lib/domain/pictures/timeMarks.ts';
import {
	concerns,
	marksByLane,
	NO_LINE,
	placeMarks,
	splitBySpan,
	WHOLE_PLAN,
} from '#lib/domain/pictures/timeLanes.ts';
import { monthsOf, shareOf, spanOfPlan, spanOfYear } from '#lib/domain/pictures/timeSpan.ts';
import { makeRow } from '../../support/rows.ts';
import { sampleRows } from '../../support/countedWorkspace.ts';

const TODAY = '2024-11-05';
const rowsFor = <T>(kind: string, ...contents: Record<string, unknown>[]) =>
	contents.map((content, at) => makeRow(kind, `${kind}-${at}`, content)) as unknown as T[];
const states = (marks: readonly TimeMark[]) => marks.map(({ state, date }) => [state, date]);

describe('the span of time', () => {
	it('is the plan’s years, and those until today where it ended not long ago', () => {
		expect(spanOfPlan(2021, 2025, '2024-05-01').last).toBe('2025-12-31');
		expect(spanOfPlan(2021, 2025, '2026-11-22').last).toBe('2026-12-31');
		expect(spanOfPlan(2021, 2025, '2040-01-01').last).toBe('2025-12-31');
	});

	it('gives each day its share, leap days included', () => {
		const span = spanOfYear(2024);
		expect(shareOf('2024-01-01', span)).toBe(0);
		expect(shareOf('2025-01-01', span)).toBe(1);
		expect(shareOf('2024-03-01', span)).toBeCloseTo(60 / 366, 12);
		expect(monthsOf(spanOfPlan(2021, 2022, '2021-01-01'))).toHaveLength(24);
	});
});

describe('what stands on the timeline', () => {
	it('a milestone is done, coming or late by its day; one of today is not late', () => {
		const marks = milestoneMarks(
			rowsFor(
				'task',
				{ type: 'milestone', due: '2024-11-04', document: 'org/gava' },
				{ type: 'milestone', due: TODAY },
				{ type: 'milestone', due: '2024-10', doneOn: '2024-10-03' },
				{ type: 'task', due: '2020-01-01' },
			),
			TODAY,
		);
		expect(states(marks)).toEqual([
			['late', '2024-11-04'],
			['coming', TODAY],
			['done', '2024-10-03'],
		]);
		expect(marks[0]!.organisations).toEqual(['gava']);
	});

	it('a report without a known day is never late: once its year is over nobody has said', () => {
		const promised = rowsFor<never>(
			'monitoringMilestone',
			{ type: 'annual-report', year: 2022 },
			{ type: 'interim-evaluation', year: 2024 },
			{ type: 'annual-report', year: 2023, due: '2024-03-01' },
		);
		expect(states(promisedMarks(promised, [], [], TODAY))).toEqual([
			['unsaid', '2022'],
			['coming', '2024'],
			['late', '2024-03-01'],
		]);
	});

	it('a report is done when a period that feeds it is closed, and due when that period is', () => {
		const promised = rowsFor<never>('monitoringMilestone', { type: 'annual-report', year: 2023 });
		const periods = rowsFor<never>('period', {
			start: '2023-01-01',
			end: '2023-12-31',
			due: '2024-02-29',
			milestone: 'monitoringMilestone-0',
		});
		expect(states(promisedMarks(promised, periods, [], TODAY))).toEqual([['late', '2024-02-29']]);
		const closings = rowsFor<never>('closing', { period: 'period-0', step: 'closed' });
		expect(states(promisedMarks(promised, periods, closings, TODAY))).toEqual([['done', '2024-02-29']]);
		expect(states(periodMarks(periods, closings, TODAY))).toEqual([['done', '2024-02-29']]);
		expect(states(periodMarks(periods, [], TODAY))).toEqual([['late', '2024-02-29']]);
	});

	it('tells a workshop that is a body’s session once, and an event that the plan recalls no time of without a date', () => {
		const meetings = rowsFor<never>('bodyMeeting', { date: '2024-11', workshop: 'workshop-0' });
		const workshops = rowsFor<never>('workshop', { date: '2024-11-20' }, { date: '2023-01-01' });
		expect(meetingMarks(meetings, workshops, TODAY).map(({ id, state }) => [id, state])).toEqual([
			['bodyMeeting-0', 'coming'],
			['workshop-1', 'over'],
		]);
		const events = rowsFor<never>('recurringEvent', { actions: ['a'] }, {});
		const past = rowsFor<never>('pastMeeting', { event: 'recurringEvent-0', year: 2021 });
		expect(states(forumMarks(events, past, TODAY))).toEqual([
			['over', '2021'],
			['unsaid', null],
		]);
	});

	it('an agreement that is called in force after its last day is late', () => {
		const agreements = rowsFor<never>(
			'agreement',
			{ status: 'in-force', expires: '2024-01-01' },
			{ status: 'ended', expires: '2024-01-01' },
			{ status: 'in-force', expires: '2025-01-01' },
		);
		expect(agreementMarks(agreements, TODAY).map(({ state }) => state)).toEqual(['late', 'over', 'coming']);
	});

	it('stands in the lane of each of its lines once, or in that of none', () => {
		const lines: Record<string, string> = { a: 'le1', b: 'le1', c: 'le2' };
		const marks = callMarks(
			rowsFor('call', { closes: '2024-01-01', actions: ['a', 'b', 'c'] }, { closes: '2023-01-01' }),
			TODAY,
		);
		const lanes = marksByLane(
			[...marks, ...periodMarks(rowsFor('period', { due: '2024-01-01' }), [], TODAY)],
			(id) => lines[id],
		);
		expect([...lanes].map(([lane, own]) => [lane, own.map(({ id }) => id)]).sort()).toEqual([
			['le1', ['call-0']],
			['le2', ['call-0']],
			[NO_LINE, ['call-1']],
			[WHOLE_PLAN, ['period-0']],
		]);
	});

	it('never draws one mark over another, and none is lost', () => {
		const marks = callMarks(
			rowsFor(
				'call',
				...Array.from({ length: 40 }, (_, at) => ({ closes: `2024-0${1 + (at % 3)}-1${at % 9}` })),
			),
			TODAY,
		);
		const placed = placeMarks(marks, { span: spanOfYear(2024), width: 300, size: 18, rows: 3 });
		expect(placed.reduce((sum, { marks: there }) => sum + there.length, 0)).toBe(40);
		for (const one of placed)
			for (const other of placed)
				if (one !== other && one.row === other.row)
					expect(Math.abs(one.x - other.x)).toBeGreaterThanOrEqual(18);
		expect(placed.every(({ x, row }) => x >= 0 && x <= 282 && row < 3)).toBe(true);
	});

	it('tells what stands before, after and without a date apart', () => {
		const marks = callMarks(
			rowsFor('call', { closes: '2020' }, { closes: '2024' }, { closes: '2030-01' }, {}),
			TODAY,
		);
		const { within, before, after, undated } = splitBySpan(marks, spanOfYear(2024));
		expect([within, before, after, undated].map((part) => part.map(({ id }) => id))).toEqual([
			['call-1'],
			['call-0'],
			['call-2'],
			['call-3'],
		]);
	});
});

describe('of a sample', () => {
	const all = sampleRows(400, 11);
	const rowsOf = (kind: string) => all.filter((row) => row.kind === kind);
	const of = <T>(kind: string) => rowsOf(kind) as unknown as T[];
	const lineOf = new Map(rowsOf('action').map((row) => [row.id, row.line as string]));

	it('every lane’s calls, agreements and milestones equal a recount from the records', () => {
		const marks = [
			...milestoneMarks(of('task'), TODAY),
			...callMarks(of('call'), TODAY),
			...agreementMarks(of('agreement'), TODAY),
			...meetingMarks(of('bodyMeeting'), of('workshop'), TODAY),
		];
		const lanes = marksByLane(marks, (id) => lineOf.get(id));
		const expected = new Map<string, number>();
		const add = (lane: string) => expected.set(lane, (expected.get(lane) ?? 0) + 1);
		const place = (actions: readonly string[]) => {
			const own = new Set(actions.flatMap((id) => lineOf.get(id) ?? []));
			if (own.size === 0) add(NO_LINE);
			for (const line of own) add(line);
		};
		for (const row of [...rowsOf('call'), ...rowsOf('agreement')]) place(row.actions as string[]);
		for (const row of rowsOf('task'))
			if (row.type === 'milestone') {
				const [kind, id] = String(row.subject ?? '').split('/');
				place([...(row.action ? [String(row.action)] : []), ...(kind === 'action' ? [id!] : [])]);
			}
		for (const _ of [...rowsOf('bodyMeeting'), ...rowsOf('workshop')]) add(WHOLE_PLAN);
		expect(new Map([...lanes].map(([lane, own]) => [lane, own.length]))).toEqual(expected);
		expect(expected.size).toBeGreaterThan(3);
	});

	it('what is late is what its own records say', () => {
		const late = agreementMarks(of('agreement'), '2026-11-22').filter(({ state }) => state === 'late');
		const own = (row: AnyRow) =>
			row.status === 'in-force' && row.expires && String(row.expires) < '2026-11-22';
		expect(late.map(({ id }) => id).sort()).toEqual(
			rowsOf('agreement')
				.filter(own)
				.map(({ id }) => id)
				.sort(),
		);
		expect(late.length).toBeGreaterThan(0);
	});

	it('one organisation sees its own and what concerns everybody', () => {
		const marks = [...agreementMarks(of('agreement'), TODAY), ...periodMarks(of('period'), [], TODAY)];
		const own = marks.filter((mark) => concerns(mark, 'amb'));
		expect(own.filter(({ type }) => type === 'period').length).toBe(rowsOf('period').length);
		const named = rowsOf('agreement').filter(
			(row) => row.document === 'org/amb' || [row.organisations, row.councils].flat().includes('amb'),
		);
		expect(own.filter(({ type }) => type === 'agreement').length).toBe(named.length);
	});
});
