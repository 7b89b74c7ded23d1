/** The languages of the interface, in the order in which they are offered. */
export const INTERFACE_LANGUAGES = ['ca', 'es', 'fr', 'en'] as const;

/** Each by its own name: the browser knows them too, but takes the first screen's time to say them. */
export const LANGUAGE_NAMES = { ca: 'català', es: 'español', fr: 'français', en: 'English' } as const;

export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];

const DEFAULT: InterfaceLanguage = 'ca';

export function isInterfaceLanguage(value: unknown): value is InterfaceLanguage {
	return INTERFACE_LANGUAGES.includes(value as InterfaceLanguage);
}

/** The first of `wanted` (BCP 47 tags, best first) that the interface speaks; regional variants count. */
export function chooseLanguage(wanted: readonly (string | null | undefined)[]): InterfaceLanguage {
	for (const tag of wanted) {
		const base = tag?.toLowerCase().split('-')[0];
		if (isInterfaceLanguage(base)) return base;
	}
	return DEFAULT;
}
