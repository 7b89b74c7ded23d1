import { type AnyRow, isPerLanguage } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import { inLanguage, type Language, type Localised } from '#lib/domain/language.ts';

/**
 * How a record is called for a reader of `language`, and the language that it is really in (null for what has none: a code, a
 * name of its own). A record that nobody has named yet is called by its id.
 */
export function titleOf(row: AnyRow, language: Language): { text: string; language: Language | null } {
	const kind = kindNamed(row.kind);
	for (const name of kind.title) {
		const field = kind.fields[name];
		if (field && isPerLanguage(field)) {
			const found = inLanguage(row[name] as Localised, language);
			if (found) return found;
		} else if (typeof row[name] === 'string' && row[name]) return { text: row[name], language: null };
	}
	return { text: row.id, language: null };
}
