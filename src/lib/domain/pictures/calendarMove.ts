import type { AnyRow, Contents } from '../kind.ts';
import { dayOf, daysLater } from '../localTime.ts';
import { dayNumber } from './timeSpan.ts';
import type { CalendarItem } from './calendarItems.ts';

/**
 * Whether something can be put on another day: a task or a milestone that is not done, an appointment that was not held, an entry
 * that is still to come. What happened stays on the day on which it did; what others decide (a call, a meeting of a body) is changed
 * where it is kept.
 */
export function isMovable({ type, row, isDone, from }: CalendarItem, today: string): boolean {
	if (type === 'task' || type === 'milestone' || type === 'appointment') return !isDone;
	return type === 'entry' && from > today && !row.movedTo;
}

/** What is to be written so that something begins on a day: hours stay, and how many days it takes. Null where it does already. */
export function moveTo({ type, row, from }: CalendarItem, day: string): Contents | null {
	const by = dayNumber(day) - dayNumber(from);
	if (!Number.isFinite(by)) return null;
	if (type === 'task' || type === 'milestone') return row.due === day ? null : { due: day };
	if (by === 0) return null;
	if (type === 'entry') return shifted(row, ['date', 'until'], by);
	return type === 'appointment' ? shifted(row, ['start', 'end'], by) : null;
}

function shifted(row: AnyRow, fields: readonly string[], by: number): Contents {
	return Object.fromEntries(
		fields.flatMap((field) => {
			const time = row[field];
			const day = typeof time === 'string' ? dayOf(time) : null;
			return day === null ? [] : [[field, daysLater(day, by) + (time as string).slice(10)]];
		}),
	);
}
