import type { agreement } from '../agreement.ts';
import type { call } from '../call.ts';
import type { EntryRow } from '../entryOrder.ts';
import type { StopRow } from '../itinerary.ts';
import type { MeetingRow } from '../bodyMeetings.ts';
import type { AnyRow, RowOf } from '../kind.ts';
import { clockOf, dayOf, daysFrom } from '../localTime.ts';
import type { monitoringMilestone } from '../monitoringMilestone.ts';
import { ownerOf } from '../owner.ts';
import type { ClosingRow, PeriodRow } from '../periodState.ts';
import { answeringFor, lastDayOf, type TaskRow, taskState } from '../taskDue.ts';
import type { workshop } from '../workshop.ts';
import { periodMarks, promisedMarks } from './timeMarks.ts';

/** In the order in which they stand on a day; entries of the log, of which there are most, come last. */
export const CALENDAR_TYPES = [
	'deadline',
	'milestone',
	'task',
	'meeting',
	'appointment',
	'call',
	'agreement',
	'entry',
] as const;
export type CalendarType = (typeof CALENDAR_TYPES)[number];

/** Something that stands on one day of the calendar, or on several. */
export interface CalendarItem {
	readonly type: CalendarType;
	readonly row: AnyRow;
	/** First and last day. */
	readonly from: string;
	readonly until: string;
	/** `09:30`, where an hour is known. */
	readonly clock: string | null;
	readonly isLate: boolean;
	readonly isDone: boolean;
	/** Actions to which it belongs; null where it is the whole plan's. */
	readonly actions: readonly string[] | null;
	/** Organisations that it concerns; null where it concerns everybody. */
	readonly organisations: readonly string[] | null;
}

/** Names an item among those of its calendar. */
export const keyOf = ({ row }: CalendarItem): string => `${row.kind}/${row.id}`;

const ids = (...of: (string | null | undefined)[]): string[] => [
	...new Set(of.filter((id): id is string => Boolean(id))),
];
const on = (day: string, clock: string | null = null) => ({ from: day, until: day, clock });
const plain = { isLate: false, isDone: false } as const;

/** Tasks and milestones on the last day that they may take. */
export function taskItems(rows: readonly TaskRow[], today: string): CalendarItem[] {
	return rows.flatMap((row) => {
		if (!row.due) return [];
		const state = taskState(row, today);
		return {
			type: row.type === 'milestone' ? 'milestone' : 'task',
			row,
			...on(lastDayOf(row.due)),
			isLate: state === 'overdue',
			isDone: state === 'done',
			actions: ids(row.action),
			organisations: ids(answeringFor(row)),
		} satisfies CalendarItem;
	});
}

/** Stops of itineraries; their event says to which actions they belong. */
export function appointmentItems(rows: readonly StopRow[]): CalendarItem[] {
	return rows.flatMap((row) => {
		const day = dayOf(row.start);
		if (!day) return [];
		const last = dayOf(row.end);
		return {
			type: 'appointment',
			row,
			from: day,
			until: last && last > day ? last : day,
			clock: clockOf(row.start),
			isLate: false,
			isDone: row.held === true,
			actions: [],
			organisations: ids(ownerOf(row), ...row.organisations),
		} satisfies CalendarItem;
	});
}

/** Sessions of bodies and workshops. A workshop that is a body's session is told once. */
export function meetingItems(
	meetings: readonly MeetingRow[],
	workshops: readonly RowOf<typeof workshop>[],
): CalendarItem[] {
	const told = new Set(meetings.map((row) => row.workshop));
	const sessions = [...meetings, ...workshops.filter(({ id }) => !told.has(id))];
	return sessions.flatMap((row) => {
		if (!row.date || row.date.length < 10) return [];
		const who = 'attending' in row ? [...row.attending, ...row.excused] : [...row.invited, ...row.organisers];
		return {
			type: 'meeting',
			row,
			...on(row.date.slice(0, 10), row.start || null),
			...plain,
			actions: 'actions' in row ? row.actions : null,
			organisations: who.length > 0 ? ids(...who) : null,
		} satisfies CalendarItem;
	});
}

/** Until when periods are to be reported on, and the reports and evaluations that the plan promises are due. */
export function deadlineItems(
	periods: readonly PeriodRow[],
	promised: readonly RowOf<typeof monitoringMilestone>[],
	closings: readonly ClosingRow[],
	today: string,
): CalendarItem[] {
	const rows = new Map<string, AnyRow>([...periods, ...promised].map((row) => [row.id, row]));
	// What a period feeds is due with it: it is told once.
	const fed = new Set(periods.map(({ milestone }) => milestone));
	return [
		...periodMarks(periods, closings, today),
		...promisedMarks(promised, periods, closings, today).filter(({ id }) => !fed.has(id)),
	].flatMap(({ id, date, state }) =>
		date === null || date.length < 10
			? []
			: [
					{
						type: 'deadline',
						row: rows.get(id)!,
						...on(date),
						isLate: state === 'late',
						isDone: state === 'done',
						actions: null,
						organisations: null,
					} satisfies CalendarItem,
				],
	);
}

/** The last days of calls. */
export function callItems(rows: readonly RowOf<typeof call>[]): CalendarItem[] {
	return rows.flatMap((row) =>
		row.closes
			? {
					type: 'call' as const,
					row,
					...on(lastDayOf(row.closes)),
					...plain,
					actions: row.actions,
					organisations: row.organisations.length > 0 ? ids(ownerOf(row), ...row.organisations) : null,
				}
			: [],
	);
}

/** The last days of agreements. */
export function agreementItems(rows: readonly RowOf<typeof agreement>[]): CalendarItem[] {
	return rows.flatMap((row) =>
		row.expires
			? {
					type: 'agreement' as const,
					row,
					...on(lastDayOf(row.expires)),
					...plain,
					actions: row.actions,
					organisations: ids(ownerOf(row), ...row.organisations, ...row.councils),
				}
			: [],
	);
}

/** Entries whose day is known; of the others only the month is, see `undatedIn`. */
export function entryItems(rows: readonly EntryRow[]): CalendarItem[] {
	return rows.flatMap((row) => {
		if (!row.date || row.date.length < 10) return [];
		const until = row.until && row.until.length >= 10 && row.until > row.date ? row.until : row.date;
		return {
			type: 'entry',
			row,
			from: row.date.slice(0, 10),
			until: until.slice(0, 10),
			clock: null,
			...plain,
			actions: row.actions,
			organisations: ids(ownerOf(row), ...row.sharedWith, ...row.organisations),
		} satisfies CalendarItem;
	});
}

const turn = new Map<string, number>(CALENDAR_TYPES.map((type, at) => [type, at]));

/** What stands on each day from the first to the last: by type, what is done later, then by hour, then by id. What takes several days is on each. */
export function itemsByDay(
	items: readonly CalendarItem[],
	first: string,
	last: string,
): Map<string, CalendarItem[]> {
	const days = new Map<string, CalendarItem[]>();
	for (const item of items) {
		if (item.until < first || item.from > last) continue;
		const [from, until] = [item.from < first ? first : item.from, item.until > last ? last : item.until];
		for (const day of daysFrom(from, until, 400)) {
			const there = days.get(day);
			if (there) there.push(item);
			else days.set(day, [item]);
		}
	}
	for (const there of days.values()) there.sort(byTurn);
	return days;
}

/** What is done stands after what is still to be done, and before the entries. */
const rankOf = ({ type, isDone }: CalendarItem): number =>
	isDone ? turn.get('entry')! - 0.5 : turn.get(type)!;

function byTurn(one: CalendarItem, other: CalendarItem): number {
	const apart = rankOf(one) - rankOf(other);
	if (apart !== 0) return apart;
	const [a, b] = [one.clock ?? '', other.clock ?? ''];
	if (a !== b) return a < b ? -1 : 1;
	return one.row.id < other.row.id ? -1 : one.row.id > other.row.id ? 1 : 0;
}
