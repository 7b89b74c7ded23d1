import { createInstance } from 'i18next';
import { bundle, type Bundle } from './bundle.ts';
import type { InterfaceLanguage } from './languages.ts';
import type { TextKey, Translate } from './texts.ts';

const chunks: Record<InterfaceLanguage, () => Promise<{ default: Bundle }>> = {
	ca: () => import('./ca/index.ts'),
	es: () => import('./es/index.ts'),
	fr: () => import('./fr/index.ts'),
	en: () => import('./en/index.ts'),
};

/** Texts that come with the few screens that say them; the first screen waits neither for them nor for their list. */
const late: Record<InterfaceLanguage, () => Promise<{ default: Record<string, () => Promise<Bundle>> }>> = {
	ca: () => import('./ca/late.ts'),
	es: () => import('./es/late.ts'),
	fr: () => import('./fr/late.ts'),
	en: () => import('./en/late.ts'),
};
type Feature = TextKey extends infer K ? (K extends `${infer F}.${string}` ? F : never) : never;
export type LateFeature = Exclude<Feature, 'app' | 'plan' | 'records' | 'shell' | 'status'>;

/** i18next with the texts of the languages that were loaded so far; everything else of ours stands behind it. */
export const engine = createInstance();

void engine
	.use({
		type: 'formatter',
		init: () => {},
		// Only `count` is ever a number: the types of the other parameters ask for text.
		format: (value: unknown, _format: string | undefined, language: string | undefined) =>
			typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : (value as string),
	})
	.init({
		initAsync: false,
		fallbackLng: false,
		nsSeparator: false,
		resources: {},
		returnEmptyString: false,
		interpolation: { escapeValue: false, alwaysFormat: true },
	});

/** Brings the texts of one language in, once. */
export async function loadLanguage(language: InterfaceLanguage): Promise<void> {
	if (engine.hasResourceBundle(language, 'translation')) return;
	const { default: texts } = await chunks[language]();
	engine.addResourceBundle(language, 'translation', texts);
}

/** Brings the late texts of one feature in, once. */
export async function loadLate(feature: LateFeature, language: InterfaceLanguage): Promise<void> {
	if (engine.exists(feature, { lng: language, returnObjects: true })) return;
	const { default: files } = await late[language]();
	const texts = await files[`./${feature}.json`]!();
	engine.addResourceBundle(language, 'translation', bundle({ [`./${feature}.json`]: texts }, language), true);
}

/** Texts in a language that need not be the reader's, late ones where they are named: a report is written in any of the four. */
export async function translatorFor(
	language: InterfaceLanguage,
	...features: LateFeature[]
): Promise<Translate> {
	await loadLanguage(language);
	await Promise.all(features.map((feature) => loadLate(feature, language)));
	return engine.getFixedT(language) as unknown as Translate;
}
