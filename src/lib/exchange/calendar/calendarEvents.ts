import { isExportable } from '#lib/domain/exportable.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { clockOf } from '#lib/domain/localTime.ts';
import type { CalendarItem, CalendarType } from '#lib/domain/pictures/calendarItems.ts';
import { isTaskOf, type TaskRow } from '#lib/domain/taskDue.ts';
import type { CalendarEvent } from './icalendar.ts';

export type CalendarScope = 'mine' | 'organisation' | 'all';

/** Which of the dates are wanted. */
export interface CalendarWish {
	readonly scope: CalendarScope;
	readonly types: ReadonlySet<CalendarType>;
	/** Also what is done, and what was over before this day. */
	readonly past: boolean;
	readonly today: string;
	readonly organisation: string | null;
	readonly person: { readonly id: string; readonly name: string };
}

/** The words of an event, in the reader's language, and where its record is. */
export interface CalendarWords {
	readonly workspace: string;
	readonly titleOf: (row: AnyRow) => string;
	readonly typeOf: (item: CalendarItem) => string;
	readonly aboutOf: (item: CalendarItem) => string;
	readonly urlOf: (row: AnyRow) => string;
	/** What stands in the place of what was retracted: nothing of what it said. */
	readonly calledOff: string;
	/** Where the hours of meetings are read. */
	readonly zone: string;
}

/** [I11] The dates that somebody wants: of what everybody reads alone. */
export function wantedItems(items: readonly CalendarItem[], wish: CalendarWish): CalendarItem[] {
	return items.filter(
		(item) =>
			wish.types.has(item.type) &&
			isExportable(item.row) &&
			(wish.past || !isOver(item, wish.today)) &&
			isWithin(item, wish),
	);
}

/** What is late is not over: it is still to be done. */
const isOver = ({ until, isDone, isLate }: CalendarItem, today: string) =>
	isDone || (!isLate && until < today);

function isWithin(item: CalendarItem, { scope, organisation, person }: CalendarWish): boolean {
	if (scope === 'all') return true;
	if (scope === 'mine' && item.row.kind === 'task') return isTaskOf(item.row as TaskRow, person);
	return item.organisations === null || (organisation !== null && item.organisations.includes(organisation));
}

/** How a date stands in anybody's calendar. [I11] Of one that was retracted only that it is called off. */
export function eventOf(item: CalendarItem, words: CalendarWords): CalendarEvent {
	const { row, from, until, clock, type } = item;
	const place = row.location ?? row.venue;
	const isCancelled = Boolean(row.retracted);
	return {
		uid: `${row.kind}-${row.id}@${words.workspace}.rumb`,
		from,
		until,
		start: clock,
		end: endOf(row),
		// Whoever goes to Lima meets at the hour of Lima; a session at home is joined from elsewhere too.
		clocks: type === 'meeting' ? { zone: words.zone } : 'there',
		title: isCancelled ? words.calledOff : words.titleOf(row),
		description: isCancelled ? '' : [words.typeOf(item), words.aboutOf(item)].filter(Boolean).join('\n'),
		location: !isCancelled && typeof place === 'string' && place ? place : null,
		category: words.typeOf(item),
		url: isCancelled ? null : words.urlOf(row),
		changed: lastChange(row),
		isBusy: !isCancelled && (type === 'meeting' || type === 'appointment'),
		isCancelled,
	};
}

function endOf({ end }: AnyRow): string | null {
	if (typeof end !== 'string') return null;
	return /^\d{2}:\d{2}$/u.test(end) ? end : clockOf(end);
}

function lastChange({ created, edited, retracted }: AnyRow): number {
	return Math.max(
		0,
		created?.time ?? 0,
		retracted?.time ?? 0,
		...Object.values(edited).map(({ time }) => time),
	);
}
