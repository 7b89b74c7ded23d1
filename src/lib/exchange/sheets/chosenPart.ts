import type { Contents } from '#lib/domain/kind.ts';
import type { Localised } from '#lib/domain/language.ts';
import type { SheetLine } from './sheetPlan.ts';

/** Of a line that would be written, what is taken of it: a new one whole, of a changed one its cells by their keys; null for nothing. */
export function chosenPart(
	line: SheetLine,
	isTaken: (key: string, since: boolean) => boolean,
): SheetLine | null {
	const { outcome, changes, contents = {}, sets = {}, texts = [] } = line;
	if (outcome === 'new') return isTaken('', false) ? line : null;
	if (outcome !== 'changed' && outcome !== 'since') return null;
	const taken = changes.filter(({ key, since = false }) => isTaken(key, since));
	if (taken.length === 0) return null;
	const keys = new Set(taken.map(({ key }) => key));
	return {
		...line,
		outcome: 'changed',
		changes: taken,
		contents: contentsOf(contents, keys),
		sets: Object.fromEntries(Object.entries(sets).filter(([field]) => keys.has(field))),
		texts: texts.filter(({ field, language }) => keys.has(`${field}/${language}`)),
	};
}

/** Of contents, those of some columns: whole fields, and the languages of a localised one. */
function contentsOf(contents: Contents, keys: ReadonlySet<string>): Contents {
	const taken: Record<string, unknown> = {};
	for (const key of keys) {
		const [field = '', language] = key.split('/');
		if (!(field in contents)) continue;
		taken[field] = language
			? {
					...(taken[field] as Localised),
					[language]: (contents[field] as Localised)[language as keyof Localised],
				}
			: contents[field];
	}
	return taken as Contents;
}
