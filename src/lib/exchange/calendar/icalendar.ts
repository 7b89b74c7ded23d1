import ical, { ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { daysLater } from '#lib/domain/localTime.ts';
import { asUtc, instantIn } from './zonedTime.ts';

/** Where the clock of an event is read: in a zone, or wherever it takes place. */
export type Clocks = { readonly zone: string } | 'there';

/** Something that stands in a calendar. */
export interface CalendarEvent {
	/** Stays the same from export to export, so that a calendar that takes it in again changes it and adds none. */
	readonly uid: string;
	/** First and last day, `2024-03-18`. */
	readonly from: string;
	readonly until: string;
	/** `09:30`; all-day without it. */
	readonly start: string | null;
	readonly end: string | null;
	readonly clocks: Clocks;
	readonly title: string;
	readonly description: string;
	readonly location: string | null;
	readonly category: string;
	readonly url: string | null;
	/** When it was last changed, in milliseconds since 1970. */
	readonly changed: number;
	/** Whether somebody is taken by it: a meeting is, a deadline is not. */
	readonly isBusy: boolean;
	/** Whether it was taken back: a calendar that has it from an earlier file strikes it out. */
	readonly isCancelled: boolean;
}

export interface CalendarHead {
	readonly name: string;
	/** `CA`, `EN` … */
	readonly language: string;
	/** What every file of a sample says. */
	readonly note?: string;
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/u;
const isClock = (clock: string | null): clock is string => clock !== null && CLOCK.test(clock);

/**
 * Writes events as iCalendar (RFC 5545). Days are dates without an hour; hours in a zone become instants, so that every calendar
 * shows them by its own clock; hours elsewhere belong to no zone, and stay what the clocks there show.
 */
export function writeCalendar(
	events: readonly CalendarEvent[],
	{ name, language, note }: CalendarHead,
): string {
	// The library takes the zone of the device for what a calendar's zone is given for: it is given none, and instants.
	const calendar = ical({
		name,
		description: note,
		prodId: { company: 'Rumb', product: 'Rumb', language: language.toUpperCase() },
	});
	for (const event of [...events].sort(byBeginning)) {
		calendar.createEvent({
			id: event.uid,
			...timesOf(event),
			stamp: new Date(event.changed),
			// A calendar that has it already takes the later one in only where these have grown.
			sequence: Math.floor(event.changed / 1000),
			lastModified: new Date(event.changed),
			summary: event.title,
			description: event.description || null,
			location: event.location,
			categories: [{ name: event.category }],
			url: event.url,
			status: event.isCancelled ? ICalEventStatus.CANCELLED : null,
			// Outlook reads the one, all others the other: a day without either is taken up as a whole.
			transparency: event.isBusy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
			busystatus: event.isBusy ? ICalEventBusyStatus.BUSY : ICalEventBusyStatus.FREE,
		});
	}
	return calendar.toString();
}

function timesOf({ from, until, start, end, clocks }: CalendarEvent) {
	// The last day of an all-day event is the one before its end.
	if (!isClock(start))
		return {
			allDay: true,
			start: new Date(asUtc(from, '00:00')),
			end: new Date(asUtc(daysLater(until, 1), '00:00')),
		};
	const at = (day: string, clock: string) =>
		new Date(clocks === 'there' ? asUtc(day, clock) : instantIn(clocks.zone, day, clock));
	const begins = at(from, start);
	// Nobody has said until when on the last of several days: none of that day is left out.
	const ends = isClock(end) ? at(until, end) : until > from ? at(until, '23:59') : null;
	return { floating: clocks === 'there', start: begins, end: ends && ends > begins ? ends : null };
}

const byBeginning = (one: CalendarEvent, other: CalendarEvent) => {
	const [a, b] = [
		`${one.from} ${one.start ?? ''} ${one.uid}`,
		`${other.from} ${other.start ?? ''} ${other.uid}`,
	];
	return a < b ? -1 : a > b ? 1 : 0;
};
