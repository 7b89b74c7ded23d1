import { daysFrom } from '../localTime.ts';
import { lastDayOf } from '../taskDue.ts';
import { CALENDAR_TYPES, type CalendarItem, type CalendarType } from './calendarItems.ts';

export type TypeCounts = Readonly<Record<CalendarType, number>>;

export interface YearCounts {
	/** How many things stand on each day: what takes several days counts on the first. */
	readonly byDay: ReadonlyMap<string, number>;
	readonly months: readonly {
		readonly month: string;
		readonly days: readonly string[];
		readonly total: number;
		readonly types: TypeCounts;
	}[];
	readonly total: number;
}

/** What begins on each day of a year. @param entries how many entries of the log do: there may be too many to be read */
export function yearCounts(
	year: number,
	items: readonly CalendarItem[],
	entries: ReadonlyMap<string, number>,
): YearCounts {
	const byDay = new Map(entries);
	const found = new Map<string, Record<CalendarType, number>>();
	const none = () =>
		Object.fromEntries(CALENDAR_TYPES.map((type) => [type, 0])) as Record<CalendarType, number>;
	const months = Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);
	for (const month of months) found.set(month, none());
	for (const [day, count] of entries) {
		const types = found.get(day.slice(0, 7));
		if (types) types.entry += count;
	}
	for (const { type, from } of items) {
		const types = found.get(from.slice(0, 7));
		if (!types) continue;
		types[type] += 1;
		byDay.set(from, (byDay.get(from) ?? 0) + 1);
	}
	const counted = months.map((month) => {
		const types = found.get(month)!;
		const total = CALENDAR_TYPES.reduce((sum, type) => sum + types[type], 0);
		return { month, days: daysFrom(`${month}-01`, lastDayOf(month)), total, types };
	});
	return { byDay, months: counted, total: counted.reduce((sum, { total }) => sum + total, 0) };
}
