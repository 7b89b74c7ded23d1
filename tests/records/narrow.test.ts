import { describe, expect, it } from 'vitest';
import { type Facet, narrow } from '#lib/records/register/narrow.ts';

const rows = [
	{ name: 'Àrea d’Ecologia', type: 'area', tags: ['a', 'b'] },
	{ name: 'Ajuntament de l’Hospitalet', type: 'council', tags: ['b'] },
	{ name: 'Ajuntament de Badalona', type: 'council', tags: [] },
	{ name: 'Sense tipus', type: null, tags: ['a'] },
];
type Sample = (typeof rows)[number];
const nameOf = (row: Sample) => row.name;
const type: Facet<Sample> = { key: 'type', label: '', options: [], of: (row) => [row.type] };
const tag: Facet<Sample> = { key: 'tag', label: '', options: [], of: (row) => row.tags };

describe('narrowing a list', () => {
	it('finds every word typed, whatever accents, case and apostrophes', () => {
		const found = (query: string) => narrow(rows, query, nameOf, [], {}).shown.map(nameOf);
		expect(found('AREA ecologia')).toEqual(['Àrea d’Ecologia']);
		expect(found("l'hospitalet ajuntament")).toEqual(['Ajuntament de l’Hospitalet']);
		expect(found('  ')).toHaveLength(4);
		expect(found('badalona hospitalet')).toEqual([]);
	});

	it('keeps the rows that have every value chosen', () => {
		const { shown } = narrow(rows, '', nameOf, [type, tag], { type: 'council', tag: 'b' });
		expect(shown.map(nameOf)).toEqual(['Ajuntament de l’Hospitalet']);
	});

	it('counts what each value would show while everything else stays', () => {
		const { counts } = narrow(rows, 'a', nameOf, [type, tag], { type: 'council' });
		expect(counts.get('type')).toEqual(
			new Map([
				['area', 1],
				['council', 2],
			]),
		);
		expect(counts.get('tag')).toEqual(new Map([['b', 1]]));
	});
});
