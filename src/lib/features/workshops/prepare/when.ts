import { formatDate, formatNumber, t } from '#lib/i18n/index.ts';

interface When {
	readonly date: string | null;
	readonly start: string | null;
	readonly end: string | null;
}

/** “Tuesday, 20 January 2026, 09:30–12:00”; null where nobody has said when. */
export function whenOf({ date, start, end }: When): string | null {
	const clock = start && end ? `${start}–${end}` : start;
	const day = date && formatDate(date, 'long');
	if (day && clock) return t('workshops.when', { day, clock });
	return day ?? clock ?? null;
}

/** “1 h 45 min”: minutes as people say them. */
export function durationText(minutes: number): string {
	const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
	const parts = [
		hours > 0 && t('workshops.agenda.hours', { hours: formatNumber(hours) }),
		(rest > 0 || hours === 0) && t('workshops.agenda.minutes', { minutes: formatNumber(rest) }),
	];
	return parts.filter(Boolean).join(' ');
}
