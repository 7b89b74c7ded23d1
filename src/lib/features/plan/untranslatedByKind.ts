import { isPerLanguage, type AnyRow, type Kind } from '#lib/domain/kind.ts';
import { LANGUAGES, type Localised } from '#lib/domain/language.ts';
import type { Untranslated } from '#lib/domain/translation.ts';

/** What is untranslated of one kind. */
export interface UntranslatedKind {
	readonly kind: Kind;
	readonly records: readonly Untranslated[];
}

/** Untranslated records by kind, in the order of the kinds; kinds of which nothing is missing are left out. */
export function untranslatedByKind(
	missing: readonly Untranslated[],
	kinds: Iterable<Kind>,
): UntranslatedKind[] {
	return [...kinds].flatMap((kind) => {
		const records = missing.filter((record) => record.kind === kind.name);
		return records.length > 0 ? [{ kind, records }] : [];
	});
}

/** How many fields are missing: a record may lack several. */
export function countFields(missing: readonly Untranslated[]): number {
	return missing.reduce((sum, { fields }) => sum + fields.length, 0);
}

/** How many fields have text in some language: what a translation would have to cover. */
export function countWritten(rows: Iterable<AnyRow>, kinds: ReadonlyMap<string, Kind>): number {
	let written = 0;
	for (const row of rows) {
		if (row.retracted) continue;
		for (const [name, field] of Object.entries(kinds.get(row.kind)?.fields ?? {})) {
			const text = isPerLanguage(field) && (row[name] as Localised | null | undefined);
			if (text && LANGUAGES.some((language) => text[language])) written++;
		}
	}
	return written;
}
