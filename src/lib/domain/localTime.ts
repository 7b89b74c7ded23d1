/**
 * A time as the clocks show it there, `2024-11-05T09:30`: it belongs to no time zone and is never shifted by one. Whoever goes to
 * Lima and back reads the hour at which they met.
 */
export type LocalTime = string;

const SHAPE = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?/;

const two = (part: number) => String(part).padStart(2, '0');

/** What this device's calendar and clock show. */
export function localNow(now = new Date()): LocalTime {
	const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
	return `${day}T${two(now.getHours())}:${two(now.getMinutes())}`;
}

/** The day, `2024-11-05`, or null where none can be read. */
export function dayOf(time: LocalTime | null | undefined): string | null {
	return SHAPE.exec(time ?? '')?.[1] ?? null;
}

/** The clock, `09:30`, or null where only the day is known. */
export function clockOf(time: LocalTime | null | undefined): string | null {
	return SHAPE.exec(time ?? '')?.[2] ?? null;
}

/** @returns null without a day: an hour of no day says nothing */
export function localTime(day: string, clock: string): LocalTime | null {
	if (!dayOf(day)) return null;
	return /^\d{2}:\d{2}/.test(clock) ? `${day}T${clock.slice(0, 5)}` : day;
}

/** So many minutes later by the calendar alone. */
export function minutesLater(time: LocalTime, minutes: number): LocalTime {
	const clock = clockOf(time) ?? '00:00';
	return new Date(Date.parse(`${dayOf(time)}T${clock}Z`) + minutes * 60_000).toISOString().slice(0, 16);
}

/** So many days later. */
export function daysLater(day: string, days: number): string {
	return new Date(Date.parse(`${day.slice(0, 10)}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Every day from the first to the last, at most so many. */
export function daysFrom(first: string, last: string, most = 31): string[] {
	const days: string[] = [];
	for (let day = first; day <= last && days.length < most; day = daysLater(day, 1)) days.push(day);
	return days;
}
