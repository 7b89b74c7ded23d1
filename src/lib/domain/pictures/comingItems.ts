import { daysLater } from '../localTime.ts';
import type { CalendarItem } from './calendarItems.ts';

/** What comes within some days, today included, the nearest first; what is done already is not to come. */
export function comingItems(items: readonly CalendarItem[], today: string, days: number): CalendarItem[] {
	const last = daysLater(today, days);
	return items
		.filter(({ from, until, isDone }) => !isDone && from <= last && until >= today)
		.sort((one, other) =>
			one.from !== other.from
				? one.from < other.from
					? -1
					: 1
				: one.row.id < other.row.id
					? -1
					: one.row.id > other.row.id
						? 1
						: 0,
		);
}
