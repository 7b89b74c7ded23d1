import type { Field, Scalar } from '#lib/domain/kind.ts';
import { isLanguage } from '#lib/domain/language.ts';
import { isObject } from './readRecords.ts';

const MOST = { string: 100_000, text: 1_000_000, members: 10_000, json: 1_000_000 } as const;

const isString = (content: unknown, most: number = MOST.string): content is string =>
	typeof content === 'string' && content.length <= most;

/** Whether a day, a month or a year exists: `2024-02-29`, `2024-02`, `2024`; not `2023-02-29`. */
export function isDate(content: unknown): boolean {
	const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/u.exec(String(content)) ?? [];
	if (!year) return false;
	const whole = `${year}-${month}-${day}`;
	const date = new Date(`${whole}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(whole);
}

const FITS: Record<Scalar, (content: unknown) => boolean> = {
	string: (content) => isString(content),
	number: (content) => typeof content === 'number' && Number.isFinite(content),
	boolean: (content) => typeof content === 'boolean',
	date: (content) => typeof content === 'string' && isDate(content),
	year: (content) => Number.isInteger(content) && Number(content) >= 1000 && Number(content) <= 9999,
	json: (content) => JSON.stringify(content).length <= MOST.json,
};

/** Whether what a file gives is something that a field can hold. */
export function fitsField(field: Field, content: unknown): boolean {
	if (field.type === 'value') return FITS[field.of](content);
	if (field.type === 'set')
		return Array.isArray(content) && content.length <= MOST.members && content.every(isMember);
	if (!isObject(content)) return false;
	if (field.type === 'place')
		return (
			typeof content.position === 'string' &&
			/^[0-9A-Za-z]+$/u.test(content.position) &&
			(content.parent === null || isMember(content.parent))
		);
	return Object.entries(content).every(
		([language, words]) =>
			isLanguage(language) &&
			(words === null || isString(words, field.type === 'text' ? MOST.text : undefined)),
	);
}

const isMember = (member: unknown) => isString(member) && member !== '';
