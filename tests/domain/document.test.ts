import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentFamilies, familyOf, isDocumentName } from '#lib/domain/document.ts';

describe('names of documents', () => {
	it.each([
		'plan',
		'org/badalona',
		'private/amb',
		'body/working-group',
		'workshop/w1',
		'stage/w1',
		'seat/w1/s2',
		'report/annual-2021',
		'evaluation/interim-2023',
		'rating/interim-2023/e1',
		`org/${'a'.repeat(64)}`,
	])('%s is one', (name) => {
		expect(isDocumentName(name)).toBe(true);
		expect(documentFamilies.map(({ family }) => family)).toContain(familyOf(name));
	});

	it.each([
		'',
		'plan/',
		'plan/a',
		'org',
		'org/',
		'org/a/b',
		'org/A',
		'org/-a',
		'org/a b',
		'org/../plan',
		'org/a\n',
		'seat/w1',
		'rating/a/b/c',
		'constructor',
		'toString/a',
		`org/${'a'.repeat(65)}`,
		7,
		null,
	])('%j is none', (name) => {
		expect(isDocumentName(name)).toBe(false);
	});

	it('are judged, whatever the input', () => {
		fc.assert(fc.property(fc.anything(), (input) => typeof isDocumentName(input) === 'boolean'));
	});

	it('say for every family who writes and who reads', () => {
		for (const { writers, readers } of documentFamilies) {
			expect(writers.length).toBeGreaterThan(0);
			expect(readers.length).toBeGreaterThan(0);
		}
	});
});
