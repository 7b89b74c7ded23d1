import { language } from '#lib/i18n/index.ts';

/** The name of a country in the reader's language. @param code ISO 3166-1, two letters; what is none is given back. */
export function countryName(code: string | null | undefined): string {
	if (!code) return '';
	try {
		return new Intl.DisplayNames(language.current, { type: 'region' }).of(code) ?? code;
	} catch {
		return code;
	}
}
