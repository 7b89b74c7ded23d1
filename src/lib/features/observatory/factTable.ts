import { inLanguage, type Language } from '#lib/domain/language.ts';
import { COLUMNS } from '#lib/domain/observatoryImport.ts';
import { t } from '#lib/i18n/index.ts';
import type { NamedFact } from './compared.ts';
import type { ExportNames } from './exportNames.ts';

type Cell = string | number | null;

/** The headings of a table of facts, in the reader's language: those that the import knows in every language. */
export const tableHeadings = (): string[] => COLUMNS.map((column) => t(`observatory.columns.${column}`));

/** Those of a table to be filled in: the language of its words is asked for when it is read. */
export const templateHeadings = (): string[] =>
	COLUMNS.filter((column) => column !== 'language').map((column) => t(`observatory.columns.${column}`));

/**
 * Facts as a table that the import reads again: every year that is known, with its source. Words are in the reader's language,
 * or in another one where there are none; then the line says in which, so that they do not come back as a translation.
 */
export function factLines(
	facts: readonly NamedFact[],
	chosen: readonly string[],
	names: ExportNames,
	language: Language,
): Cell[][] {
	return chosen.flatMap((id) =>
		facts.flatMap((fact) =>
			(fact.facts.get(id) ?? []).map((row) => {
				const words = row.value === null ? inLanguage(row.words, language) : null;
				const told = words ?? inLanguage(row.note, language);
				return [
					names.metropolis(id),
					names.sort(fact.indicator, fact.name),
					row.value ?? words?.text ?? '',
					row.year,
					row.sourceWords,
					row.link,
					(told && row.note?.[told.language]) ?? '',
					told?.language ?? '',
				];
			}),
		),
	);
}

/** Lines to be filled in: one for each metropolis and sort of fact. What stays empty is passed over. */
export function templateLines(sorts: readonly string[], metropolises: readonly string[]): Cell[][] {
	return metropolises.flatMap((name) => sorts.map((sort) => [name, sort, '', '', '', '', '']));
}
