import * as v from 'valibot';
import type { Field, Scalar } from './kind.ts';
import { isLanguage, LANGUAGES } from './language.ts';
import type { TemplateFaults } from './templateFault.ts';

/** The largest that each thing may be, in characters or members. */
export const TEMPLATE_LIMITS = {
	records: 20_000,
	string: 1_000,
	localised: 2_000,
	text: 50_000,
	json: 20_000,
	members: 2_000,
} as const;

const DEEPEST_JSON = 12;

/** Whether a day or a month exists: `2021-07-27`, `2021-11`; not `2021-02-30`. */
function isDate(value: string): boolean {
	const [, year, month, day = '01'] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(value) ?? [];
	if (!year) return false;
	const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}

function isJson(value: unknown, depth = 0): boolean {
	if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
	if (typeof value === 'number') return Number.isFinite(value);
	if (depth >= DEEPEST_JSON || typeof value !== 'object') return false;
	if (Array.isArray(value))
		return value.length <= TEMPLATE_LIMITS.json && value.every((member) => isJson(member, depth + 1));
	return isPlain(value) && Object.values(value).every((member) => isJson(member, depth + 1));
}

/** Whether a value is an object as JSON has them: no list, date, map or instance of a class. */
export function isPlain(value: unknown): value is Record<string, unknown> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === null;
}

const scalars: Record<Scalar, { schema: v.GenericSchema; expected: string }> = {
	string: { schema: v.string(), expected: 'a text' },
	number: { schema: v.pipe(v.number(), v.finite()), expected: 'a number' },
	boolean: { schema: v.boolean(), expected: 'true or false' },
	date: {
		schema: v.pipe(v.string(), v.check(isDate)),
		expected: 'a date such as "2021-07-27", or a month such as "2021-11"',
	},
	year: {
		schema: v.pipe(v.number(), v.integer(), v.minValue(1000), v.maxValue(9999)),
		expected: 'a year of four digits',
	},
	json: { schema: v.custom((value) => isJson(value)), expected: 'a rule made of JSON values' },
};

/**
 * Reads what a template gives for one field, apart from whether the records that it names exist.
 * @returns the content: a scalar, a list of members, texts by language, or for a place its parent's id; `undefined` when the
 * template gives nothing or something at fault. Faults go to `faults`, each at its own place.
 */
export function readField(field: Field, input: unknown, place: string, faults: TemplateFaults): unknown {
	if (input === null || input === undefined) return undefined;
	switch (field.type) {
		case 'value':
			return readScalar(field.of, input, place, faults);
		case 'place':
			return readScalar('string', input, place, faults);
		case 'set':
			return readMembers(input, place, faults);
		case 'localised':
		case 'text':
			return readLanguages(input, TEMPLATE_LIMITS[field.type], place, faults);
	}
}

function readScalar(of: Scalar, input: unknown, place: string, faults: TemplateFaults): unknown {
	const { schema, expected } = scalars[of];
	if (!v.is(schema, input)) {
		faults.add(place, 'wrong-type', { expected });
		return undefined;
	}
	if (input === '') {
		faults.add(place, 'empty');
		return undefined;
	}
	const length = of === 'json' ? JSON.stringify(input).length : typeof input === 'string' ? input.length : 0;
	return isWithin(length, TEMPLATE_LIMITS[of === 'json' ? 'json' : 'string'], place, faults)
		? input
		: undefined;
}

function readMembers(input: unknown, place: string, faults: TemplateFaults): string[] | undefined {
	if (!Array.isArray(input)) {
		faults.add(place, 'not-a-list');
		return undefined;
	}
	if (input.length > TEMPLATE_LIMITS.members) {
		faults.add(place, 'too-many', { count: input.length, most: TEMPLATE_LIMITS.members });
		return undefined;
	}
	const members = new Set<string>();
	for (const [index, given] of Array.from(input as unknown[]).entries()) {
		const at = `${place}[${index}]`;
		const member =
			given === null
				? faults.add(at, 'wrong-type', { expected: scalars.string.expected })
				: readScalar('string', given, at, faults);
		if (typeof member !== 'string') continue;
		if (members.has(member)) faults.add(at, 'repeated-member', { member });
		members.add(member);
	}
	return [...members];
}

function readLanguages(
	input: unknown,
	most: number,
	place: string,
	faults: TemplateFaults,
): Record<string, string> | undefined {
	if (!isPlain(input)) {
		faults.add(place, 'wrong-type', { expected: 'a text for each language, e.g. { "ca": "…", "en": "…" }' });
		return undefined;
	}
	for (const language of Object.keys(input))
		if (!isLanguage(language))
			faults.add(place, 'unknown-language', { language, languages: LANGUAGES.join(', ') });
	const texts: Record<string, string> = {};
	for (const language of LANGUAGES) {
		const text = Object.hasOwn(input, language) ? input[language] : undefined;
		if (text === undefined || text === null) continue;
		const at = `${place}.${language}`;
		if (typeof text !== 'string') faults.add(at, 'wrong-type', { expected: scalars.string.expected });
		else if (text.trim() === '') faults.add(at, 'empty');
		else if (isWithin(text.length, most, at, faults)) texts[language] = text;
	}
	if (Object.keys(input).length === 0) faults.add(place, 'empty');
	return Object.keys(texts).length > 0 ? texts : undefined;
}

function isWithin(length: number, most: number, place: string, faults: TemplateFaults): boolean {
	if (length > most) faults.add(place, 'too-long', { length, most });
	return length <= most;
}
