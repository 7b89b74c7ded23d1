import { LANGUAGES } from '#lib/domain/language.ts';
import { readDate, type ScalarReading } from '#lib/records/scalar.ts';
import { fold } from '#lib/ui/fold.ts';
import { today } from './draft.ts';

/** Words for a day, as many days from today; without accents, marks and spaces. */
const DAYS: Readonly<Record<string, number>> = {
	...named(0, 'avui hoy aujourdhui today'),
	...named(-1, 'ahir ayer hier yesterday'),
	...named(-2, 'abansdahir despusahir anteayer antesdeayer avanthier'),
	...named(1, 'dema manana demain tomorrow'),
};

function named(days: number, words: string): Record<string, number> {
	return Object.fromEntries(words.split(' ').map((word) => [word, days]));
}

/** Names of the months in the four languages, and how they are shortened, by their number. */
const months = new Map<string, number>();

function monthNumber(word: string): number | null {
	if (months.size === 0)
		for (const language of LANGUAGES)
			for (let month = 0; month < 12; month++)
				for (const style of ['long', 'short'] as const) {
					const format = new Intl.DateTimeFormat(language, { month: style, day: 'numeric', timeZone: 'UTC' });
					const part = format.formatToParts(Date.UTC(2024, month, 1)).find(({ type }) => type === 'month');
					const name = wordsOf(part?.value ?? '').at(-1);
					if (name) months.set(name, month + 1);
				}
	if (months.has(word)) return months.get(word)!;
	// “sept”, “setem”: what begins one month only.
	const found = new Set(
		[...months].filter(([name]) => word.length > 2 && name.startsWith(word)).map(([, n]) => n),
	);
	return found.size === 1 ? [...found][0]! : null;
}

const CONNECTING = new Set(['de', 'del', 'd', 'of', 'the', 'le', 'el', 'dia']);
const wordsOf = (text: string) =>
	fold(text)
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '' && !CONNECTING.has(word));

/**
 * A day as people type it: what `readDate` reads, `12/3` and `12 març` of this year, `3 de juny del 2024`, `avui`, `ahir`.
 * A year of two figures is refused: it may be a day.
 */
export function readDay(text: string, now = new Date()): ScalarReading {
	const read = readDate(text);
	if ('content' in read) return read;
	const days = /\d/.test(text) ? undefined : DAYS[fold(text).replace(/[^a-z]/g, '')];
	if (days !== undefined)
		return { content: today(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days)) };
	const year = String(now.getFullYear());
	const short = /^(\d{1,2})[/.-](\d{1,2})[/.]?$/.exec(text.trim());
	if (short) return readDate(`${short[1]}/${short[2]}/${year}`);
	// “d’abril” is one word where its apostrophe is dropped.
	const words = wordsOf(text.replace(/\bd[’']/giu, ' '));
	const [day, name, ofYear = year, more] = words.map((word) =>
		word.replace(/^(\d{1,2})(?:er|st|nd|rd|th)$/, '$1'),
	);
	const isNamedFirst = day !== undefined && /^\p{L}/u.test(day);
	const month = monthNumber((isNamedFirst ? day : name) ?? '');
	if (month === null || more !== undefined) return { refusal: 'notADate' };
	// “març 2024”, “March 12”, “12 March”
	if (isNamedFirst && name !== undefined && /^\d{4}$/.test(name) && words.length === 2)
		return readDate(`${name}-${month}`);
	const number = isNamedFirst ? name : day;
	return number !== undefined && /^\d{1,2}$/.test(number) && /^\d{4}$/.test(ofYear)
		? readDate(`${number}/${month}/${ofYear}`)
		: { refusal: 'notADate' };
}

/** Whether no day of a date lies within the years, both included. */
export function isOutside(date: string, start: number | null, end: number | null): boolean {
	const year = Number(date.slice(0, 4));
	return (start !== null && year < start) || (end !== null && year > end);
}
