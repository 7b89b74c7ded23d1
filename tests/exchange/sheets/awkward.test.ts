// Over 300 lines: a list of spreadsheets as people make them, each with what must happen.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SheetLine } from '#lib/exchange/sheets/sheetPlan.ts';
import { choiceKey } from '#lib/exchange/sheets/readContent.ts';
import { startLanguage } from '#lib/i18n/index.ts';
import { makeRow } from '../../support/rows.ts';
import { SheetDesk } from '../../support/sheets.ts';
import { type Cells, ods, rawXlsx, sheetXml, utf16, utf8, windows1252, xlsx, zip } from './awkward/files.ts';
import { smallWorld } from './awkward/world.ts';

/** What is to be said of a line: its outcome, and what it is about. */
const short = ({ outcome, refusal, about = [], contents, texts = [] }: SheetLine) =>
	outcome === 'refused'
		? [refusal, ...about].join(' ')
		: outcome === 'same'
			? 'same'
			: { ...(outcome === 'new' ? { new: contents } : contents), ...(texts.length > 0 ? { texts } : {}) };

describe('an awkward spreadsheet', () => {
	let desk: SheetDesk;
	beforeAll(async () => {
		await startLanguage();
		desk = smallWorld();
	});
	const plan = async (bytes: Uint8Array, more?: Parameters<SheetDesk['plan']>[2]) =>
		(await desk.plan('call', bytes, more)).lines.map(short);
	const planRows = async (rows: Cells, more?: Parameters<SheetDesk['plan']>[2]) =>
		plan(await xlsx(rows), more);

	it('has titles, empty rows and empty columns before its header', async () => {
		const rows = [
			[],
			[null, null, 'Àrea Metropolitana: convocatòries'],
			[null, null, 'Imprès el 3/4/2024'],
			[],
			[null, null, 'Identifier', null, 'Closes'],
			[null, null, 'urban', null, new Date(Date.UTC(2024, 3, 1))],
		];
		expect(await planRows(rows)).toEqual([{ closes: '2024-04-01' }]);
	});

	it('has two header rows, the upper one merged over several columns', async () => {
		const rows = [
			['id', 'Títol', null, null, 'Terminis', null],
			[null, 'ca', 'es', 'en', 'Opens', 'Closes'],
			[
				'urban',
				'Convocatòria urbana',
				'Convocatoria',
				'Urban call',
				new Date(Date.UTC(2024, 0, 10)),
				'2024-03-19',
			],
		];
		const merges = [
			{ startRow: 0, startCol: 1, endRow: 0, endCol: 3 },
			{ startRow: 0, startCol: 4, endRow: 0, endCol: 5 },
			{ startRow: 0, startCol: 0, endRow: 1, endCol: 0 },
		];
		expect(await plan(await xlsx(rows, { merges }))).toEqual([
			{ title: { es: 'Convocatoria' }, closes: '2024-03-19' },
		]);
	});

	it('has cells merged downwards, and a title across the sheet between its rows', async () => {
		const rows = [
			['Programme', 'Title (ca)', 'Closes'],
			['Horizon', 'Una', '2024-01-01'],
			[null, 'Una altra', '2024-02-01'],
			['LLIGA DEL MAR'],
		];
		const merges = [
			{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 },
			{ startRow: 3, startCol: 0, endRow: 3, endCol: 2 },
		];
		expect(await plan(await xlsx(rows, { merges }))).toEqual([
			{ new: { programme: 'Horizon', title: { ca: 'Una' }, closes: '2024-01-01' } },
			{ new: { programme: 'Horizon', title: { ca: 'Una altra' }, closes: '2024-02-01' } },
			'missing title',
		]);
	});

	it('has rows of totals, and its header again on each page', async () => {
		const rows = [
			['id', 'Title (ca)', 'Budget (EUR)'],
			['urban', null, 1250.5],
			['Total', null, 1250.5],
			['id', 'Title (ca)', 'Budget (EUR)'],
			['roads', null, 10],
			[null, 'TOTAL GENERAL', 1260.5],
			[null, 'Suma:', 1260.5],
			[null, 'Totalment nova', 3],
		];
		const [header] = (await desk.layout('call')).columns.filter(({ key }) => key === 'budgetEur');
		rows[0]![2] = rows[3]![2] = header!.heading;
		expect(await planRows(rows)).toEqual([
			'same',
			'totals',
			'heading-again',
			'same',
			'totals',
			'totals',
			{ new: { title: { ca: 'Totalment nova' }, budgetEur: 3 } },
		]);
	});

	it('has dates as text, in four languages and many forms', async () => {
		const told: [string, string][] = [
			['19/3/2024', '2024-03-19'],
			['19.03.24', '2024-03-19'],
			['19 de març de 2024', '2024-03-19'],
			['martes, 19 de marzo de 2024', '2024-03-19'],
			['le 1er août 2024', '2024-08-01'],
			['March 19th, 2024', '2024-03-19'],
			['19-Mar-24', '2024-03-19'],
			['2024-03-19T10:30:00Z', '2024-03-19'],
			['20\u00a0juillet\u202f2024', '2024-07-20'],
			['set. 2024', '2024-09'],
			['3/2024', '2024-03'],
			['2024', '2024'],
			['mar. 18 juin 2024', '2024-06-18'],
			['mar. 18 2024', '2024-03-18'],
		];
		expect(await planRows([['id', 'Closes'], ...told.map(([text]) => ['urban', text])])).toEqual(
			told.map(() => 'id-twice'),
		);
		expect(
			await planRows([['title/ca', 'Closes'], ...told.map(([text], at) => [`Nova ${at}`, text])]),
		).toEqual(told.map(([, closes], at) => ({ new: { title: { ca: `Nova ${at}` }, closes } })));
		const not = [
			'abril-juny 2024',
			'18 jui 2024',
			'mar. - juny 2024',
			'31/2/2024',
			'aviat',
			'2024-13-01',
			'18 de Thermidor',
			'0',
		];
		expect(await planRows([['title/ca', 'Closes'], ...not.map((text) => [`Nova`, text])])).toEqual(
			not.map(() => 'no-date closes'),
		);
	});

	it('has dates with the month first, and a column that has both', async () => {
		const rows = (dates: string[]) => [
			['title/ca', 'Closes'],
			...dates.map((date, at) => [`Nova ${at}`, date]),
		];
		const months = await planRows(rows(['3/18/2024', '3/4/2024', '12/31/2024']));
		expect(months.map((line) => (line as { new: { closes: string } }).new.closes)).toEqual([
			'2024-03-18',
			'2024-03-04',
			'2024-12-31',
		]);
		expect(await planRows(rows(['3/18/2024', '3/4/2024', '18/3/2024']))).toEqual([
			{ new: { title: { ca: 'Nova 0' }, closes: '2024-03-18' } },
			'unclear-date closes',
			{ new: { title: { ca: 'Nova 2' }, closes: '2024-03-18' } },
		]);
	});

	it('has days as bare numbers, counted from 1900 or from 1904', async () => {
		const rows = [
			['id', 'Closes'],
			['urban', 45370],
		];
		expect(await planRows(rows)).toEqual([{ closes: '2024-03-19' }]);
		expect(await plan(utf8('id;Closes\nurban;45370\n'))).toEqual([{ closes: '2024-03-19' }]);
		const { writeXlsx } = await import('hucre');
		const old = await writeXlsx({
			sheets: [
				{
					name: 'Mac',
					rows: [
						['id', 'Closes', 'Opens'],
						['urban', 43908, new Date(Date.UTC(2024, 0, 11))],
					],
				},
			],
			dateSystem: '1904',
		});
		expect(await plan(old)).toEqual([{ closes: '2024-03-19', opens: '2024-01-11' }]);
	});

	it('has percentages, decimal commas, signs of money and spaces that do not break', async () => {
		const { columns } = await desk.layout('call');
		const [share, budget] = ['cofinancing', 'budgetEur'].map(
			(key) => columns.find((one) => one.key === key)!.heading,
		);
		const rows = [
			['id', share!, budget!],
			['urban', 0.8, '1.250,50 €'],
			['water', '85,5 %', '1\u00a0234\u202f567,8'],
			['roads', '7 %', 'EUR 10'],
		];
		const cells = new Map([['1,1', { style: { numFmt: '0 %' } }]]);
		expect(await plan(await xlsx(rows, { cells }))).toEqual([
			'same',
			{ cofinancing: 85.5, budgetEur: 1234567.8 },
			{ cofinancing: 7 },
		]);
		const unclear = [
			['id', budget!],
			['urban', '1.250'],
		];
		expect(await planRows(unclear)).toEqual(['unclear-number budgetEur']);
		expect(await planRows(unclear, { mark: ',' })).toEqual([{ budgetEur: 1250 }]);
		expect(
			await planRows([
				['id', budget!],
				['urban', 'uns mil'],
			]),
		).toEqual(['no-number budgetEur']);
	});

	it('has several sheets, some of them hidden, and the records not on the first', async () => {
		const file = await xlsx([['Llegiu-me'], ['Res aquí']], {}, [
			{
				name: 'Amagat',
				hidden: true,
				rows: [
					['id', 'Closes'],
					['urban', '2020-01-01'],
				],
			},
			{ name: 'Buit', rows: [] },
			{
				name: 'Dades',
				rows: [
					['id', 'Closes'],
					['urban', '2024-04-01'],
				],
			},
		]);
		const { sheets } = await desk.plan('call', file);
		expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
			['Full1', false],
			['Amagat', true],
			['Dades', false],
		]);
		expect(await plan(file, { sheet: 2 })).toEqual([{ closes: '2024-04-01' }]);
	});

	it('has two columns of one name: the first is taken, the other left out', async () => {
		expect(
			await planRows([
				['id', 'Closes', 'Closes', 'closes'],
				['urban', '2024-04-01', '2030-01-01', '2031-01-01'],
			]),
		).toEqual([{ closes: '2024-04-01' }]);
	});

	it('has formulas with their results, without, and with errors', async () => {
		const { columns } = await desk.layout('call');
		const budget = columns.find((one) => one.key === 'budgetEur')!.heading;
		const rows: Cells = [
			['id', budget],
			['urban', null],
			['water', null],
			['roads', '#REF!'],
		];
		const cells = new Map([
			['1,1', { formula: '1000+251', formulaResult: 1251, value: 1251, type: 'formula' as const }],
			['2,1', { formula: '1+1', value: null, type: 'formula' as const }],
		]);
		expect(await plan(await xlsx(rows, { cells }))).toEqual([
			{ budgetEur: 1251 },
			'no-result budgetEur',
			'error-cell budgetEur',
		]);
	});

	it('is text in Windows-1252 with semicolons, as older spreadsheets save it', async () => {
		const text = 'Identificador;Títol (ca);Nota (ca)\r\nurban;Convocatòria urbana;L’any “nou”: 5 €\r\n';
		expect(await plan(windows1252(text.replace(/[“”]/gu, '"')))).toEqual([
			{ note: { ca: 'L’any "nou": 5 €' } },
		]);
	});

	it('is Unicode text in UTF-16, with a mark or without', async () => {
		const text = 'id\tTítol (ca)\tCloses\r\nurban\tConvocatòria nova\t2024-03-18\r\n';
		for (const bytes of [utf16(text), utf16(text, { mark: false })])
			expect(await plan(bytes)).toEqual([{ title: { ca: 'Convocatòria nova' } }]);
	});

	it.each([
		['semicolons', ';'],
		['commas', ','],
		['tabs', '\t'],
		['bars', '|'],
	])('is text with %s, with line ends and separators within quotes', async (_what, separator) => {
		const cells = [
			['id', 'note/ca', 'closes'],
			['urban', '"Dues\nlínies; una, coma | i ""cometes"""', '2024-03-18'],
		];
		const text = cells.map((row) => row.join(separator)).join('\n');
		expect(await plan(utf8(text))).toEqual([{ note: { ca: 'Dues\nlínies; una, coma | i "cometes"' } }]);
	});

	it('has ids that are unknown, or twice', async () => {
		expect(
			await planRows([
				['id', 'Closes'],
				['urbana', '2024-04-01'],
				['water', '2024-04-01'],
				[' water ', '2024-05-01'],
			]),
		).toEqual(['unknown-id', 'id-twice', 'id-twice']);
	});

	it('leaves cells blank, or with spaces only, which empties nothing', async () => {
		const { columns } = await desk.layout('call');
		const rows = [
			columns.map(({ key }) => key),
			columns.map(({ key }) => (key === 'id' ? 'urban' : key === 'closes' ? '\u00a0 ' : null)),
		];
		expect(await planRows(rows)).toEqual(['same']);
	});

	it('names what is called the same, what nobody knows, and names with commas in them', async () => {
		const rows = [
			['title/ca', 'organisations'],
			['Una', 'Fòrum; Ajuntament de Gavà'],
			['Dues', 'Ajuntament de Nix'],
			['Tres', 'ajuntament de gava, Badalona City Council'],
			['Quatre', 'Organització per a la Cooperació, el Desenvolupament'],
			['Cinc', 'forum-b;;gava; gava'],
		];
		const file = await xlsx(rows);
		const { lines, openNames } = await desk.plan('call', file);
		expect(lines.map(short)).toEqual([
			'several-names organisations',
			'unknown-name organisations',
			{ new: { title: { ca: 'Tres' }, organisations: ['gava', 'badalona'] } },
			{ new: { title: { ca: 'Quatre' }, organisations: ['ocde'] } },
			{ new: { title: { ca: 'Cinc' }, organisations: ['forum-b', 'gava'] } },
		]);
		expect(openNames).toEqual([
			{ list: 'organisation', name: 'Fòrum', meant: ['forum-a', 'forum-b'], lines: 1 },
			{ list: 'organisation', name: 'Ajuntament de Nix', meant: [], lines: 1 },
		]);
		const choices = {
			[choiceKey('organisation', 'FORUM')]: 'forum-b',
			[choiceKey('organisation', 'Ajuntament de Nix')]: '',
		};
		expect((await plan(file, { choices })).slice(0, 2)).toEqual([
			{ new: { title: { ca: 'Una' }, organisations: ['forum-b', 'gava'] } },
			{ new: { title: { ca: 'Dues' } } },
		]);
	});

	it('names nothing in a cell of several: what stands there stays', async () => {
		const rows = [
			['id', 'organisations', 'tags'],
			['urban', 'Ajuntament de Nix', ' ; '],
			['water', ';', ';;'],
		];
		const choices = { [choiceKey('organisation', 'Ajuntament de Nix')]: '' };
		expect(await planRows(rows, { choices })).toEqual(['same', 'same']);
	});

	it('names what others in brackets tell apart: those in other brackets are not meant', async () => {
		const inBrackets = new SheetDesk(
			['San José (Costa Rica)', 'Torí', 'Lleó (Espanya)', 'Lleó'].map((ca, at) =>
				makeRow('organisation', `o${at}`, { name: { ca }, type: 'council' }),
			),
		);
		const { lists } = await inBrackets.layout('call');
		const { Lookup } = await import('#lib/exchange/sheets/listed.ts');
		const lookup = new Lookup(lists.organisation!);
		const meant = (name: string) => [...lookup.meant(name)];
		expect(meant('San José (California)')).toEqual([]);
		expect(meant('San José')).toEqual(['o0']);
		expect(meant('San José (Costa Rica)')).toEqual(['o0']);
		expect(meant('Torí (Itàlia)')).toEqual(['o1']);
		expect(meant('Lleó (Mèxic)')).toEqual(['o3']);
	});

	it('has headings in French, and one that the reader has mapped by hand', async () => {
		const rows = [
			['Identifiant', 'Titre (fr)', 'Fermeture chez nous'],
			['urban', 'Appel urbain', '2024-03-20'],
		];
		expect(await planRows(rows, { remembered: { 'fermeture chez nous': 'closes' } })).toEqual([
			{ title: { fr: 'Appel urbain' }, closes: '2024-03-20' },
		]);
	});

	it('has words without their language: they are in the one that the reader says', async () => {
		const rows = [
			['id', 'Título'],
			['urban', 'Convocatoria urbana'],
		];
		expect(await planRows(rows, { language: 'es' })).toEqual([{ title: { es: 'Convocatoria urbana' } }]);
		expect(await planRows(rows, { language: 'fr' })).toEqual([{ title: { fr: 'Convocatoria urbana' } }]);
	});

	it('has lost the noughts of a code, and made a day of a word', async () => {
		expect(
			await planRows([
				['id', 'programme'],
				['urban', 7],
				['water', new Date(Date.UTC(2024, 3, 3))],
			]),
		).toEqual(['same', 'date-in-words programme']);
	});

	it('says in a line without an id what is here already: it is not made twice', async () => {
		expect(
			await planRows([
				['title/ca', 'closes', 'organisations'],
				['Convocatòria urbana', '18/3/2024', 'gava; badalona'],
				['Convocatòria urbana', '18/3/2025', 'gava'],
				['Sense res', null, null],
			]),
		).toEqual([
			'same',
			{ new: { title: { ca: 'Convocatòria urbana' }, closes: '2025-03-18', organisations: ['gava'] } },
			{ new: { title: { ca: 'Sense res' } } },
		]);
	});

	it('says again in lines without ids what is called nothing: what is required tells it', async () => {
		const figures = new SheetDesk([
			makeRow('indicator', 'i1', { document: 'plan', title: { ca: 'Reunions' } }),
			makeRow('indicator', 'i2', { document: 'plan', title: { ca: 'Socis' } }),
			makeRow('indicatorValue', 'v1', { document: 'org/a', indicator: 'i1', year: 2024, value: 7 }),
			makeRow('indicatorValue', 'v2', { document: 'org/a', indicator: 'i2', year: 2024, value: 9 }),
		]);
		const file = await xlsx([
			['indicator', 'year', 'value'],
			['Reunions', '2024', 7],
			['Socis', 2024, 10],
			['Socis', 2025, 9],
		]);
		const { lines } = await figures.plan('indicatorValue', file);
		expect(lines.map(({ outcome, id }) => [outcome, outcome === 'same' ? id : ''])).toEqual([
			['same', 'v1'],
			['new', ''],
			['new', ''],
		]);
	});

	it('is planned again after a part was made: those lines are the same, the others keep their ids', async () => {
		const file = await xlsx([
			['title/ca', 'closes', 'owner'],
			['Una', '2024-01-01', 'Ajuntament de Gavà'],
			['Dues', '2024-02-01', null],
		]);
		const { lines } = await desk.plan('call', file);
		const made = Object.fromEntries(lines.map(({ line, id }) => [line, id!]));
		const [first] = lines;
		const later = new SheetDesk([
			makeRow('call', first!.id!, { document: 'org/badalona', ...first!.contents }),
		]);
		const again = await later.plan('call', file, { made });
		expect(again.lines.map(({ outcome, id }) => [outcome, id])).toEqual([
			['same', lines[0]!.id],
			['new', lines[1]!.id],
		]);
	});

	it('changes what belongs to somebody else, and what is only for reading', async () => {
		const file = await xlsx([
			['id', 'closes', 'owner'],
			['roads', '2024-01-01', null],
			['urban', '2024-03-18', 'Ajuntament de Gavà'],
		]);
		const { lines } = await desk.plan('call', file, { closed: ['org/gava'] });
		expect(lines.map(({ outcome, refusal, left }) => [outcome, refusal, left])).toEqual([
			['refused', 'not-yours', undefined],
			['same', undefined, ['owner']],
		]);
	});

	it('adds to a set, takes from it, and has members with semicolons in them', async () => {
		expect(
			await planRows([
				['id', 'tags'],
				['urban', '"aigua; neta"; clima'],
				['water', 'un; "dos; tres"; un'],
			]),
		).toEqual(['same', { tags: ['un', 'dos; tres'] }]);
	});

	it('is of LibreOffice, with rows repeated to the end of the sheet', async () => {
		const rows = [
			['id', 'closes'],
			['urban', new Date(Date.UTC(2024, 3, 1))],
		];
		expect(await plan(await ods(rows))).toEqual([{ closes: '2024-04-01' }]);
		const content = `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body><office:spreadsheet><table:table table:name="Full1"><table:table-row><table:table-cell office:value-type="string"><text:p>id</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>closes</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16382"/></table:table-row><table:table-row><table:table-cell office:value-type="string"><text:p>urban</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>2024-04-01</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`;
		const file = zip([
			{ name: 'mimetype', bytes: utf8('application/vnd.oasis.opendocument.spreadsheet') },
			{ name: 'content.xml', bytes: utf8(content) },
		]);
		expect(await plan(file)).toEqual([{ closes: '2024-04-01' }]);
	});

	it('is in the format of Excel 97', async () => {
		const bytes = new Uint8Array(readFileSync(new URL('./awkward/calls.xls', import.meta.url)));
		expect(await plan(bytes)).toEqual([
			{ closes: '2024-04-01' },
			{ new: { title: { ca: 'Cridà nova' }, budgetEur: 12.5 } },
		]);
	});
});

describe('a file that cannot be read', () => {
	beforeAll(startLanguage);
	const SECONDS = 10;
	const refusalOf = async (bytes: Uint8Array) => {
		const begun = performance.now();
		const refused = await smallWorld()
			.plan('call', bytes)
			.then(
				() => 'read',
				(error: { code?: string }) => error.code,
			);
		expect((performance.now() - begun) / 1000).toBeLessThan(SECONDS);
		return refused;
	};
	const row = (at: number) => `<row r="${at}"><c r="A${at}"><v>1</v></c></row>`;

	it('is a zip bomb, whatever it says of its size', async () => {
		const bomb = new Uint8Array(200_000_000).fill(0x20);
		expect(await refusalOf(rawXlsx(bomb))).toBe('too-much-inside');
		expect(await refusalOf(rawXlsx(bomb, { said: 1_000 }))).toBe('too-much-inside');
	}, 30_000);

	it('has two million rows', async () => {
		const sheet = sheetXml(Array.from({ length: 2_000_000 }, (_, at) => row(at + 1)).join(''));
		expect(await refusalOf(rawXlsx(sheet, { said: 9 }))).toBe('too-many-rows');
		expect(await refusalOf(utf8('id;closes\n' + 'a;b\n'.repeat(2_000_000)))).toBe('too-many-rows');
	}, 30_000);

	it('has one long text in very many cells, or one merged over very many', async () => {
		const shared = (count: number, length: number) =>
			xlsx(Array.from({ length: count }, () => ['x'.repeat(length)]));
		expect(await refusalOf(await shared(700, 99_000))).toBe('too-much-inside');
		const merges = Array.from({ length: 501 }, (_, startCol) => ({
			startRow: 0,
			endRow: 2_000,
			startCol,
			endCol: startCol,
		}));
		const wide = await xlsx([merges.map(() => 'x')], { merges });
		expect(await refusalOf(wide)).toBe('too-much-inside');
	}, 30_000);

	it('has one cell at the far end of the sheet, which is no reason to fill what is between', async () => {
		const far = sheetXml(
			'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
		);
		expect(await refusalOf(rawXlsx(far))).toBe('too-much-inside');
	});

	it.each([
		['nothing at all', new Uint8Array(), 'empty'],
		['only empty lines', utf8('\n;;\n\n'), 'empty'],
		['a zip that was cut off', utf8('PK\u0003\u0004 and no more'), 'broken'],
		['a zip of something else', zip([{ name: 'word/document.xml', bytes: utf8('<w/>') }]), 'no-sheet'],
		['a zip with nothing in it', zip([]), 'no-sheet'],
		[
			'a page of the web that is called .xls',
			utf8('<html><table><tr><td>1</td></tr></table></html>'),
			'no-sheet',
		],
		['a PDF', utf8('%PDF-1.7\n1 0 obj'), 'no-sheet'],
		['bytes that are no text', new Uint8Array([1, 0, 0, 2, 0, 9, 9, 0]), 'no-sheet'],
		[
			'an old document that breaks off',
			new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
			'broken',
		],
		['quotes that do not close', utf8('id;closes\n"urban;2024\n'), 'open-quote'],
		['a sheet that is no XML', rawXlsx(utf8('<worksheet><sheetData><row')), 'broken'],
	])('is %s', async (_what, bytes, refusal) => {
		expect(await refusalOf(bytes)).toBe(refusal);
	});

	it('was cut in the middle while it was sent', async () => {
		const whole = await xlsx([['id'], ['urban']]);
		expect(await refusalOf(whole.slice(0, Math.floor(whole.length / 2)))).toBe('broken');
	});

	it('has a password', async () => {
		const { writeXlsx } = await import('hucre');
		const locked = await writeXlsx({
			sheets: [{ name: 'A', rows: [['id']] }],
			encryption: { password: 'secret', spinCount: 10 },
		});
		expect(await refusalOf(locked)).toBe('locked');
	});
});
