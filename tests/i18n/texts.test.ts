import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundle } from '#lib/i18n/bundle.ts';
import { INTERFACE_LANGUAGES } from '#lib/i18n/languages.ts';
import { declareTexts } from '../../scripts/declareTexts.ts';

type Texts = { [key: string]: string | Texts };

const folder = path.resolve(import.meta.dirname, '../../src/lib/i18n');
const PLURAL = /_(zero|one|two|few|many|other)$/;
const features = readdirSync(path.join(folder, 'en')).filter((name) => name.endsWith('.json'));

function flatten(texts: Texts, prefix = ''): [string, string][] {
	return Object.entries(texts).flatMap(([name, text]) =>
		typeof text === 'string'
			? [[prefix + name, text] as [string, string]]
			: flatten(text, `${prefix}${name}.`),
	);
}

function read(language: string, feature: string): [string, string][] {
	return flatten(JSON.parse(readFileSync(path.join(folder, language, feature), 'utf8')) as Texts);
}

const placeholdersOf = (text: string) =>
	[...text.matchAll(/\{\{\s*([^}]+?)\s*\}\}/g)].map((match) => match[1]).sort();

/** Keys without their plural endings, with every placeholder that any of the forms has. */
function shapeOf(texts: [string, string][]): Record<string, string[]> {
	const shape: Record<string, Set<string>> = {};
	for (const [key, text] of texts) {
		const names = (shape[key.replace(PLURAL, '')] ??= new Set());
		for (const name of placeholdersOf(text)) if (name) names.add(name);
	}
	return Object.fromEntries(Object.entries(shape).map(([key, names]) => [key, [...names].sort()]));
}

describe.each(features)('texts of %s', (feature) => {
	const english = shapeOf(read('en', feature));

	test.each(INTERFACE_LANGUAGES)('%s has the keys and the parameters that English has', (language) => {
		expect(shapeOf(read(language, feature))).toEqual(english);
	});

	test.each(INTERFACE_LANGUAGES)(
		'%s has every plural form that the language needs, and no other',
		(language) => {
			const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
			const forms = new Map<string, string[]>();
			for (const [key] of read(language, feature)) {
				const form = PLURAL.exec(key)?.[1];
				if (form && form !== 'zero')
					forms.set(key.replace(PLURAL, ''), [...(forms.get(key.replace(PLURAL, '')) ?? []), form]);
			}
			for (const [key, found] of forms) expect([key, found.toSorted()]).toEqual([key, needed]);
		},
	);

	test.each(INTERFACE_LANGUAGES)(
		'%s leaves no text empty or padded, or with three dots for …',
		(language) => {
			for (const [key, text] of read(language, feature)) {
				expect([key, text]).toEqual([key, text.trim()]);
				expect([key, text]).not.toEqual([key, '']);
				expect([key, /\.\.\./.test(text)]).toEqual([key, false]);
			}
		},
	);
});

test.each(INTERFACE_LANGUAGES)('%s has a file for every feature', (language) => {
	const files = readdirSync(path.join(folder, language)).filter((name) => name.endsWith('.json'));
	expect(files.sort()).toEqual(features.toSorted());
});

test('the declared keys are those of the English texts (else run `node scripts/declareTexts.ts`)', () => {
	const declared = readdirSync(path.join(folder, 'declared')).sort();
	expect(declared).toEqual(declareTexts().map(({ file }) => path.basename(file)));
	for (const { file, content } of declareTexts()) expect(readFileSync(file, 'utf8')).toBe(content);
});

test('typography is the work of the app: straight apostrophes and French spaces are set when texts are read', () => {
	const texts = bundle(
		{ './x.json': { a: "l'acord d'{{name}} : « oui » ; non ?", b: { c: "it's 10:30" } } },
		'fr',
	);
	expect(texts).toEqual({
		x: {
			a: 'l’acord d’{{name}}\u00a0: «\u00a0oui\u00a0»\u202f; non\u202f?',
			b: { c: 'it’s 10:30' },
		},
	});
	expect(bundle({ './x.json': { a: 'Ho veu ? « Sí »' } }, 'ca')).toEqual({ x: { a: 'Ho veu ? « Sí »' } });
});
