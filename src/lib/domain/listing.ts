import type { AnyRow, DocumentFamily } from './kind.ts';

/** Where the values of a facet stand in a row. */
export type FacetSource =
	/** A field; `first` takes only so many characters of what it says, e.g. the year of a date. */
	| { readonly field: string; readonly first?: number }
	/** The id in the name of a document of this family. */
	| { readonly owner: DocumentFamily }
	/** Names of the fields that say nothing, and `*` where there are any. */
	| { readonly lacking: readonly string[] };

/**
 * How the rows of a kind that has very many are listed: newest first, narrowed by facets. Such rows are kept packed in memory,
 * and read one by one where they are shown.
 */
export interface Listing {
	/** The field of a date, by which the newest come first. */
	readonly newestBy: string;
	readonly facets: Readonly<Record<string, readonly FacetSource[]>>;
}

export const ANY_LACKING = '*';

const isNothing = (content: unknown) =>
	content === null ||
	content === undefined ||
	content === '' ||
	(typeof content === 'object' && Object.keys(content).length === 0);

/** What a row has under a facet, each value once. */
export function facetValues(row: AnyRow, sources: readonly FacetSource[]): string[] {
	const values = new Set<string>();
	for (const source of sources) {
		if ('owner' in source) {
			const [family, id] = row.document.split('/');
			if (family === source.owner && id) values.add(id);
		} else if ('lacking' in source) {
			for (const field of source.lacking) if (isNothing(row[field])) values.add(field).add(ANY_LACKING);
		} else
			for (const content of [row[source.field]].flat())
				if (typeof content === 'string' && content) values.add(content.slice(0, source.first));
	}
	return [...values];
}
