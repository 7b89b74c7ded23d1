import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { kinds } from '#lib/domain/kinds.ts';
import { LANGUAGES } from '#lib/domain/language.ts';

type Labels = { kinds: Record<string, { one: string; other: string }>; fields: Record<string, string> };

describe.each(LANGUAGES)('labels of records in %s', (language) => {
	const read = (file: string): unknown =>
		JSON.parse(
			readFileSync(path.resolve(import.meta.dirname, `../../src/lib/i18n/${language}/${file}.json`), 'utf8'),
		);
	const labels = { ...(read('records') as object), fields: read('fields') } as Labels;

	it('name every kind, one and several', () => {
		const missing = [...kinds.keys()].filter((kind) => !labels.kinds[kind]?.one || !labels.kinds[kind].other);
		expect(missing).toEqual([]);
	});

	it('name every field, in general or for its kind', () => {
		const missing = [...kinds.values()].flatMap((kind) =>
			Object.keys(kind.fields)
				.filter((field) => !labels.fields[`${kind.name}.${field}`] && !labels.fields[field])
				.map((field) => `${kind.name}.${field}`),
		);
		expect(missing).toEqual([]);
	});

	it('name nothing that no kind has', () => {
		const fields = new Set(
			[...kinds.values()].flatMap((kind) =>
				Object.keys(kind.fields).flatMap((field) => [field, `${kind.name}.${field}`]),
			),
		);
		expect(Object.keys(labels.fields).filter((field) => !fields.has(field))).toEqual([]);
		expect(Object.keys(labels.kinds).filter((kind) => !kinds.has(kind))).toEqual([]);
	});

	it('have no stray spaces, and typographic apostrophes in French', () => {
		const all = JSON.stringify(labels);
		expect(all).not.toMatch(/" | "| {2}/);
		if (language === 'fr') expect(all).not.toContain("'");
	});
});
