/** From and until which day, month or year, both included; ISO 8601. */
export interface DayRange {
	readonly from?: string;
	readonly until?: string;
}

/** 20240318 of `2024-03-18`, 20240300 of `2024-03`, 0 of none. */
export function numberOfDay(date: string | null | undefined): number {
	const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(date ?? '');
	return parts ? Number(parts[1]) * 10_000 + Number(parts[2] ?? 0) * 100 + Number(parts[3] ?? 0) : 0;
}

/**
 * The numbers of the first and the last date that lie within, as 20240318; 0 where nothing is asked. A date that is known to its
 * month counts as that month’s first day, but where a month is asked for it must be known.
 */
export function boundsOf({ from, until }: DayRange): { readonly first: number; readonly last: number } {
	return { first: from ? firstNumber(from) : 0, last: until ? lastNumber(until) : 0 };
}

/** Whether a date lies within; what has none lies in no days. */
export function isWithinRange(date: string | null, range: DayRange): boolean {
	const { first, last } = boundsOf(range);
	if (first === 0 && last === 0) return true;
	const number = numberOfDay(date);
	return number !== 0 && number >= first && (last === 0 || number <= last);
}

/** Of the least precise date that begins on this day: the year itself on the first of January. */
function firstNumber(date: string): number {
	const number = numberOfDay(date);
	if (date.length < 10 || number % 100 !== 1) return number;
	return number % 10_000 === 101 ? number - 101 : number - 1;
}

/** Of a year or a month the last of its days. */
const lastNumber = (date: string) => numberOfDay(date) + (date.length < 7 ? 9999 : date.length < 10 ? 99 : 0);
