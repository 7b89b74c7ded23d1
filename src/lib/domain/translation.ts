import { isPerLanguage, type AnyRow, type Kind } from './kind.ts';
import { LANGUAGES, missingLanguages, type Language, type Localised } from './language.ts';

/** A record with the fields that it has in another language, but not in this one. */
export interface Untranslated {
	readonly kind: string;
	readonly id: string;
	readonly document: string;
	readonly fields: readonly string[];
}

/**
 * What is still to be translated, for each language, in the order of the rows. What nobody has written in any language is not
 * untranslated; retracted records are left out, and so are rows of kinds that are not declared.
 */
export function untranslated(
	rows: Iterable<AnyRow>,
	kinds: ReadonlyMap<string, Kind>,
): Record<Language, Untranslated[]> {
	const found = Object.fromEntries(LANGUAGES.map((language) => [language, []])) as unknown as Record<
		Language,
		Untranslated[]
	>;
	for (const row of rows) {
		const kind = kinds.get(row.kind);
		if (!kind || row.retracted) continue;
		const missing = missingFields(row, kind);
		for (const language of LANGUAGES) {
			const fields = missing.filter((one) => one.languages.includes(language)).map((one) => one.field);
			if (fields.length > 0)
				found[language].push({ kind: row.kind, id: row.id, document: row.document, fields });
		}
	}
	return found;
}

function missingFields(row: AnyRow, kind: Kind): { field: string; languages: Language[] }[] {
	return Object.entries(kind.fields)
		.filter(([, declared]) => isPerLanguage(declared))
		.map(([field]) => ({ field, languages: missingLanguages(row[field] as Localised | null | undefined) }));
}
