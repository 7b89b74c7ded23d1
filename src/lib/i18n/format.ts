import { language } from './i18n.svelte.ts';

const made = new Map<string, unknown>();

/** Intl's formatters are slow to make and safe to keep. */
function kept<T>(name: string, options: object, make: (locale: string) => T): T {
	const locale = language.current === 'en' ? 'en-GB' : language.current;
	const key = `${locale} ${name} ${JSON.stringify(options)}`;
	let formatter = made.get(key) as T | undefined;
	if (formatter === undefined) made.set(key, (formatter = make(locale)));
	return formatter;
}

export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
	return kept('number', options, (locale) => new Intl.NumberFormat(locale, options)).format(value);
}

/** `ratio` is a fraction: 0.25 is shown as 25 %. */
export function formatPercent(ratio: number, maximumFractionDigits = 0): string {
	return formatNumber(ratio, { style: 'percent', maximumFractionDigits });
}

/** Whole units where there are no cents. `currency` is an ISO 4217 code. */
export function formatCurrency(amount: number, currency = 'EUR'): string {
	return formatNumber(amount, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' });
}

const DATE_STYLES = {
	numeric: { day: '2-digit', month: '2-digit', year: 'numeric' },
	short: { day: 'numeric', month: 'short', year: 'numeric' },
	long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
	month: { month: 'long', year: 'numeric' },
	year: { year: 'numeric' },
	time: { hour: '2-digit', minute: '2-digit' },
	moment: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateStyle = keyof typeof DATE_STYLES;

/** A calendar date is the same day everywhere; a moment is shown in the reader's time zone. */
function readDate(value: Date | number | string): {
	date: Date;
	calendar: boolean;
	precision: DateStyle | null;
} {
	if (typeof value !== 'string') return { date: new Date(value), calendar: false, precision: null };
	// Browsers read a date into almost anything: only what ISO 8601 says counts.
	const date = /^\d{4}(-\d{2}(-\d{2}(T.+)?)?)?$/.test(value) ? new Date(value) : new Date(Number.NaN);
	const precision = value.length === 4 ? 'year' : value.length === 7 ? 'month' : null;
	return { date, calendar: value.length <= 10, precision };
}

function dateFormat(style: DateStyle, calendar: boolean): Intl.DateTimeFormat {
	const options = { ...DATE_STYLES[style], ...(calendar ? { timeZone: 'UTC' } : {}) };
	return kept('date', options, (locale) => new Intl.DateTimeFormat(locale, options));
}

/**
 * @param value a moment (Date or milliseconds) or a calendar date: `2021`, `2021-11` (shown no more precisely than it is
 *   known) or `2021-07-27`
 * @returns the text as it is given where it is no date
 */
export function formatDate(value: Date | number | string, style: DateStyle = 'short'): string {
	const { date, calendar, precision } = readDate(value);
	if (Number.isNaN(date.getTime())) return String(value);
	return dateFormat(precision ?? style, calendar).format(date);
}

export function formatDateRange(from: Date | number | string, to: Date | number | string): string {
	const [start, end] = [readDate(from), readDate(to)];
	if (Number.isNaN(start.date.getTime()) || Number.isNaN(end.date.getTime())) return `${from} – ${to}`;
	const style = start.precision ?? end.precision ?? 'short';
	return dateFormat(style, start.calendar && end.calendar).formatRange(start.date, end.date);
}

/** “a, b and c” */
export function formatList(
	items: readonly string[],
	type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
	return kept('list', { type }, (locale) => new Intl.ListFormat(locale, { type })).format(items);
}

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
	['year', 31_536_000_000],
	['month', 2_592_000_000],
	['week', 604_800_000],
	['day', 86_400_000],
	['hour', 3_600_000],
	['minute', 60_000],
	['second', 1000],
];

/** “3 days ago”, “in 2 hours”, “now” */
export function relativeTime(moment: Date | number, now: Date | number = Date.now()): string {
	const distance = Number(moment) - Number(now);
	const [unit, size] = STEPS.find(([, step]) => Math.abs(distance) >= step) ?? (['second', 1000] as const);
	const options = { numeric: 'auto' } as const;
	return kept('relative', options, (locale) => new Intl.RelativeTimeFormat(locale, options)).format(
		Math.trunc(distance / size),
		unit,
	);
}

/** Orders as a dictionary of the reader's language does; “Line 2” stands before “Line 10”. */
export function compareTexts(a: string, b: string): number {
	const options = { numeric: true, sensitivity: 'base' } as const;
	return kept('collator', options, (locale) => new Intl.Collator(locale, options)).compare(a, b);
}
