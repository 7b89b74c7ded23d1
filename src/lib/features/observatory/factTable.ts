import { inLanguage, type Language } from '#lib/domain/language.ts';
import { COLUMNS } from '#lib/domain/observatoryImport.ts';
import { t } from '#lib/i18n/index.ts';
import type { NamedFact } from './compared.ts';

type Cell = string | number | null;

/** The headings of a table of facts, in the reader's language: those that the import knows in every language. */
export const tableHeadings = (): string[] => COLUMNS.map((column) => t(`observatory.columns.${column}`));

/** Facts as a table that the import reads again: every year that is known, with its source. */
export function factLines(
	facts: readonly NamedFact[],
	chosen: readonly string[],
	nameOf: (metropolis: string) => string,
	language: Language,
): Cell[][] {
	return chosen.flatMap((id) =>
		facts.flatMap((fact) =>
			(fact.facts.get(id) ?? []).map((row) => [
				nameOf(id),
				fact.name,
				row.value ?? inLanguage(row.words, language)?.text ?? '',
				row.year,
				row.sourceWords,
				row.link,
				inLanguage(row.note, language)?.text ?? '',
			]),
		),
	);
}

/** Lines to be filled in: one for each metropolis and sort of fact. What stays empty is passed over. */
export function templateLines(sorts: readonly string[], metropolises: readonly string[]): Cell[][] {
	return metropolises.flatMap((name) => sorts.map((sort) => [name, sort, '', '', '', '', '']));
}
