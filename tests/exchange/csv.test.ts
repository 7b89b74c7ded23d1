import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvFault, type CsvRow, decodeText, formatCsv, parseCsv, readCsv } from '#lib/exchange/csv.ts';

const cellsOf = (read: CsvRow[] | CsvFault) => (Array.isArray(read) ? read.map(({ cells }) => cells) : read);
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a table of text', () => {
	it.each([
		['semicolons', 'a;b\n1,5;2'],
		['commas', 'a,b\n"1,5",2'],
		['tabs, as a spreadsheet pastes', 'a\tb\n1,5\t2'],
		['the line that says the separator', 'sep=;\r\na;b\r\n1,5;2'],
		['line ends of Windows', 'a;b\r\n1,5;2\r\n'],
		['line ends of old Macs', 'a;b\r1,5;2\r'],
		['empty lines and spaces around', '\n a ; b \n;;\n\n1,5;2\n'],
	])('is read with %s', (_what, text) => {
		expect(cellsOf(parseCsv(text))).toEqual([
			['a', 'b'],
			['1,5', '2'],
		]);
	});

	it('reads quotes, separators and line ends within quotes, and says on which line each row begins', () => {
		const read = parseCsv('name;note\n"Lió; «Grand»";"says ""yes""\r\nand more"\nTorí;5" pipe\n');
		expect(read).toEqual([
			{ line: 1, cells: ['name', 'note'] },
			{ line: 2, cells: ['Lió; «Grand»', 'says "yes"\nand more'] },
			{ line: 4, cells: ['Torí', '5" pipe'] },
		]);
	});

	it('counts separators outside of quotes alone', () => {
		expect(cellsOf(parseCsv('"a, b, c";d\n1;2'))).toEqual([
			['a, b, c', 'd'],
			['1', '2'],
		]);
	});

	it('says what is wrong with a file, and where', () => {
		expect(parseCsv('a;b\n1;"never closed\nand on')).toEqual({ fault: 'open-quote', line: 2 });
		expect(parseCsv(' \n\n')).toEqual({ fault: 'empty' });
		expect(parseCsv('PK\u0003\u0004\0\0')).toEqual({ fault: 'binary' });
		expect(parseCsv('a\n'.repeat(5_002))).toEqual({ fault: 'too-many-rows' });
		expect(readCsv(new Uint8Array(2_000_001))).toEqual({ fault: 'too-large' });
	});

	it.each([
		['UTF-8', utf8('Metròpolis;Població €')],
		['UTF-8 with its mark', utf8('\uFEFFMetròpolis;Població €')],
		['Windows-1252', Uint8Array.from('Metròpolis;Població \u0080', (sign) => sign.charCodeAt(0))],
		[
			'UTF-16, as “Unicode text”',
			new Uint8Array(Uint16Array.from('\uFEFFMetròpolis;Població €', (sign) => sign.charCodeAt(0)).buffer),
		],
	])('is decoded from %s', (_encoding, bytes) => {
		expect(cellsOf(readCsv(bytes))).toEqual([['Metròpolis', 'Població €']]);
	});

	it('reads again what it wrote, whatever people typed', () => {
		const typed = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '1', ',', 'a') }),
		);
		const cell = typed.map((text) => text.replace(/\0|\r/gu, '').trim());
		fc.assert(
			fc.property(
				fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
				fc.constantFrom(';' as const, ',' as const, '\t' as const),
				(rows, separator) => {
					// The first line says the separator.
					const table = [['a', 'b'], ...rows];
					const kept = table.filter((row) => row.some(Boolean));
					expect(cellsOf(parseCsv(formatCsv(table, separator)))).toEqual(kept);
				},
			),
		);
	});

	it('loses only the apostrophe that was put before what would be run', () => {
		const cells = ["'=1+1", "'+ three", "''=x", "'90s", "'-5", '-5', '+3,5', '- none'];
		expect(cellsOf(parseCsv(`a;b\n${cells.join(';')}`))).toEqual([
			['a', 'b'],
			['=1+1', '+ three', "'=x", "'90s", "'-5", '-5', '+3,5', '- none'],
		]);
	});

	it('counts the line that says the separator', () => {
		expect(parseCsv('sep=;\r\na;b\r\n1;2\r\n')).toEqual([
			{ line: 2, cells: ['a', 'b'] },
			{ line: 3, cells: ['1', '2'] },
		]);
		expect(parseCsv('sep=;\na;"never closed')).toEqual({ fault: 'open-quote', line: 2 });
	});

	it('is written so that no spreadsheet runs what somebody typed', () => {
		expect(formatCsv([['=1+1', '+3', '-2+3', '@x', -1.5, null, 'a;b']])).toBe(
			"\uFEFF'=1+1;+3;'-2+3;'@x;-1,5;;\"a;b\"\r\n",
		);
		expect(formatCsv([[533.789, 12.5, -4]])).toBe('\uFEFF533,7890;12,5;-4\r\n');
		expect(formatCsv([[1.5, 'a,b']], ',')).toBe('\uFEFF1.5,"a,b"\r\n');
		expect(decodeText(utf8(formatCsv([['à']])))).toBe('à\r\n');
	});
});
