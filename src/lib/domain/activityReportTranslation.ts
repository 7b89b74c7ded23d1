import { contentsHash } from './contentsHash.ts';
import { isLanguage, type Language, LANGUAGES, type Localised } from './language.ts';

/** How a text in one language stands with the one of which it was made. */
export type TranslationState =
	/** Nobody has written either. */
	| 'empty'
	/** It is the one that was written first, or nobody said of which it was made. */
	| 'original'
	| 'missing'
	| 'upToDate'
	/** What it was made of has changed since. */
	| 'outOfDate';

/** Long enough that no two texts of one part share it. */
const markOf = (text: string): string => contentsHash(text).slice(0, 16);

/** What says that a text in one language was made of the one in another, as it is now. */
export const translationMark = (language: Language, source: Language, text: Localised): string =>
	`${language}:${source}:${markOf(text[source]?.trim() ?? '')}`;

/** The language of which a text was made, where somebody said so. */
export function sourceOf(language: Language, marks: readonly string[]): Language | null {
	const found = marks.map((mark) => mark.split(':')).find(([into]) => into === language)?.[1];
	return isLanguage(found) ? found : null;
}

/** Marks of a language that are to go when a newer one comes. */
export const marksOf = (language: Language, marks: readonly string[]): string[] =>
	marks.filter((mark) => mark.startsWith(`${language}:`));

/**
 * @param first the language in which the report is written first
 * @param marks of the part: which text each translation was made of; of several that two people set apart one that holds is enough
 */
export function translationState(
	language: Language,
	text: Localised,
	marks: readonly string[],
	first: Language,
): TranslationState {
	const isThere = (each: Language) => Boolean(text[each]?.trim());
	if (!LANGUAGES.some(isThere)) return 'empty';
	if (!isThere(language)) return 'missing';
	const own = marksOf(language, marks);
	if (language === first || own.length === 0) return 'original';
	const holds = own.some((mark) => {
		const source = mark.split(':')[1];
		return isLanguage(source) && mark === translationMark(language, source, text);
	});
	return holds ? 'upToDate' : 'outOfDate';
}
