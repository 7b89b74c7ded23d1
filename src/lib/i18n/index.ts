export { loadLanguage, translatorFor } from './engine.ts';
export * from './format.ts';
export { findText, isTextKey, language, loadTexts, startLanguage, t, withTexts } from './i18n.svelte.ts';
export {
	chooseLanguage,
	INTERFACE_LANGUAGES,
	LANGUAGE_NAMES,
	isInterfaceLanguage,
	type InterfaceLanguage,
} from './languages.ts';
export type { ParametersOf, TextKey, Texts, Translate } from './texts.ts';
