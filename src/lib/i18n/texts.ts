/**
 * Every key of the interface with the parameters that its text takes; `null` for none. It is empty here: the files in
 * `declared/`, which `node scripts/declareTexts.ts` makes from the English texts, add to it.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface Texts {}

export type TextKey = keyof Texts;

/** What `t` takes after a key: nothing, or the parameters of its text. */
export type ParametersOf<K extends TextKey> = Texts[K] extends null ? [] : [parameters: Texts[K]];

/** The signature of every translating function. Numbers and dates are formatted by whoever calls, `count` is not. */
export type Translate = <K extends TextKey>(key: K, ...parameters: ParametersOf<K>) => string;
