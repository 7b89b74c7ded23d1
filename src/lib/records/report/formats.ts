import type { Language } from '#lib/domain/language.ts';

/** Dates, numbers and lists in a language that need not be the reader's. */
export interface Formats {
	readonly language: Language;
	/** A calendar date, with its day of the week. */
	day: (date: string) => string;
	/** A calendar date as short as tables want it, as precise as it is known: `2024`, `2024-03` or `2024-03-18`. */
	date: (date: string) => string;
	/** A moment, in the reader's time zone. */
	moment: (time: number) => string;
	number: (value: number) => string;
	/** With its sign, of what has changed. */
	difference: (value: number) => string;
	/** Whole euros. */
	euros: (value: number) => string;
	percent: (ratio: number) => string;
	list: (items: readonly string[]) => string;
}

export function formatsIn(language: Language): Formats {
	const locale = language === 'en' ? 'en-GB' : language;
	const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
	const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
	const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
	const difference = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
	const euros = new Intl.NumberFormat(locale, {
		style: 'currency',
		currency: 'EUR',
		maximumFractionDigits: 0,
	});
	const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
	const dates = [
		{ year: 'numeric' },
		{ year: 'numeric', month: 'short' },
		{ year: 'numeric', month: 'short', day: 'numeric' },
	].map(
		(options) =>
			new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' } as Intl.DateTimeFormatOptions),
	);
	const list = new Intl.ListFormat(locale, { type: 'conjunction' });
	return {
		language,
		day: (date) => {
			const found = /^\d{4}-\d{2}-\d{2}$/.test(date) ? new Date(date) : new Date(Number.NaN);
			return Number.isNaN(found.getTime()) ? date : day.format(found);
		},
		date: (date) => {
			const found = /^\d{4}(-\d{2}){0,2}$/.test(date) ? new Date(date) : new Date(Number.NaN);
			return Number.isNaN(found.getTime()) ? date : dates[date.split('-').length - 1]!.format(found);
		},
		moment: (time) => moment.format(time),
		number: (value) => number.format(value),
		difference: (value) => difference.format(value),
		euros: (value) => euros.format(value),
		percent: (ratio) => percent.format(ratio),
		list: (items) => list.format(items),
	};
}
