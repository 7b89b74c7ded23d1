import type { ClosingRow, PeriodRow } from '../periodState.ts';
import { periodState } from '../periodState.ts';
import type { agreement } from '../agreement.ts';
import type { MeetingRow } from '../bodyMeetings.ts';
import type { call } from '../call.ts';
import type { RowOf } from '../kind.ts';
import type { monitoringMilestone } from '../monitoringMilestone.ts';
import type { pastMeeting } from '../pastMeeting.ts';
import type { recurringEvent } from '../recurringEvent.ts';
import { agreementStanding } from '../relationExpiry.ts';
import { lastDayOf, type TaskRow, taskState } from '../taskDue.ts';
import type { workshop } from '../workshop.ts';
import { firstDayOf } from './timeSpan.ts';

export const TIME_MARK_TYPES = [
	'milestone',
	'report',
	'evaluation',
	'period',
	'meeting',
	'workshop',
	'forum',
	'call',
	'agreement',
] as const;
export type TimeMarkType = (typeof TIME_MARK_TYPES)[number];

/** How it stands: `unsaid` where it should have come by now and nobody has said whether it did. */
export type TimeMarkState = 'done' | 'late' | 'coming' | 'over' | 'unsaid';

/** Something that has a place in time: a milestone, a report that is promised, a meeting, the last day of a call … */
export interface TimeMark {
	readonly type: TimeMarkType;
	/** The record that it opens. */
	readonly kind: string;
	readonly id: string;
	/** As precise as it is known; null where nobody has said when. */
	readonly date: string | null;
	readonly state: TimeMarkState;
	/** Actions that it belongs to; null where it is the whole plan's. */
	readonly actions: readonly string[] | null;
	/** Organisations that it concerns; null where it concerns everybody. */
	readonly organisations: readonly string[] | null;
}

const compact = (ids: readonly (string | null | undefined)[]): string[] => [
	...new Set(ids.filter((id): id is string => Boolean(id))),
];
const ownerIn = (document: string): string | null =>
	document.startsWith('org/') ? document.slice('org/'.length) : null;
const isOver = (date: string, today: string) => lastDayOf(date) < today;

/** Milestones that somebody wrote down. Tasks are not among them: they have a screen of their own. */
export function milestoneMarks(tasks: readonly TaskRow[], today: string): TimeMark[] {
	return tasks
		.filter(({ type }) => type === 'milestone')
		.map((row) => ({
			type: 'milestone',
			kind: 'task',
			id: row.id,
			date: row.doneOn ?? row.due,
			state: row.doneOn ? 'done' : taskState(row, today) === 'overdue' ? 'late' : 'coming',
			actions: compact([row.action, actionIn(row.subject)]),
			organisations: compact([row.owner ?? ownerIn(row.document)]),
		}));
}

const actionIn = (subject: string | null): string | null =>
	/^action\/([^/]+)$/.exec(subject ?? '')?.[1] ?? null;

/**
 * The reports and evaluations that the plan promises. One is done when a period that feeds it is closed, and late when the day that
 * it, or that period, says is over. Where no day is known only its year is: nobody can call it late, and once the year is over it
 * is `unsaid`.
 */
export function promisedMarks(
	promised: readonly RowOf<typeof monitoringMilestone>[],
	periods: readonly PeriodRow[],
	closings: readonly ClosingRow[],
	today: string,
): TimeMark[] {
	return promised.map((row) => {
		const feeding = periods.filter(({ milestone }) => milestone === row.id);
		const isDone = feeding.some((period) => periodState(period, closings, today) === 'closed');
		const due =
			row.due ??
			compact(feeding.map((period) => period.due))
				.sort()
				.at(-1) ??
			null;
		const date = due ?? (row.year === null ? null : String(row.year));
		const isPast = date !== null && isOver(date, today);
		return {
			type: row.type === 'annual-report' ? 'report' : 'evaluation',
			kind: 'monitoringMilestone',
			id: row.id,
			date,
			state: isDone ? 'done' : !isPast ? 'coming' : due ? 'late' : 'unsaid',
			actions: null,
			organisations: null,
		};
	});
}

/** The days until which the periods are to be reported on. */
export function periodMarks(
	periods: readonly PeriodRow[],
	closings: readonly ClosingRow[],
	today: string,
): TimeMark[] {
	return periods.map((row) => {
		const state = periodState(row, closings, today);
		return {
			type: 'period',
			kind: 'period',
			id: row.id,
			date: row.due ?? row.end,
			state: state === 'closed' ? 'done' : state === 'due' ? 'late' : 'coming',
			actions: null,
			organisations: null,
		};
	});
}

const held = (date: string | null, today: string): TimeMarkState =>
	date !== null && isOver(date, today) ? 'over' : 'coming';

/** The sessions of the bodies, and the workshops. */
export function meetingMarks(
	meetings: readonly MeetingRow[],
	workshops: readonly RowOf<typeof workshop>[],
	today: string,
): TimeMark[] {
	const sessions = meetings.map((row): TimeMark => ({
		type: 'meeting',
		kind: 'bodyMeeting',
		id: row.id,
		date: row.date,
		state: held(row.date, today),
		actions: null,
		organisations: row.attending.length > 0 ? row.attending : null,
	}));
	// A workshop that is a body's session is there already.
	const told = new Set(meetings.map((row) => row.workshop));
	return [
		...sessions,
		...workshops
			.filter(({ id }) => !told.has(id))
			.map((row): TimeMark => ({
				type: 'workshop',
				kind: 'workshop',
				id: row.id,
				date: row.date,
				state: held(row.date, today),
				actions: null,
				organisations: row.invited.length > 0 ? compact([...row.invited, ...row.organisers]) : null,
			})),
	];
}

/** The times that recurring events were held, as the plan recalls them; those of which it recalls none have no date. */
export function forumMarks(
	events: readonly RowOf<typeof recurringEvent>[],
	past: readonly RowOf<typeof pastMeeting>[],
	today: string,
): TimeMark[] {
	return events.flatMap((event): TimeMark[] => {
		const of = { type: 'forum', actions: event.actions, organisations: null } as const;
		const times = past.filter((row) => row.event === event.id);
		if (times.length === 0)
			return [{ ...of, kind: 'recurringEvent', id: event.id, date: null, state: 'unsaid' }];
		return times.map((row) => {
			const date = row.year === null ? null : String(row.year);
			return { ...of, kind: 'pastMeeting', id: row.id, date, state: held(date, today) };
		});
	});
}

/** The last days of the calls. */
export function callMarks(calls: readonly RowOf<typeof call>[], today: string): TimeMark[] {
	return calls.map((row) => ({
		type: 'call',
		kind: 'call',
		id: row.id,
		date: row.closes,
		state: held(row.closes, today),
		actions: row.actions,
		organisations:
			row.organisations.length > 0 ? compact([...row.organisations, ownerIn(row.document)]) : null,
	}));
}

/** The last days of the agreements; one that is called in force after its last day waits for somebody to say what became of it. */
export function agreementMarks(agreements: readonly RowOf<typeof agreement>[], today: string): TimeMark[] {
	return agreements.map((row) => {
		const { state, isContradicted } = agreementStanding(row, today);
		return {
			type: 'agreement',
			kind: 'agreement',
			id: row.id,
			date: row.expires,
			state: isContradicted ? 'late' : state === 'expired' || state === 'ended' ? 'over' : 'coming',
			actions: row.actions,
			organisations: compact([ownerIn(row.document), ...row.organisations, ...row.councils]),
		};
	});
}

/** Earlier first, what has no date last; the same order everywhere. */
export function inTimeOrder(marks: readonly TimeMark[]): TimeMark[] {
	const key = ({ date }: TimeMark) => (date === null ? '9999' : firstDayOf(date));
	return [...marks].sort((one, other) => {
		const [a, b] = [key(one), key(other)];
		if (a !== b) return a < b ? -1 : 1;
		if (one.kind !== other.kind) return one.kind < other.kind ? -1 : 1;
		return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
	});
}
