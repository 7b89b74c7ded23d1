import { nameKey } from '#lib/domain/observatoryNames.ts';

/** Months in the four languages, without accents: people write them whole or their first letters. */
const MONTHS = [
	'gener enero janvier january',
	'febrer febrero fevrier february',
	'marc marzo mars march',
	'abril avril april',
	'maig mayo mai may',
	'juny junio juin june',
	'juliol julio juillet july',
	'agost agosto aout august',
	'setembre septiembre setiembre septembre september',
	'octubre octobre october',
	'novembre noviembre november',
	'desembre diciembre decembre december',
].map((names) => names.split(' '));

/** Which of two small numbers is the month; null while nothing says. */
export type DayOrder = 'day-first' | 'month-first';

export type DateReading = { date: string } | 'unclear' | null;

/** Every month that a word may begin: “jui” is June as well as July. */
function monthsNamed(word: string): number[] {
	const key = nameKey(word);
	if (key.length < 3) return [];
	return MONTHS.flatMap((names, at) => (names.some((name) => name.startsWith(key)) ? at + 1 : []));
}

/** A date as it is stored, as precise as it is known; null where there is no such day. */
function dateOf(year: number, month?: number, day?: number): string | null {
	const full = year < 100 ? year + (year < 70 ? 2000 : 1900) : year;
	if (full < 1000 || full > 2999) return null;
	const parts = [
		String(full),
		...(month === undefined ? [] : [pad(month)]),
		...(day === undefined ? [] : [pad(day)]),
	];
	const moment = new Date(Date.UTC(full, (month ?? 1) - 1, day ?? 1));
	const isReal = moment.getUTCMonth() === (month ?? 1) - 1 && moment.getUTCDate() === (day ?? 1);
	return isReal ? parts.join('-') : null;
}
const pad = (part: number) => String(part).padStart(2, '0');

const ISO = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?)?$/u;
const NUMBERS = /^(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})(?:[T ]\d{1,2}:\d{2}.*)?$/u;
const MONTH_YEAR = /^(\d{1,2})\s?[-/.]\s?(\d{4})$/u;

/** Whether a text can only be read with the day, or the month, first. */
export function certainOrder(text: string): DayOrder | null {
	const [, first, second] = NUMBERS.exec(text.trim()) ?? [];
	if (!first || !second) return null;
	if (Number(first) > 12 && Number(second) <= 12) return 'day-first';
	return Number(second) > 12 && Number(first) <= 12 ? 'month-first' : null;
}

/** How the dates of one column are written: as those tell that can be read in one way; both is `mixed`. */
export function orderOf(texts: Iterable<string>): DayOrder | 'mixed' | null {
	const found = new Set<DayOrder>();
	for (const text of texts) {
		const order = certainOrder(text);
		if (order) found.add(order);
	}
	return found.size > 1 ? 'mixed' : ([...found][0] ?? null);
}

/**
 * A date that somebody typed as text, in any of the four languages: `18/3/2024`, `18 de març de 2024`, `March 18th, 2024`, `mars 2024`,
 * `2024`. Day first, as all four languages write it, where the column does not say otherwise.
 */
export function readDateText(text: string, order: DayOrder | 'mixed' | null): DateReading {
	const bare = text.replace(/[\u00a0\u202f]/gu, ' ').trim();
	const tell = (date: string | null): DateReading => (date ? { date } : null);
	if (/^\d{4}$/u.test(bare)) return tell(dateOf(Number(bare)));
	const iso = ISO.exec(bare);
	if (iso) return tell(dateOf(Number(iso[1]), Number(iso[2]), iso[3] ? Number(iso[3]) : undefined));
	const monthYear = MONTH_YEAR.exec(bare);
	if (monthYear) return tell(dateOf(Number(monthYear[2]), Number(monthYear[1])));
	const numbers = NUMBERS.exec(bare);
	if (!numbers) return tell(readWords(bare));
	const [first, second, year] = numbers.slice(1, 4).map(Number) as [number, number, number];
	const own =
		certainOrder(bare) ??
		(first === second ? 'day-first' : order === 'mixed' ? null : (order ?? 'day-first'));
	if (!own) return 'unclear';
	return tell(own === 'day-first' ? dateOf(year, second, first) : dateOf(year, first, second));
}

/** `18 de març de 2024`, `le 1er mars 2024`, `18-Mar-24`, `Mar 18, 2024`, `març 2024`. */
function readWords(text: string): string | null {
	const words = text.match(/\p{L}+|\d+/gu) ?? [];
	const numbers = words.filter((word) => /^\d/u.test(word)).map(Number);
	if (numbers.length === 0 || numbers.length > 2) return null;
	// “mar. 18 juin 2024” is a Tuesday in June.
	const dated = numbers.length === 2 && nameKey(words[0]!) === 'mar' ? words.slice(1) : words;
	const months = new Set(
		[dated, words].map((some) => some.flatMap(monthsNamed)).find(({ length }) => length > 0),
	);
	if (months.size !== 1) return null;
	const [month] = [...months] as [number];
	if (numbers.length === 1) return numbers[0]! > 31 ? dateOf(numbers[0]!, month) : null;
	const [day, year] = numbers[0]! > 31 ? [numbers[1]!, numbers[0]!] : [numbers[0]!, numbers[1]!];
	return dateOf(year, month, day);
}

/** The day that a spreadsheet counts as its nth. */
export function dateOfSerial(serial: number, is1904: boolean): string | null {
	const day = Math.floor(serial);
	if (day < 1 || day > 110_000) return null;
	// The older count has a 29 February 1900, which never was.
	const base = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
	return new Date(base + day * 86_400_000).toISOString().slice(0, 10);
}
