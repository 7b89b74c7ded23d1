import { cycleVocabularies } from './cycleVocabularies.ts';
import { evaluationVocabularies } from './evaluationVocabularies.ts';
import { fundVocabularies } from './fundVocabularies.ts';
import { indicatorVocabularies } from './indicatorVocabularies.ts';
import type { Contents } from './kind.ts';
import { monitoringVocabularies } from './monitoringVocabularies.ts';
import { observatoryVocabularies } from './observatoryVocabularies.ts';
import { planVocabularies } from './planVocabularies.ts';
import { transferVocabularies } from './transferVocabularies.ts';
import { relationVocabularies } from './relationVocabularies.ts';
import { workshopVocabularies } from './workshopVocabularies.ts';

/** One word: its code, then its name in Catalan, Spanish, French and English. */
export type Word = readonly [code: string, ca: string, es: string, fr: string, en: string];
export type Vocabularies = Readonly<Record<string, readonly Word[]>>;

/** What the `source` of a record says that comes with this tool rather than from a plan. */
export const OWN_SOURCE = 'rumb';

/**
 * The vocabularies that the kinds' concept fields draw on, for a plan that brings none of its own. A template that has one
 * concept of a vocabulary is taken to have them all.
 */
export const defaultVocabularies: Vocabularies = { ...planVocabularies, ...monitoringVocabularies };

/** All words that come with this tool, those of its own reporting cycle and of workshops too, which no plan needs to bring. */
export const toolVocabularies: Vocabularies = {
	...defaultVocabularies,
	...cycleVocabularies,
	...fundVocabularies,
	...transferVocabularies,
	...workshopVocabularies,
	...indicatorVocabularies,
	...relationVocabularies,
	...observatoryVocabularies,
	...evaluationVocabularies,
};

/** Words for codes that are signs, since an id is made of letters. */
const SIGNS: Readonly<Record<string, string>> = {
	'=': 'equal',
	'≈': 'about',
	'>': 'more-than',
	'<': 'less-than',
};

/** The id that a template gives a concept: `calculation` and `countFlag` make `calculation-count-flag`. */
export function conceptId(vocabulary: string, code: string): string {
	const word = SIGNS[code] ?? code.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
	return `${vocabulary}-${word}`;
}

/**
 * The concepts of one default vocabulary, as records of a template: `{ id, vocabulary, code, name, source }`.
 * @returns none for a vocabulary that this tool does not bring.
 */
export function defaultConcepts(vocabulary: string): (Contents & { id: string })[] {
	const words = Object.hasOwn(defaultVocabularies, vocabulary) ? defaultVocabularies[vocabulary]! : [];
	return words.map(([code, ca, es, fr, en]) => ({
		id: conceptId(vocabulary, code),
		vocabulary,
		code,
		name: { ca, es, fr, en },
		source: OWN_SOURCE,
	}));
}
