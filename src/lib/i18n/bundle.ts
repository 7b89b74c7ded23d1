import type { InterfaceLanguage } from './languages.ts';

/** Texts of one language as i18next reads them: features, then nested keys. */
export interface Bundle {
	[key: string]: string | Bundle;
}

/** Joins one JSON file per feature (`./plan.json`) into one bundle (`plan.…`), with the typography of its language. */
export function bundle(files: Record<string, unknown>, language: InterfaceLanguage): Bundle {
	return Object.fromEntries(
		Object.entries(files).map(([path, texts]) => [
			path.slice(2, -'.json'.length),
			typeset(texts as Bundle, language),
		]),
	);
}

function typeset(texts: Bundle, language: InterfaceLanguage): Bundle {
	return Object.fromEntries(
		Object.entries(texts).map(([key, text]) => [
			key,
			typeof text === 'string' ? typesetText(text, language) : typeset(text, language),
		]),
	);
}

/** Whoever writes texts types plain apostrophes and spaces; French wants spaces that do not break before double signs. */
function typesetText(text: string, language: InterfaceLanguage): string {
	const curly = text.replace(/(?<=\p{L})'(?=[\p{L}\d«{])/gu, '’');
	if (language !== 'fr') return curly;
	return curly
		.replace(/(?<=\S) (?=[;?!])/g, '\u202f')
		.replace(/(?<=\S) (?=[:»])/g, '\u00a0')
		.replace(/« /g, '«\u00a0');
}
