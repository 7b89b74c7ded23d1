import { describe, expect, test } from 'vitest';
import { keepColumns, packDocument } from '#lib/tables/packedTables.ts';
import { fold, Search, wordsOf } from '#lib/tables/search.ts';
import { Tables } from '#lib/tables/tables.ts';
import { makeRow, RETRACTED } from '../support/rows.ts';

const rows = [
	makeRow('action', 'forum', {
		code: 'LE1.A3',
		title: {
			ca: 'Organitzar el Fòrum de l’aigua',
			es: 'Organizar el Foro del agua',
			fr: 'Organiser le Forum de l’eau',
			en: 'Hold the Water Forum',
		},
		description: { ca: 'Jornades a l’Hospitalet de Llobregat' },
	}),
	makeRow('action', 'exchange', {
		code: 'LE2.A1',
		title: { ca: 'Col·laboració amb les metròpolis', fr: 'Échange d’expériences entre métropoles' },
		actorsNote: { es: 'También universidades' },
	}),
	makeRow('metropolis', 'mtl', { name: { ca: 'Mont-real', fr: 'Montréal' }, aliases: ['CMM'] }),
	makeRow('action', 'old', { title: { en: 'Water heritage' }, ...RETRACTED }),
];

function open(): Search {
	const search = new Search();
	search.put(rows);
	return search;
}
const found = (query: string) =>
	open()
		.find(query)
		.map(({ id }) => id);

describe('search', () => {
	test.each([
		['organitzar', 'Catalan'],
		['organizar', 'Spanish'],
		['organiser', 'French'],
		['hold', 'English'],
	])('finds %s in its %s', (query) => expect(found(query)).toContain('forum'));

	test.each([
		['forum', 'accents left out'],
		['FÒRUM', 'capitals'],
		['Fòrum', 'accents written as one sign or as two'],
	])('takes %s: %s', (query) => expect(found(query)).toEqual(['forum']));

	test.each([
		'aigua',
		'l’aigua',
		"l'aigua",
		'hospitalet',
		'L’Hospitalet',
		'eau',
		'experiences',
		'd’expériences',
	])('finds %s with and without its article', (query) => expect(found(query)).toHaveLength(1));

	test.each(['col·laboració', 'collaboracio', 'coŀlaboració', 'COL·LABORACIÓ'])(
		'takes l·l as ll: %s',
		(query) => expect(found(query)).toEqual(['exchange']),
	);

	test.each([
		['metropols', 'exchange'],
		['organitsar', 'forum'],
		['universidads', 'exchange'],
		['Montreal', 'mtl'],
	])('forgives the typo in %s', (query, id) => expect(found(query)[0]).toBe(id));

	test('forgives no typo in a word of three letters', () => expect(found('eai')).toEqual([]));

	test.each([
		['hosp', 'forum'],
		['univ', 'exchange'],
		['cm', 'mtl'],
		['LE2', 'exchange'],
		['LE1.A3', 'forum'],
	])('finds by the beginning of a word, an alias, a code: %s', (query, id) =>
		expect(found(query)[0]).toBe(id),
	);

	test('wants every word, in whichever field', () => {
		expect(found('forum hospitalet')).toEqual(['forum']);
		expect(found('forum universidades')).toEqual([]);
	});

	test('finds nothing that was retracted, and again what was restored', () => {
		const search = open();
		expect(search.find('heritage')).toEqual([]);
		search.put([makeRow('action', 'old', { title: { en: 'Water heritage' } })]);
		expect(search.find('heritage').map(({ id }) => id)).toEqual(['old']);
		search.put([rows[3]!]);
		expect(search.find('heritage')).toEqual([]);
	});

	test('follows a changed title, and knows rows of one id in two documents apart', () => {
		const search = open();
		search.put([makeRow('action', 'forum', { title: { en: 'Something else' } })]);
		expect(search.find('aigua')).toEqual([]);
		search.put([makeRow('action', 'forum', { title: { en: 'Elsewhere' }, document: 'org/x' })]);
		expect(search.find('something')).toEqual([{ kind: 'action', id: 'forum' }]);
	});

	test.each(['', '   ', '’', '·', '.'])('answers nothing to %j', (query) => expect(found(query)).toEqual([]));

	test('folds and cuts words as readers do', () => {
		expect(fold('Paral·lel')).toBe('parallel');
		expect(wordsOf('L’AMB, d’acord: aujourd’hui qu’elle n’hi ha 2021-2025')).toEqual([
			'amb',
			'acord',
			'aujourdhui',
			'elle',
			'hi',
			'ha',
			'2021',
			'2025',
		]);
	});
});

test('[I4] finds nothing that is gone since its document was made anew, nor something else in its place', () => {
	const tables = new Tables();
	keepColumns(tables);
	const search = new Search(tables);
	tables.follow((changed) => search.put(changed));
	const logged = (id: string, title: string) =>
		makeRow('entry', id, { document: 'org/gava', title: { ca: title }, date: '2024-03-18' });
	tables.put([logged('e1', 'Fòrum'), logged('e2', 'Visita'), logged('e3', 'Taller')]);
	packDocument(tables, 'org/gava');
	tables.replaceDocument('org/gava', [logged('e2', 'Visita'), logged('e3', 'Taller')]);
	packDocument(tables, 'org/gava');
	expect(search.find('fòrum')).toEqual([]);
	expect(search.find('taller')).toEqual([{ kind: 'entry', id: 'e3' }]);
});
