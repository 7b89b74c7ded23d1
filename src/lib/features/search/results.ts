import { type AnyRow, isPerLanguage, type Kind } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import { type Language, LANGUAGES, type Localised } from '#lib/domain/language.ts';
import { kindLabel } from '#lib/records/fieldLabel.ts';
import { recordPath } from '#lib/records/recordPath.ts';
import { titleOf } from '#lib/records/recordTitle.ts';
import type { SearchGroup, SearchResult } from '#lib/ui/SearchDialog.svelte';
import { marksIn, snippetOf, termsOf } from './marks.ts';

/** Every text in which a record is found, the reader's language first. */
function* textsOf(
	kind: Kind,
	row: AnyRow,
	reader: Language,
): Generator<{ text: string; language?: Language }> {
	const languages = [reader, ...LANGUAGES.filter((language) => language !== reader)];
	for (const language of languages)
		for (const name of [...kind.search, ...kind.title]) {
			const field = kind.fields[name];
			const text = field && isPerLanguage(field) ? (row[name] as Localised | null)?.[language] : undefined;
			if (text) yield { text, language };
		}
	for (const name of kind.search) {
		if (name === 'code') continue;
		const field = kind.fields[name];
		if (field && !isPerLanguage(field) && typeof row[name] === 'string') yield { text: row[name] };
	}
}

/** “LE1.EU.2” is how people call an action; “seminar” is only the key of a term. */
const isForReaders = (code: string, title: string) => /^\p{Lu}+[\d.]/u.test(code) && code !== title;

function resultOf(row: AnyRow, terms: readonly string[], workspace: string, reader: Language): SearchResult {
	const kind = kindNamed(row.kind);
	const named = titleOf(row, reader);
	const code = typeof row.code === 'string' && isForReaders(row.code, named.text) ? `${row.code} ` : '';
	const title = `${code}${named.text}`;
	const titleRanges = marksIn(title, terms);
	const result: SearchResult = {
		id: `${row.kind}-${row.id}`,
		title,
		titleRanges,
		href: recordPath(workspace, row.kind, row.id),
		...(named.language && named.language !== reader ? { lang: named.language } : {}),
	};
	for (const { text, language } of textsOf(kind, row, reader)) {
		const marks = text === named.text ? [] : marksIn(text, terms);
		if (marks.length === 0) continue;
		const snippet = snippetOf(text, marks);
		// Words of another language say which.
		const lead = language && language !== reader ? `${language.toUpperCase()} · ` : '';
		if (lead && titleRanges.length > 0) continue;
		return {
			...result,
			detail: `${lead}${snippet.text}`,
			detailRanges: snippet.ranges.map(([from, to]) => [from + lead.length, to + lead.length] as const),
		};
	}
	return result;
}

/** Terms of vocabularies are found last: they matter through the records that use them. */
const LAST = 'concept';

/** Results by kind; the kind with the best result stands first. */
export function groupResults(
	rows: readonly AnyRow[],
	query: string,
	workspace: string,
	reader: Language,
): SearchGroup[] {
	const terms = termsOf(query);
	const groups = new Map<string, SearchResult[]>();
	for (const row of rows) {
		const group = groups.get(row.kind);
		const result = resultOf(row, terms, workspace, reader);
		if (group) group.push(result);
		else groups.set(row.kind, [result]);
	}
	const ordered = [...groups].sort(([one], [other]) => Number(one === LAST) - Number(other === LAST));
	return ordered.map(([kind, results]) => ({ label: kindLabel(kind, 'other'), results }));
}
