import type { Scalar } from '#lib/domain/kind.ts';

/** Why a text is refused: a key of the words that say so. */
export type Refusal = 'notANumber' | 'ambiguousNumber' | 'notADate' | 'notAYear' | 'notJson';
export type ScalarReading = { content: unknown } | { refusal: Refusal };

const SIGN = /^[+\-−–]/u;
/** Thousands apart by spaces, or by apostrophes, as in `1 234,5` and `1’234.5`. */
const SPACED = /^\d{1,3}(?:(?:[\s\u00a0\u202f]\d{3})+|(?:['’]\d{3})+)(?:[.,]\d+)?$/u;

/**
 * A number as people of any of the four languages write it: `1.234,5`, `1 234,5`, `1’234.5`, `1,234.5`, `1234.5`. One mark before
 * exactly three figures (`1.234`, `1,234`) means thousands to some and a fraction to others, whatever language they read in: it is
 * refused, never misread; where a nought stands before it (`0,234`) it can only be a fraction.
 * @returns `{ content: null }` for nothing: no data is never zero
 */
export function readNumber(text: string): ScalarReading {
	const bare = text.trim();
	if (bare === '') return { content: null };
	const digits = bare.replace(SIGN, '');
	const plain = SPACED.test(digits)
		? digits.replace(/[\s\u00a0\u202f'’]/gu, '').replace(',', '.')
		: withoutThousands(digits);
	if (plain === null) return { refusal: 'notANumber' };
	if (plain === 'ambiguous') return { refusal: 'ambiguousNumber' };
	const content = Number(plain) * (/^[-−–]/u.test(bare) ? -1 : 1);
	return Number.isFinite(content) ? { content } : { refusal: 'notANumber' };
}

/** Digits with a point before the fraction; null for what is no number. */
function withoutThousands(digits: string): string | 'ambiguous' | null {
	if (!/^(?:\d[\d.,]*\d|\d|[.,]\d+)$/.test(digits)) return null;
	const marks = [...digits].filter((character) => character === ',' || character === '.');
	if (marks.length === 0) return digits;
	const last = marks.at(-1)!;
	const isGrouped = (mark: string, whole: string) =>
		whole
			.split(mark)
			.every((group, index) => (index === 0 ? /^[1-9]\d{0,2}$/.test(group) : /^\d{3}$/.test(group)));
	if (new Set(marks).size === 2) {
		// The last mark begins the fraction; the other one groups what stands before.
		const at = digits.lastIndexOf(last);
		const whole = digits.slice(0, at);
		const other = last === ',' ? '.' : ',';
		if (whole.includes(last) || !isGrouped(other, whole)) return null;
		return `${whole.replaceAll(other, '')}.${digits.slice(at + 1)}`;
	}
	if (marks.length > 1) return isGrouped(last, digits) ? digits.replaceAll(last, '') : null;
	return isGrouped(last, digits) ? 'ambiguous' : digits.replace(last, '.');
}

/** A stored date day first, as `readDate` reads it: `30/11/2021`, `11/2021`, `2021`. */
export function writeDate(stored: string): string {
	return /^\d{4}(?:-\d{2}){0,2}$/.test(stored) ? stored.split('-').reverse().join('/') : stored;
}

/**
 * A date as precise as it is known: `2021`, `2021-11`, `2021-11-30`, or day first as all four languages write it:
 * `30/11/2021`, `30.11.2021`, `11/2021`.
 */
export function readDate(text: string): ScalarReading {
	const bare = text.trim();
	if (bare === '') return { content: null };
	const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(bare);
	const local = /^(?:(\d{1,2})[/.\s-])?(\d{1,2})[/.\s-](\d{4})$/.exec(bare);
	const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : [];
	if (!year) return { refusal: 'notADate' };
	const parts = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined);
	const content = parts.join('-');
	const moment = new Date(
		`${content}${parts.length === 1 ? '-01-01' : parts.length === 2 ? '-01' : ''}T00:00Z`,
	);
	return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(content)
		? { content }
		: { refusal: 'notADate' };
}

export function readYear(text: string): ScalarReading {
	const bare = text.trim();
	if (bare === '') return { content: null };
	return /^\d{4}$/.test(bare) ? { content: Number(bare) } : { refusal: 'notAYear' };
}

function readJson(text: string): ScalarReading {
	if (text.trim() === '') return { content: null };
	try {
		return { content: JSON.parse(text) as unknown };
	} catch {
		return { refusal: 'notJson' };
	}
}

/** What a typed text means for a field of this scalar. */
export function readScalar(scalar: Scalar, text: string): ScalarReading {
	if (scalar === 'number') return readNumber(text);
	if (scalar === 'date') return readDate(text);
	if (scalar === 'year') return readYear(text);
	if (scalar === 'json') return readJson(text);
	return { content: text.trim() === '' ? null : text.trim() };
}
