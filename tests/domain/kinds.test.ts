import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentFamilies } from '#lib/domain/document.ts';
import { defineKind, value } from '#lib/domain/kind.ts';
import { kindNamed, kinds, kindsOf } from '#lib/domain/kinds.ts';
import { sectionCodeOf } from '#lib/domain/section.ts';
import { toolVocabularies } from '#lib/domain/vocabulary.ts';

const root = path.resolve(import.meta.dirname, '../..');

describe.each([...kinds.values()])('the kind $name', (kind) => {
	it('has a file of its own name', () => {
		expect(existsSync(path.join(root, 'src/lib/domain', `${kind.name}.ts`))).toBe(true);
	});

	it('names only fields that it has', () => {
		const fields = Object.keys(kind.fields);
		for (const list of [kind.title, kind.indexes, kind.search])
			for (const field of list) expect(fields).toContain(field);
		expect(kind.title.length).toBeGreaterThan(0);
	});

	it('refers only to kinds that exist, and to vocabularies with words in four languages', () => {
		for (const [name, field] of Object.entries(kind.fields)) {
			if ('ref' in field)
				for (const ref of field.ref ?? []) expect(kinds.has(ref), `${name} → ${ref}`).toBe(true);
			if (!('concept' in field) || !field.concept) continue;
			const words = toolVocabularies[field.concept] ?? [];
			expect(words.length, `${name}: ${field.concept}`).toBeGreaterThan(0);
			for (const word of words) expect(word.filter(Boolean)).toHaveLength(5);
		}
	});

	it('is held by families of documents that exist', () => {
		const families = documentFamilies.map(({ family }) => family);
		for (const family of kind.documents) expect(families).toContain(family);
	});

	it('keeps the source of what came from a plan', () => {
		expect(kind.fields.source).toEqual({ type: 'value', of: 'string' });
	});
});

describe('kinds', () => {
	it('are found by name and by document', () => {
		expect(kindNamed('action').name).toBe('action');
		expect(() => kindNamed('constructor')).toThrow('no kind is called "constructor"');
		expect(kindsOf('plan').map(({ name }) => name)).toContain('action');
		expect(kindsOf('org/amb').map(({ name }) => name)).not.toContain('action');
	});

	it('refuse a field whose name every row has, or that a cell key could not carry', () => {
		for (const name of ['id', 'approved', 'a/b', 'Title'])
			expect(() => defineKind({ name: 'sample', fields: { [name]: value('string') } })).toThrow(
				'cannot be called',
			);
	});
});

describe('a source', () => {
	it.each([
		['VI.LE1.UE', 'VI'],
		['I; es-atlas', 'I'],
		['Presentation', 'Presentation'],
	])('%s lies in section %s', (source, code) => {
		expect(sectionCodeOf(source)).toBe(code);
	});
});
