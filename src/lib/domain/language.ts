/** The languages that plans and the interface are written in, in the order in which the first plan's owner lists them. */
export const LANGUAGES = ['ca', 'es', 'fr', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** A text in some or all of the languages; a language that is absent is untranslated, never an empty string. */
export type Localised = Partial<Record<Language, string>>;

/** Languages worth trying when one is missing: Catalan and Spanish readers read each other's text first. */
const FALLBACKS: Record<Language, readonly Language[]> = {
	ca: ['es', 'en', 'fr'],
	es: ['ca', 'en', 'fr'],
	fr: ['en', 'es', 'ca'],
	en: ['fr', 'es', 'ca'],
};

export function isLanguage(value: unknown): value is Language {
	return LANGUAGES.includes(value as Language);
}

/**
 * The text to show to a reader of `language`, and the language that it is really in.
 * @returns `null` when no language has any text.
 */
export function inLanguage(
	text: Localised | null | undefined,
	language: Language,
): { text: string; language: Language } | null {
	for (const candidate of [language, ...FALLBACKS[language]]) {
		const found = text?.[candidate];
		if (found) return { text: found, language: candidate };
	}
	return null;
}

/** Languages in which a text that exists somewhere is missing; empty for a text that nobody has written yet. */
export function missingLanguages(text: Localised | null | undefined): Language[] {
	const present = LANGUAGES.filter((language) => text?.[language]);
	return present.length === 0 ? [] : LANGUAGES.filter((language) => !present.includes(language));
}
