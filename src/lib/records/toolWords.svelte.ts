import type { Localised } from '#lib/domain/language.ts';
import type { Vocabularies } from '#lib/domain/vocabulary.ts';

let vocabularies = $state.raw<Vocabularies | null>(null);
let asked = false;

/** To these a plan may add; those that it does not have of its own stay on offer. */
const OPEN = new Set(['entry-type', 'indicator-measure', 'indicator-unit']);

export interface ToolWord {
	readonly code: string;
	readonly name: Localised;
}

/**
 * Words that come with this tool, for vocabularies of which the plan at hand has none: it may be older than what they describe.
 * They are loaded at the first question. Live.
 * @param own codes that the plan has itself
 */
export function toolWords(vocabulary: string, own: readonly (string | null)[]): ToolWord[] {
	if (own.length > 0 && !OPEN.has(vocabulary)) return [];
	if (!asked) {
		asked = true;
		void import('#lib/domain/vocabulary.ts').then((loaded) => (vocabularies = loaded.toolVocabularies));
	}
	const known = new Set(own);
	return (vocabularies?.[vocabulary] ?? [])
		.filter(([code]) => !known.has(code))
		.map(([code, ca, es, fr, en]) => ({ code, name: { ca, es, fr, en } }));
}
