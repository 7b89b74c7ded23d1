import { concept } from '#lib/domain/concept.ts';
import { LANGUAGES, type Language, type Localised } from '#lib/domain/language.ts';
import { metropolis } from '#lib/domain/metropolis.ts';
import { metropolisFact } from '#lib/domain/metropolisFact.ts';
import { COLUMNS, type ImportContext } from '#lib/domain/observatoryImport.ts';
import { type Named, namesOf } from '#lib/domain/observatoryNames.ts';
import { translatorFor } from '#lib/i18n/index.ts';
import { mayEdit } from '#lib/records/mayEdit.ts';
import { toolWords } from '#lib/records/toolWords.svelte.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** The headings that the import knows, in every language of the tool. */
export async function knownHeadings(): Promise<Named[]> {
	const translators = await Promise.all(LANGUAGES.map((language) => translatorFor(language, 'observatory')));
	return COLUMNS.map((id) => ({ id, names: translators.map((say) => say(`observatory.columns.${id}`)) }));
}

const wordsOf = (name: Localised) => Object.values(name).filter((word) => word !== undefined);

/** Every metropolis and all that it is called. Live. */
export const metropolisNames = (workspace: Workspace): Named[] =>
	workspace.rows(metropolis).map((row) => ({ id: row.id, names: namesOf(row) }));

/** The sorts of facts by code: the plan's words, else those that come with this tool. Live. */
export function sortsByName(workspace: Workspace): Named[] {
	const own = workspace.rowsBy(concept, 'vocabulary', 'metropolis-fact');
	const further = toolWords(
		'metropolis-fact',
		own.map((row) => row.code),
	);
	return [...own, ...further].map(({ code, name }) => ({ id: code ?? '', names: wordsOf(name) }));
}

/** What the lines of a file may name, and what is known already. Live. */
export function importContext(
	workspace: Workspace,
	columns: readonly Named[],
	language: Language,
): ImportContext {
	return {
		metropolises: metropolisNames(workspace),
		indicators: sortsByName(workspace),
		columns,
		known: workspace.rows(metropolisFact),
		mayChange: (row) => mayEdit(workspace, row),
		language,
	};
}
