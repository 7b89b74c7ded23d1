import type { appointment } from './appointment.ts';
import type { RowOf } from './kind.ts';
import { clockOf, dayOf, daysFrom, type LocalTime, minutesLater } from './localTime.ts';

export type StopRow = RowOf<typeof appointment>;

/** Types of entries that take days away from the desk: they open as an itinerary. Codes of the vocabulary `entry-type`. */
const TRAVELLED = new Set(['event', 'fair', 'mission', 'study-visit', 'forum']);

export const hasItinerary = (type: string | null | undefined): boolean => TRAVELLED.has(type ?? '');

/** A meeting of which nobody has said when it ends is taken to last so long. */
const MINUTES = 60;

/** How a stop stands to the clock. Without an hour it is neither now nor next. */
export type StopTime = 'past' | 'now' | 'later' | 'unknown';

function endOf(stop: Pick<StopRow, 'start' | 'end'>): LocalTime {
	const start = stop.start!;
	return stop.end && stop.end > start && clockOf(stop.end) ? stop.end : minutesLater(start, MINUTES);
}

export function stopTime(stop: Pick<StopRow, 'start' | 'end'>, now: LocalTime): StopTime {
	const day = dayOf(stop.start);
	if (!day) return 'unknown';
	if (!clockOf(stop.start)) return day < dayOf(now)! ? 'past' : day > dayOf(now)! ? 'later' : 'unknown';
	if (stop.start! > now) return 'later';
	return endOf(stop) > now ? 'now' : 'past';
}

/** By their time as it is written; of the same time, as they were made. A day without an hour comes before its hours. */
export function byStart(one: StopRow, other: StopRow): number {
	const [a, b] = [one.start ?? '9999', other.start ?? '9999'];
	if (a !== b) return a < b ? -1 : 1;
	return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

export interface ItineraryDay {
	/** `2024-11-05`; null for stops whose day nobody has said. */
	readonly day: string | null;
	readonly stops: readonly StopRow[];
}

export interface Itinerary {
	/** What takes place at this moment. */
	readonly now: readonly StopRow[];
	/** What comes next; several where they begin together. */
	readonly next: readonly StopRow[];
	/** Today and what is still to come, in order; then what has no day. */
	readonly ahead: readonly ItineraryDay[];
	/** Days that are over and on which something was arranged, the last first. */
	readonly past: readonly ItineraryDay[];
}

/**
 * The stops of an event by days, today first. The event's own days are there also where nothing is arranged yet.
 * @param now the device's clock, as it is read there
 */
export function planItinerary(
	event: { readonly date: string | null; readonly until: string | null },
	stops: readonly StopRow[],
	now: LocalTime,
): Itinerary {
	const ordered = [...stops].sort(byStart);
	const byDay = new Map<string, StopRow[]>();
	const first = dayOf(event.date);
	const last = dayOf(event.until) ?? first;
	if (first && last) for (const day of daysFrom(first, last)) byDay.set(day, []);
	const undated: StopRow[] = [];
	for (const stop of ordered) {
		const day = dayOf(stop.start);
		if (!day) undated.push(stop);
		else byDay.set(day, [...(byDay.get(day) ?? []), stop]);
	}
	const days = [...byDay]
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([day, of]): ItineraryDay => ({ day, stops: of }));
	const today = dayOf(now)!;
	const coming = ordered.filter((stop) => clockOf(stop.start) && stopTime(stop, now) === 'later');
	return {
		now: ordered.filter((stop) => stopTime(stop, now) === 'now'),
		next: coming.filter(({ start }) => start === coming[0]!.start),
		ahead: [
			...days.filter(({ day }) => day! >= today),
			...(undated.length > 0 ? [{ day: null, stops: undated }] : []),
		],
		past: days.filter(({ day, stops: of }) => day! < today && of.length > 0).reverse(),
	};
}
