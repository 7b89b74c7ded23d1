import { daysFrom, daysLater } from '../localTime.ts';
import { lastDayOf } from '../taskDue.ts';

/** The day of the week, Monday 0 to Sunday 6. */
export function weekdayOf(day: string): number {
	return (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
}

/** The weeks of a month, Monday first: the days before its first and after its last complete them. @param month `2024-11` */
export function weeksOf(month: string): string[][] {
	const first = `${month}-01`;
	const last = lastDayOf(month);
	const days = daysFrom(daysLater(first, -weekdayOf(first)), daysLater(last, 6 - weekdayOf(last)), 42);
	return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** So many months later: `2024-11` + 2 → `2025-01`. */
export function monthsLater(month: string, by: number): string {
	const [year, number] = month.split('-').map(Number) as [number, number];
	return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** The same day of another month, or its last where it has fewer. */
export function sameDayOf(month: string, day: string): string {
	const wanted = `${month}-${day.slice(8, 10)}`;
	const last = lastDayOf(month);
	return wanted < last ? wanted : last;
}

/** Reads a month of an address; null for what is none. */
export function readMonth(text: string): string | null {
	return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : null;
}

/** The years that a calendar offers: the plan’s, today’s and the one that is shown, with one more at either end. */
export function yearsAround(years: readonly number[]): number[] {
	const first = Math.min(...years) - 1;
	return Array.from({ length: Math.max(...years) + 2 - first }, (_, at) => first + at);
}
