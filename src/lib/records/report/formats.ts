import type { Language } from '#lib/domain/language.ts';

/** Dates, numbers and lists in a language that need not be the reader's. */
export interface Formats {
	readonly language: Language;
	/** A calendar date, with its day of the week. */
	day: (date: string) => string;
	/** A moment, in the reader's time zone. */
	moment: (time: number) => string;
	number: (value: number) => string;
	list: (items: readonly string[]) => string;
}

export function formatsIn(language: Language): Formats {
	const locale = language === 'en' ? 'en-GB' : language;
	const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
	const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
	const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
	const list = new Intl.ListFormat(locale, { type: 'conjunction' });
	return {
		language,
		day: (date) => {
			const found = /^\d{4}-\d{2}-\d{2}$/.test(date) ? new Date(date) : new Date(Number.NaN);
			return Number.isNaN(found.getTime()) ? date : day.format(found);
		},
		moment: (time) => moment.format(time),
		number: (value) => number.format(value),
		list: (items) => list.format(items),
	};
}
