import { type AnyRow, isPerLanguage } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import { inLanguage, type Language, type Localised } from '#lib/domain/language.ts';
import { t } from '#lib/i18n/index.ts';
import { kindLabel } from './fieldLabel.ts';

/**
 * How a record is called for a reader of `language`, and the language that it is really in (null for what has none: a code, a
 * name of its own). A record that nobody has named yet is called by its id.
 */
export function titleOf(row: AnyRow, language: Language): { text: string; language: Language | null } {
	const kind = kindNamed(row.kind);
	const year = kind.titleYear && row[kind.titleYear];
	const dated = (text: string) => (year ? `${text}, ${String(year)}` : text);
	for (const name of kind.title) {
		const field = kind.fields[name];
		if (field && isPerLanguage(field)) {
			const found = inLanguage(row[name] as Localised, language);
			if (found) return { ...found, text: dated(found.text) };
		} else if (typeof row[name] === 'string' && row[name]) return { text: dated(row[name]), language: null };
	}
	return { text: row.id, language: null };
}

/** Whether nobody has given a record a name yet, in any language. */
export function isUnnamed(row: AnyRow): boolean {
	return titleOf(row, 'ca').text === row.id;
}

/**
 * A title short enough for a heading or a link: what a record is called by may be a whole text. One that nobody has named yet is
 * called so, in words.
 */
export function shortTitle(row: AnyRow, language: Language, length = 140): ReturnType<typeof titleOf> {
	if (isUnnamed(row))
		return { text: t('app.content.unnamed', { kind: kindLabel(row.kind) }), language: null };
	const title = titleOf(row, language);
	const flat = title.text.replace(/\s+/gu, ' ');
	if (flat.length <= length) return { ...title, text: flat };
	const space = flat.lastIndexOf(' ', length);
	return { ...title, text: `${flat.slice(0, space > 0 ? space : length)}…` };
}
