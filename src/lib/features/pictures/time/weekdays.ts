import { language } from '#lib/i18n/index.ts';

/** The names of the days, Monday first, in the reader's language. */
export function weekdayNames(): { narrow: string; short: string; long: string }[] {
	const locale = language.current === 'en' ? 'en-GB' : language.current;
	const named = (weekday: 'narrow' | 'short' | 'long') =>
		new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
	const [narrow, short, long] = [named('narrow'), named('short'), named('long')];
	// The first of January 2024 was a Monday.
	return Array.from({ length: 7 }, (_, at) => {
		const day = Date.UTC(2024, 0, 1 + at);
		return { narrow: narrow.format(day), short: short.format(day), long: long.format(day) };
	});
}

/** The name of a month alone, `2024-11`. */
export function monthName(month: string): string {
	const locale = language.current === 'en' ? 'en-GB' : language.current;
	return new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(new Date(`${month}-01`));
}

/** The same in few letters, or in one where there is no room. */
export function monthShort(month: string, isNarrow: boolean): string {
	const locale = language.current === 'en' ? 'en-GB' : language.current;
	const options = { month: isNarrow ? 'narrow' : 'short', timeZone: 'UTC' } as const;
	return new Intl.DateTimeFormat(locale, options).format(new Date(`${month}-01`));
}
