import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import { type Language, LANGUAGES, type Localised } from '#lib/domain/language.ts';
import type { Listed } from './layout.ts';
import { listOf } from './layout.ts';
import { listThings } from './listed.ts';

export interface ListSources {
	/** Records of a kind that may be named; none of a kind of which there may be very many: those are named by their ids. */
	readonly rowsOf: (kind: string) => readonly AnyRow[];
	/** Words of a vocabulary. */
	readonly wordsOf: (vocabulary: string) => readonly { readonly code: string; readonly name: Localised }[];
	readonly titleOf: (row: AnyRow) => string;
	readonly language: Language;
}

/** Everything that the cells of a kind's sheet may name. */
export function listsOf(
	kind: Kind,
	{ rowsOf, wordsOf, titleOf, language }: ListSources,
): Record<string, Listed[]> {
	const lists: Record<string, Listed[]> = {};
	const fields = Object.values(kind.fields);
	const names = new Set(fields.flatMap((field) => listOf(field) ?? []));
	if (kind.documents.includes('org')) names.add('organisation');
	for (const name of names) {
		const vocabulary = name.startsWith('concept:') ? name.slice('concept:'.length) : null;
		lists[name] = vocabulary
			? listThings(wordsOf(vocabulary).map((word) => conceptThing(word, language)))
			: listThings(name.split('+').flatMap((of) => rowsOf(of).map((row) => recordThing(row, titleOf(row)))));
	}
	return lists;
}

const everyWord = (words: Localised) => LANGUAGES.flatMap((language) => words[language] ?? []);

function conceptThing({ code, name }: { code: string; name: Localised }, language: Language) {
	const first = name[language] ?? everyWord(name)[0] ?? code;
	return { id: code, name: first, names: everyWord(name) };
}

/** By its title in every language, its code, with and without what follows it, and its short names. */
function recordThing(row: AnyRow, title: string) {
	const names = ['title', 'name', 'acronym', 'shortName', 'code', 'localName', 'aliases'].flatMap((field) => {
		const content = row[field];
		if (typeof content === 'string') return [content];
		if (Array.isArray(content)) return content as string[];
		return content && typeof content === 'object' ? everyWord(content as Localised) : [];
	});
	const coded =
		typeof row.code === 'string' && row.code ? names.map((name) => `${String(row.code)} ${name}`) : [];
	return { id: row.id, name: title, names: [...new Set([title, ...names, ...coded])].filter(Boolean) };
}
