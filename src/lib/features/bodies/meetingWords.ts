import type { MeetingRow } from '#lib/domain/bodyMeetings.ts';
import { formatDate, t } from '#lib/i18n/index.ts';

/** “Tuesday, 20 January 2026, 09:30–12:00”; null where nobody has said when. */
export function whenOf({ date, start, end }: Pick<MeetingRow, 'date' | 'start' | 'end'>): string | null {
	const clock = start && end ? `${start}–${end}` : start;
	const day = date && formatDate(date, 'long');
	if (day && clock) return t('bodies.when', { day, clock });
	return day || clock || null;
}
