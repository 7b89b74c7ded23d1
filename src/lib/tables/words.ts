import { type AnyRow, isPerLanguage, type Kind } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import { LANGUAGES, type Localised } from '#lib/domain/language.ts';

/** Folds a word so that accents, case, the Catalan middle dot (also within `ŀ`) and typographic apostrophes make no difference. */
export function fold(word: string): string {
	return word
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/[·\u2019']/g, '')
		.toLowerCase();
}

const ELIDED = /(^|[^\p{L}])(?:l|d|s|n|m|t|c|j|qu)[\u2019'](?=\p{L})/giu;

/** Words of a text; an elided article (l’, d’, qu’) is no part of its word. */
export function wordsOf(text: string): string[] {
	const whole = /[\u2019']/.test(text) ? text.replace(ELIDED, '$1') : text;
	const folded = whole
		.normalize('NFKD')
		.replace(/[\u0300-\u036f·\u2019']/g, '')
		.toLowerCase();
	// Most texts have only these letters once they are folded, and are cut several times as fast.
	const words = /[^\0-\x7f]/.test(folded) ? folded.split(/[^\p{L}\p{N}]+/u) : folded.split(/[^a-z0-9]+/);
	return words.filter(Boolean);
}

/** How much a word counts where it stands. */
const IN_TEXT = 1;
const IN_TITLE = 3;
const IN_CODE = 7;

function* textsOf(kind: Kind, row: AnyRow, fields: readonly string[]): Generator<string> {
	for (const name of fields) {
		const field = kind.fields[name];
		const content = row[name];
		if (!field || content === null || content === undefined) continue;
		if (isPerLanguage(field)) for (const language of LANGUAGES) yield (content as Localised)[language] ?? '';
		else for (const one of [content].flat()) yield String(one);
	}
}

/** Every word of a row, and the most that it counts. */
export function weighWords(row: AnyRow): Map<string, number> {
	const kind = kindNamed(row.kind);
	const words = new Map<string, number>();
	const add = (texts: Iterable<string>, weight: number) => {
		for (const text of texts)
			for (const word of wordsOf(text)) if ((words.get(word) ?? 0) < weight) words.set(word, weight);
	};
	if (typeof row.code === 'string') add([row.code], IN_CODE);
	add(textsOf(kind, row, kind.title), IN_TITLE);
	add(textsOf(kind, row, kind.search), IN_TEXT);
	return words;
}
