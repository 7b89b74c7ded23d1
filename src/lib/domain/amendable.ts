import { type AnyRow, type Field, isPerLanguage, type Kind } from './kind.ts';
import type { Language, Localised } from './language.ts';
import { mergeMembers } from './memberChange.ts';

/** Kinds of which the plan itself is made: whoever may not change them can propose to. */
export const AMENDABLE_KINDS: readonly string[] = [
	'plan',
	'section',
	'objective',
	'line',
	'block',
	'action',
	'expectedResult',
	'indicator',
	'themeGroup',
	'theme',
	'subtheme',
	'zone',
	'zoneLine',
	'openGroup',
	'metropolis',
	'interventionForm',
	'formLine',
	'governanceArrangement',
	'communicationMeasure',
	'monitoringPurpose',
	'monitoringMilestone',
	'framework',
	'swotItem',
	'challenge',
	'figure',
	'recurringEvent',
	'organisation',
	'glossaryTerm',
	'acronym',
];

const AMENDABLE: ReadonlySet<string> = new Set(AMENDABLE_KINDS);

/** Where a record comes from, and whether it is invented, nobody proposes to change. */
const UNTOUCHED: ReadonlySet<string> = new Set(['source', 'sample']);

export const isAmendableKind = (name: string): boolean => AMENDABLE.has(name);

/** Fields of a kind to which an amendment may propose a change: all that can be said in words, and chosen. */
export function amendableFields(kind: Kind): string[] {
	if (!AMENDABLE.has(kind.name)) return [];
	return Object.entries(kind.fields)
		.filter(
			([name, field]) =>
				!UNTOUCHED.has(name) && field.type !== 'place' && !(field.type === 'value' && field.of === 'json'),
		)
		.map(([name]) => name);
}

/** The field that is proposed first: what is written at length, else what the record is called by. */
export function firstField(kind: Kind): string | undefined {
	const fields = amendableFields(kind);
	return (
		fields.find((name) => kind.fields[name]!.type === 'text') ??
		fields.find((name) => kind.title.includes(name)) ??
		fields[0]
	);
}

/**
 * A field's content as an amendment keeps it: the text itself, a number in figures, `true` or `false`, the members of a set as a
 * JSON array in order; '' for nothing.
 * @param language needed for what is written per language
 */
export function amendedWords(field: Field, content: unknown, language: Language | null): string {
	if (content === null || content === undefined) return '';
	if (isPerLanguage(field)) return language ? ((content as Localised)[language] ?? '') : '';
	if (field.type !== 'set') return String(content);
	const members = [...(content as readonly string[])].sort();
	return members.length === 0 ? '' : JSON.stringify(members);
}

/**
 * The content that such words mean.
 * @returns undefined where they mean none that the field could have: another device may have written anything
 */
export function amendedContent(field: Field, words: string): unknown {
	if (field.type === 'set') return readMembers(words);
	if (isPerLanguage(field)) return words;
	if (field.type !== 'value') return undefined;
	if (words === '') return null;
	switch (field.of) {
		case 'number': {
			const number = Number(words);
			return words.trim() !== '' && Number.isFinite(number) ? number : undefined;
		}
		case 'year':
			return /^\d{4}$/.test(words) ? Number(words) : undefined;
		case 'date':
			return /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(words) ? words : undefined;
		case 'boolean':
			return words === 'true' ? true : words === 'false' ? false : undefined;
		case 'json':
			return undefined;
		default:
			return words;
	}
}

function readMembers(words: string): string[] | undefined {
	if (words === '') return [];
	try {
		const members: unknown = JSON.parse(words);
		if (!Array.isArray(members) || !members.every((member) => typeof member === 'string')) return undefined;
		return members;
	} catch {
		return undefined;
	}
}

/** What stands now in the field that is meant; '' for nothing. */
export function wordsNow(kind: Kind, row: AnyRow, field: string, language: Language | null): string {
	const declared = kind.fields[field];
	return declared ? amendedWords(declared, row[field], language) : '';
}

/**
 * What an amendment makes of what stands now. Of a set, its additions and removals are applied, so that what others added or
 * removed meanwhile stays; anything else is replaced.
 */
export function amend(field: Field, before: string, after: string, now: string): string {
	if (field.type !== 'set') return after;
	const [old, next, current] = [before, after, now].map(readMembers);
	if (!old || !next || !current) return after;
	return amendedWords(field, mergeMembers(old, next, current), null);
}
