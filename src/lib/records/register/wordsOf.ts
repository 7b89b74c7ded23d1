import { type AnyRow, isPerLanguage } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import type { Localised } from '#lib/domain/language.ts';

/** Everything that a record is found by, in every language: its title and what its kind lets people search. */
export function wordsOf(row: AnyRow): string {
	const kind = kindNamed(row.kind);
	return [...kind.title, ...kind.search]
		.flatMap((name) => {
			const content = row[name];
			if (content === null || content === undefined) return [];
			const field = kind.fields[name];
			return field && isPerLanguage(field)
				? Object.values(content as Localised)
				: [content].flat().map(String);
		})
		.join(' ');
}
