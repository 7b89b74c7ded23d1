import { describe, expect, it } from 'vitest';
import {
	compareFacts,
	factsAbout,
	type FactRow,
	firstCompared,
	trendOf,
} from '#lib/domain/observatoryFacts.ts';
import { COLUMNS, type ImportContext, planImport } from '#lib/domain/observatoryImport.ts';
import { parseCsv } from '#lib/exchange/csv.ts';
import { makeRow } from '../support/rows.ts';

const factRow = (id: string, contents: Record<string, unknown>) =>
	makeRow('metropolisFact', id, { indicator: 'population', ...contents }) as unknown as FactRow;

const KNOWN = [
	factRow('lyon-2020', { metropolis: 'lyon', value: 1_400_000, year: 2020, sourceWords: 'INSEE' }),
	factRow('turin-2021', {
		metropolis: 'turin',
		value: 2_200_000,
		year: 2021,
		sourceWords: 'ISTAT',
		document: 'org/badalona',
	}),
];

const context: ImportContext = {
	metropolises: [
		{ id: 'lyon', names: ['Grand Lyon', 'Lyon', 'Lió'] },
		{ id: 'turin', names: ['Torí', 'Turin'] },
		{ id: 'quito', names: ['Quito', 'San Francisco'] },
		{ id: 'sf', names: ['San Francisco'] },
	],
	indicators: [
		{ id: 'population', names: ['Població', 'Population'] },
		{ id: 'area', names: ['Superfície (km²)'] },
		{ id: 'governance-model', names: ['Model de governança'] },
		{ id: 'airports', names: ['Aeroports'] },
	],
	columns: COLUMNS.map((id) => ({
		id,
		names: {
			metropolis: ['Metròpolis'],
			indicator: ['Dada'],
			value: ['Valor'],
			year: ['Any'],
			sourceWords: ['Font'],
			link: ['Enllaç'],
			note: ['Nota'],
			language: ['Llengua'],
		}[id],
	})),
	known: KNOWN,
	mayChange: (row) => row.document === 'plan',
	language: 'ca',
};

const rowsOf = (text: string) => {
	const rows = parseCsv(text);
	if (!Array.isArray(rows)) throw new Error(rows.fault);
	return rows;
};
const plan = (text: string, more: Partial<ImportContext> = {}) =>
	planImport(rowsOf(text), { ...context, ...more });
const HEAD = 'Metròpolis;Dada;Valor;Any;Font;Enllaç;Nota;Llengua\n';
const outcomes = (text: string, more?: Partial<ImportContext>) =>
	plan(HEAD + text, more).lines.map(({ outcome, refusal }) => refusal ?? outcome);

describe('a table of facts', () => {
	it('tells what is new, what would change, and what stands there already', () => {
		const { lines } = plan(
			`${HEAD}GRAND LYON;població;1.411.571;2020;INSEE;;\nLyon;Població;1400000;2020;INSEE;;\nTorí;Superfície;6.827,5;2021;ISTAT;https://istat.it;àrea metropolitana\n`,
		);
		expect(lines.map(({ outcome }) => outcome)).toEqual(['changed', 'refused', 'new']);
		expect(lines[0]).toMatchObject({ line: 2, row: { id: 'lyon-2020' }, contents: { value: 1_411_571 } });
		expect(lines[2]!.contents).toEqual({
			metropolis: 'turin',
			indicator: 'area',
			value: 6827.5,
			year: 2021,
			sourceWords: 'ISTAT',
			link: 'https://istat.it',
			note: { ca: 'àrea metropolitana' },
		});
		expect(outcomes('Lyon;Població;1400000;2020;INSEE;;')).toEqual(['same']);
	});

	it('never empties what a line leaves blank', () => {
		const known = [{ ...KNOWN[0]!, link: 'https://insee.fr', note: { ca: 'cens' } }];
		expect(outcomes('Lyon;Població;1400000;2020;INSEE;;', { known })).toEqual(['same']);
	});

	it.each([
		[';Població;1;2020;x', 'no-metropolis'],
		['Atlantis;Població;1;2020;x', 'unknown-metropolis'],
		['San Francisco;Població;1;2020;x', 'several-metropolises'],
		['Lyon;;1;2020;x', 'no-indicator'],
		['Lyon;Alegria;1;2020;x', 'unknown-indicator'],
		['Lyon;Superfície (ha);53370;2020;x', 'other-unit'],
		['Lyon;Població (milers);1416;2020;x', 'other-unit'],
		['Lyon;Població;;2020;x', 'no-value'],
		['Lyon;Població;molta;2020;x', 'no-figure'],
		['Lyon;Població;1.234;2020;x', 'unclear-figure'],
		['Lyon;Població;-5;2020;x', 'below-zero'],
		['Lyon;Població;5;;x', 'no-year'],
		['Lyon;Població;5;20;x', 'bad-year'],
		['Lyon;Població;5;2020;', 'no-source'],
		['Lyon;Població;5;2020;x;javascript:alert(1)', 'bad-link'],
		['Lyon;Població;5;2020;x;;;xx', 'bad-language'],
		['Torí;Població;5;2021;x', 'not-yours'],
	])('refuses “%s”: %s', (line, refusal) => {
		expect(outcomes(line)).toEqual([refusal]);
	});

	it('passes over lines of the template that nobody has filled in', () => {
		expect(outcomes('Lyon;Població;;;;;\nTorí;Superfície;6827;2020;x')).toEqual(['new']);
	});

	it('takes the end of a long name where it can mean but one', () => {
		const metropolises = [
			{ id: 'turin', names: ['Ciutat Metropolitana de Torí'] },
			{ id: 'valencia-es', names: ['Àrea de València'] },
			{ id: 'valencia-ve', names: ['Gran València'] },
		];
		const of = (name: string) =>
			plan(`${HEAD}${name};Superfície;6;2020;x`, { metropolises }).lines.map(
				({ metropolis, refusal }) => metropolis ?? refusal,
			);
		expect(of('Torí')).toEqual(['turin']);
		expect(of('València')).toEqual(['several-metropolises']);
		expect(of('orí')).toEqual(['unknown-metropolis']);
		expect(of('politana de Torí')).toEqual(['unknown-metropolis']);
	});

	it('takes one line of several that say the same thing', () => {
		expect(outcomes('Lyon;Superfície;534;2020;x\nLió;superficie;535;2020;x')).toEqual(['new', 'twice']);
	});

	it('reads figures by the decimal mark of their file, or of the one who was asked', () => {
		expect(outcomes('Lyon;Superfície;1.234;2020;x\nTorí;Superfície;2,5;2020;x')).toEqual(['new', 'new']);
		const asked = plan(`${HEAD}Lyon;Superfície;1.234;2020;x`, { decimalMark: '.' });
		expect(asked).toMatchObject({ needsMark: true, lines: [{ contents: { value: 1.234 } }] });
		expect(plan(`${HEAD}Lyon;Superfície;12;2020;x`).needsMark).toBe(false);
	});

	it('keeps words where words belong, in the language of the file', () => {
		const { lines } = plan(
			`${HEAD}Lyon;Model de governança;Metròpoli amb estatut propi;2015;Llei;;\nLyon;Aeroports;dos;2020;x\nTorí;Aeroports;2;2020;x`,
		);
		expect(lines.map(({ contents }) => contents)).toMatchObject([
			{ words: { ca: 'Metròpoli amb estatut propi' } },
			{ words: { ca: 'dos' } },
			{ value: 2 },
		]);
	});

	it('keeps words in the language that their line says', () => {
		const { lines } = plan(`${HEAD}Lyon;Model de governança;Estatuto propio;2015;Ley;;Nota;ES`);
		expect(lines[0]!.contents).toMatchObject({ words: { es: 'Estatuto propio' }, note: { es: 'Nota' } });
	});

	it('may have a column for each sort of fact', () => {
		const { lines, ignored } = plan(
			'metropolis,any,font,Població,Superfície (km²),Color\nLyon,2021,INSEE,1416545,"533,7",blau\nTorí,2022,ISTAT,,6827,\n',
		);
		expect(ignored).toEqual(['Color']);
		expect(lines.map(({ line, contents }) => [line, contents?.indicator, contents?.value])).toEqual([
			[2, 'population', 1_416_545],
			[2, 'area', 533.7],
			[3, 'area', 6827],
		]);
	});

	it('never reads figures of another unit, and says which one is expected', () => {
		const wide = plan(
			'Metròpolis;Any;Font;Superfície (ha);Població (milers);Aeroports\nLyon;2021;INSEE;53370;1416;2\n',
		);
		expect(wide.lines.map(({ indicator }) => indicator)).toEqual(['airports']);
		expect(wide).toMatchObject({
			ignored: [],
			missing: [],
			otherUnits: [
				{ heading: 'Superfície (ha)', expected: ['area'] },
				{ heading: 'Població (milers)', expected: ['population'] },
			],
		});
		const long = plan(`${HEAD}Lyon;Superfície (ha);53370;2020;x`);
		expect(long.lines[0]).toMatchObject({ outcome: 'refused', expected: ['area'] });
		const inThousands = plan('Metròpolis;Dada;Valor (milers);Any;Font\nLyon;Població;1416;2020;x');
		expect(inThousands).toMatchObject({
			lines: [],
			missing: ['value'],
			otherUnits: [{ heading: 'Valor (milers)', column: 'value' }],
		});
		expect(plan('Metròpolis;Any;Font;Superfície (ha)\nLyon;2021;x;5').missing).toEqual([]);
	});

	it('takes a name with its own unit, or without any, and notes in brackets where they are no unit', () => {
		const { lines, otherUnits } = plan(
			'Metròpolis;Any (quatre xifres);Font (qui la publica);SUPERFICIE (KM2);Model de governança (text)\nLyon;2021;INSEE;533,7;Estatut propi\n',
		);
		expect(otherUnits).toEqual([]);
		expect(lines.map(({ indicator }) => indicator)).toEqual(['area', 'governance-model']);
		expect(outcomes('Lyon;Superfície;533,7;2020;x')).toEqual(['new']);
	});

	it('says which columns it lacks', () => {
		expect(plan('Metròpolis;Dada;Valor\nLyon;Població;5')).toMatchObject({
			lines: [],
			missing: ['year', 'sourceWords'],
		});
		expect(plan('a;b\n1;2').missing).toEqual(['metropolis', 'indicator', 'value', 'year', 'sourceWords']);
	});
});

describe('facts side by side', () => {
	const rows = [
		...KNOWN,
		factRow('lyon-2015', { metropolis: 'lyon', value: 1_350_000, year: 2015 }),
		factRow('lyon-2020-own', { metropolis: 'lyon', value: 1, year: 2020, document: 'org/badalona' }),
		factRow('lyon-empty', { metropolis: 'lyon', year: 2024 }),
		factRow('lyon-zero', { metropolis: 'lyon', indicator: 'municipalities', value: 0, year: 2020 }),
		factRow('lyon-port', { metropolis: 'lyon', indicator: 'port', words: { ca: 'Fluvial' } }),
	];

	it('are the latest first, of one year the plan’s; what says nothing is no data, and zero is a figure', () => {
		expect(factsAbout(rows, 'lyon', 'population').map(({ id }) => id)).toEqual([
			'lyon-2020',
			'lyon-2020-own',
			'lyon-2015',
		]);
		const table = compareFacts(rows, ['turin', 'lyon'], ['population', 'municipalities', 'gdp']);
		expect(table.map(({ indicator }) => indicator)).toEqual(['population', 'municipalities', 'gdp', 'port']);
		expect(table[1]!.facts.get('lyon')).toHaveLength(1);
		expect(table[2]!.facts.get('lyon')).toEqual([]);
	});

	it('make a trend of one figure a year', () => {
		expect(trendOf(factsAbout(rows, 'lyon', 'population')).map(({ year, value }) => [year, value])).toEqual([
			[2015, 1_350_000],
			[2020, 1_400_000],
		]);
	});

	it('begin with the plan’s own metropolis, then those of which most is known, then the priority ones', () => {
		const all = ['quito', 'turin', 'lyon', 'home', 'first'].map((id) => ({
			id,
			home: id === 'home',
			relation: id === 'first' ? 'priority' : null,
		}));
		expect(firstCompared(rows, all, 4)).toEqual(['home', 'lyon', 'turin', 'first']);
		expect(firstCompared([], all, 2)).toEqual(['home', 'first']);
	});
});
