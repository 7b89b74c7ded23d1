import { concept } from '#lib/domain/concept.ts';
import { isExportable } from '#lib/domain/exportable.ts';
import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { LANGUAGES, type Language } from '#lib/domain/language.ts';
import { toolVocabularies } from '#lib/domain/vocabulary.ts';
import { type Layout, layoutOf } from '#lib/exchange/sheets/layout.ts';
import { listsOf } from '#lib/exchange/sheets/lists.ts';
import { translatorFor } from '#lib/i18n/index.ts';
import { titleOf } from '#lib/records/recordTitle.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** To these a plan may add; those that it does not have of its own stay on offer. */
const OPEN = new Set(['entry-type', 'indicator-measure', 'indicator-unit']);

type Say = (key: string) => string | null;

/** Every language's words, the reader's first. */
async function speakers(language: Language): Promise<Say[]> {
	const order = [language, ...LANGUAGES.filter((other) => other !== language)];
	return Promise.all(
		order.map(async (code): Promise<Say> => {
			// Which field it is, is only known when it runs.
			const say = (await translatorFor(code, 'sheets', 'fields')) as (key: string) => string;
			return (key) => {
				const said = say(key);
				return said === key ? null : said;
			};
		}),
	);
}

/** The words of a vocabulary, the plan's own before those that come with the tool. */
function wordsOf(workspace: Pick<Workspace, 'rowsBy'>, vocabulary: string) {
	const own = workspace
		.rowsBy(concept, 'vocabulary', vocabulary)
		.map(({ code, name }) => ({ code: code ?? '', name }));
	if (own.length > 0 && !OPEN.has(vocabulary)) return own;
	const known = new Set(own.map(({ code }) => code));
	const further = (toolVocabularies[vocabulary] ?? []).map(([code, ca, es, fr, en]) => ({
		code,
		name: { ca, es, fr, en },
	}));
	return [...own, ...further.filter(({ code }) => !known.has(code))];
}

/** How the records of a kind lie in a sheet, in the words of the plan and of a reader. */
export async function sheetLayout(
	workspace: Pick<Workspace, 'rows' | 'rowsBy'>,
	kind: Kind,
	language: Language,
): Promise<Layout> {
	const all = await speakers(language);
	const every = (...keys: string[]) => {
		const said = all.map((say) => keys.map(say).find((words) => words !== null));
		return [...new Set(said.flatMap((words) => words ?? []))];
	};
	const [title = ''] = kind.title;
	return layoutOf(kind, {
		language,
		headings: (field) => {
			if (field === 'id' || field === 'owner') return every(`sheets.${field}`);
			const own = every(`fields.${kind.name}.${field}`, `fields.${field}`);
			// What a record is called by is called title in one list and name in another.
			const names = field === title ? [...every('fields.title'), ...every('fields.name')] : [];
			return [...new Set([...(own.length > 0 ? own : [field]), ...names])];
		},
		lists: listsOf(kind, {
			rowsOf: (name) => {
				const of = kinds.get(name);
				return of && !of.listing ? (workspace.rows(of) as readonly AnyRow[]).filter(isExportable) : [];
			},
			wordsOf: (vocabulary) => wordsOf(workspace, vocabulary),
			titleOf: (row) => titleOf(row, language).text,
			language,
		}),
		yes: every('sheets.yes'),
		no: every('sheets.no'),
	});
}
