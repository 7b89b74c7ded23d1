/** From the first to the last day that a picture of time shows, both included. */
export interface TimeSpan {
	readonly first: string;
	readonly last: string;
}

const DAY = 86_400_000;

/** Days since 1970 by the calendar alone. */
export function dayNumber(day: string): number {
	return Math.round(Date.parse(`${day.slice(0, 10)}T00:00Z`) / DAY);
}

/** The first day that a date may mean, which may be a year or a month: `2024-11` → `2024-11-01`. */
export function firstDayOf(date: string): string {
	return date.length >= 10 ? date.slice(0, 10) : date.length >= 7 ? `${date}-01` : `${date}-01-01`;
}

/** Years that a plan goes on to be looked at after its last: beyond them today is said in words. */
const AFTER = 2;

/** The plan's years, and those until today where it ended not long ago. */
export function spanOfPlan(periodStart: number, periodEnd: number, today: string): TimeSpan {
	const year = Number(today.slice(0, 4));
	const last = year > periodEnd && year <= periodEnd + AFTER ? year : Math.max(periodStart, periodEnd);
	return { first: `${periodStart}-01-01`, last: `${last}-12-31` };
}

export function spanOfYear(year: number): TimeSpan {
	return { first: `${year}-01-01`, last: `${year}-12-31` };
}

/** Where a day begins, as a share of the span: 0 at its first, 1 after its last; below and beyond for days outside. */
export function shareOf(day: string, { first, last }: TimeSpan): number {
	const start = dayNumber(first);
	return (dayNumber(day) - start) / (dayNumber(last) + 1 - start);
}

export function yearsOf({ first, last }: TimeSpan): number[] {
	const start = Number(first.slice(0, 4));
	return Array.from({ length: Number(last.slice(0, 4)) - start + 1 }, (_, at) => start + at);
}

/** `2024-01` … of every month that begins in the span. */
export function monthsOf(span: TimeSpan): string[] {
	return yearsOf(span)
		.flatMap((year) =>
			Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`),
		)
		.filter((month) => `${month}-01` >= span.first && `${month}-01` <= span.last);
}
