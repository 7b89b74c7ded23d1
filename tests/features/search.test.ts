import { describe, expect, test } from 'vitest';
import { marksIn, snippetOf, termsOf } from '#lib/features/search/marks.ts';

const marked = (text: string, query: string) =>
	marksIn(text, termsOf(query)).map(([from, to]) => text.slice(from, to));

describe('what of a text answers a search', () => {
	test.each([
		['Àrea Metropolitana', 'area', ['Àrea']],
		['Intel·ligència col·lectiva', 'intelligencia', ['Intel·ligència']],
		['Impuls de l’energia i d’energies', 'l’energ', ['energ', 'energ']],
		['Cooperació internacional', 'internasional', ['internacional']],
		['Cooperació', 'xarxa', []],
		['LE1.EU.4 Fòrum', 'le1 forum', ['LE1', 'Fòrum']],
		['', 'a', []],
	])('%j by %j', (text, query, expected) => {
		expect(marked(text, query)).toEqual(expected);
	});

	test('short words forgive no typo', () => {
		expect(marked('un pla de ple', 'pli')).toEqual([]);
	});

	test('a snippet stands around the first mark, whole words only, with its marks in place', () => {
		const text =
			`${'paraules del començament '.repeat(9)}seminari central ${'i del final '.repeat(30)}`.trim();
		const { text: snippet, ranges } = snippetOf(text, marksIn(text, termsOf('seminari')));
		expect(ranges.map(([from, to]) => snippet.slice(from, to))).toEqual(['seminari']);
		expect(snippet.length).toBeLessThan(200);
		expect(snippet).toMatch(/^… \p{L}+ .* …$/u);
		for (const word of snippet.replaceAll('…', '').trim().split(/\s+/))
			expect(text.split(' ')).toContain(word);
	});

	test('a short text is given whole', () => {
		expect(snippetOf('Fòrum anual', [[0, 5]])).toEqual({ text: 'Fòrum anual', ranges: [[0, 5]] });
	});
});
