import MiniSearch from 'minisearch';
import { type AnyRow, isPerLanguage, type Kind } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import { LANGUAGES, type Localised } from '#lib/domain/language.ts';
import { keyOf } from './tables.ts';

/** Folds a word so that accents, case, the Catalan middle dot (also within `ŀ`) and typographic apostrophes make no difference. */
export function fold(word: string): string {
	return word
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/[·\u2019']/g, '')
		.toLowerCase();
}

/** Words of a text; an elided article (l’, d’, qu’) is no part of its word. */
export function wordsOf(text: string): string[] {
	return text
		.replace(/(^|[^\p{L}])(?:l|d|s|n|m|t|c|j|qu)[\u2019'](?=\p{L})/giu, '$1')
		.split(/[^\p{L}\p{N}·\u2019']+/u)
		.map(fold)
		.filter(Boolean);
}

interface Entry {
	key: string;
	title: string;
	text: string;
	code: string;
}

function textsOf(kind: Kind, row: AnyRow, fields: readonly string[]): string {
	return fields
		.flatMap((name) => {
			const field = kind.fields[name];
			const content = row[name];
			if (!field || content === null || content === undefined) return [];
			if (isPerLanguage(field)) return LANGUAGES.map((language) => (content as Localised)[language] ?? '');
			return Array.isArray(content) ? content : [String(content)];
		})
		.join(' \n ');
}

function entryOf(row: AnyRow): Entry {
	const kind = kindNamed(row.kind);
	return {
		key: `${row.kind}/${keyOf(row)}`,
		title: textsOf(kind, row, kind.title),
		text: textsOf(kind, row, kind.search),
		code: typeof row.code === 'string' ? row.code : '',
	};
}

/** Full text over rows, in every language at once; what was retracted is not found. */
export class Search {
	readonly #index = new MiniSearch<Entry>({
		idField: 'key',
		fields: ['title', 'text', 'code'],
		tokenize: wordsOf,
		processTerm: (term) => term,
	});

	put(rows: Iterable<AnyRow>): void {
		for (const row of rows) {
			const entry = entryOf(row);
			if (this.#index.has(entry.key)) this.#index.discard(entry.key);
			if (!row.retracted) this.#index.add(entry);
		}
	}

	/** Keys (`kind/document#id`) of the rows that answer best, best first. Small typos are forgiven in words of four letters on. */
	find(query: string, limit = 50): { kind: string; id: string }[] {
		const found = this.#index.search(query, {
			prefix: true,
			fuzzy: (term) => (term.length > 3 ? 0.2 : false),
			boost: { title: 3, code: 4 },
			weights: { fuzzy: 0.3, prefix: 0.7 },
			combineWith: 'AND',
		});
		return found.slice(0, limit).map(({ id }) => {
			const key = String(id);
			return { kind: key.slice(0, key.indexOf('/')), id: key.slice(key.indexOf('#') + 1) };
		});
	}
}
