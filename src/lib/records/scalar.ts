import type { Scalar } from '#lib/domain/kind.ts';

/** Why a text is refused: a key of the words that say so. */
export type Refusal = 'notANumber' | 'ambiguousNumber' | 'notADate' | 'notAYear' | 'notJson';
export type ScalarReading = { content: unknown } | { refusal: Refusal };

/**
 * A number as people of any of the four languages write it: `1.234,5`, `1 234,5`, `1,234.5`, `1234.5`. The other language's
 * decimal mark before exactly three digits (`1.234` in Catalan) may mean thousands or a fraction: it is refused, never misread.
 * @param decimal the decimal mark of the reader's language
 * @returns `{ content: null }` for nothing: no data is never zero
 */
export function readNumber(text: string, decimal: ',' | '.'): ScalarReading {
	const bare = text.trim().replace(/(?<=\d)[\s\u00a0\u202f'’](?=\d{3}(?:\D|$))/gu, '');
	if (bare === '') return { content: null };
	const match = /^([+\-−–]?)(\d[\d.,]*|[.,]\d+)$/u.exec(bare);
	if (!match) return { refusal: 'notANumber' };
	const [, sign, digits] = match as unknown as [string, string, string];
	const plain = withoutThousands(digits, decimal);
	if (plain === null) return { refusal: 'notANumber' };
	if (plain === 'ambiguous') return { refusal: 'ambiguousNumber' };
	const content = Number(plain) * (sign && sign !== '+' ? -1 : 1);
	return Number.isFinite(content) ? { content } : { refusal: 'notANumber' };
}

/** Digits with a point before the fraction; null for what is no number. */
function withoutThousands(digits: string, decimal: ',' | '.'): string | 'ambiguous' | null {
	const thousands = decimal === ',' ? '.' : ',';
	const marks = [...digits].filter((character) => character === ',' || character === '.');
	if (marks.length === 0) return digits;
	const last = marks.at(-1)!;
	const isGrouped = (mark: string, whole: string) =>
		whole
			.split(mark)
			.every((group, index) => (index === 0 ? /^\d{1,3}$/.test(group) : /^\d{3}$/.test(group)));
	if (new Set(marks).size === 2) {
		// The last mark begins the fraction; the other one groups what stands before.
		const at = digits.lastIndexOf(last);
		const whole = digits.slice(0, at);
		const other = last === ',' ? '.' : ',';
		if (whole.includes(last) || !isGrouped(other, whole)) return null;
		return `${whole.replaceAll(other, '')}.${digits.slice(at + 1)}`;
	}
	if (marks.length > 1) return isGrouped(last, digits) ? digits.replaceAll(last, '') : null;
	if (last === thousands && isGrouped(thousands, digits)) return 'ambiguous';
	return digits.replace(last, '.');
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
export function readScalar(scalar: Scalar, text: string, decimal: ',' | '.'): ScalarReading {
	if (scalar === 'number') return readNumber(text, decimal);
	if (scalar === 'date') return readDate(text);
	if (scalar === 'year') return readYear(text);
	if (scalar === 'json') return readJson(text);
	return { content: text.trim() === '' ? null : text.trim() };
}
