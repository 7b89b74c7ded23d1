// Declares the keys of the interface's texts, with the parameters of each, from the English JSON files, so that the compiler
// checks every call of `t`. Run it after adding or changing a text: `node scripts/declareTexts.ts`.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

type Texts = { [key: string]: string | Texts };

const i18n = path.resolve(import.meta.dirname, '../src/lib/i18n');
const PLURAL = /_(zero|one|two|few|many|other)$/;

export interface Declaration {
	file: string;
	content: string;
}

/** One declaration file for each English file of texts; nothing is written. */
export function declareTexts(): Declaration[] {
	return readdirSync(path.join(i18n, 'en'))
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map((name) => {
			const feature = name.slice(0, -'.json'.length);
			const texts = JSON.parse(readFileSync(path.join(i18n, 'en', name), 'utf8')) as Texts;
			return {
				file: path.join(i18n, 'declared', `${feature}.d.ts`),
				content: declarationOf(feature, texts),
			};
		});
}

function declarationOf(feature: string, texts: Texts): string {
	const parameters = new Map<string, Set<string>>();
	const walk = (prefix: string, branch: Texts): void => {
		for (const [name, text] of Object.entries(branch)) {
			if (typeof text !== 'string') {
				walk(`${prefix}.${name}`, text);
				continue;
			}
			const key = `${prefix}.${name}`.replace(PLURAL, '');
			const found = parameters.get(key) ?? new Set<string>();
			for (const [, parameter] of text.matchAll(/\{\{\s*([A-Za-z]+)/g)) if (parameter) found.add(parameter);
			if (PLURAL.test(name)) found.add('count');
			parameters.set(key, found);
		}
	};
	walk(feature, texts);
	const lines = [...parameters].map(([key, names]) => {
		const list = [...names].sort().map((name) => `${name}: ${name === 'count' ? 'number' : 'string'}`);
		return `\t\t'${key}': ${list.length === 0 ? 'null' : `{ ${list.join('; ')} }`};`;
	});
	return [
		`// Made by scripts/declareTexts.ts from en/${feature}.json.`,
		`import type {} from '../texts.ts';`,
		'',
		`declare module '../texts.ts' {`,
		'\tinterface Texts {',
		...lines,
		'\t}',
		'}',
		'',
	].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	mkdirSync(path.join(i18n, 'declared'), { recursive: true });
	for (const { file, content } of declareTexts()) writeFileSync(file, content);
}
