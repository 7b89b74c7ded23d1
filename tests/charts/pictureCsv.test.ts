import { describe, expect, test } from 'vitest';
import { pictureCsv } from '#lib/charts/pictureCsv.ts';

const csv = (...cells: (string | number | null)[]) =>
	pictureCsv({
		caption: '',
		columns: [{ key: 'a', label: 'A' }],
		rows: cells.map((cell, index) => ({ key: String(index), cells: { a: cell } })),
	});

describe('a table as CSV', () => {
	test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', "'=1"])('%j does not run', (text) => {
		expect(csv(text)).toBe(`A\r\n'${text}\r\n`);
	});

	test('numbers stay numbers, negative ones too, and no data is empty', () => {
		expect(csv(-1.5, 0, null)).toBe('A\r\n-1.5\r\n0\r\n\r\n');
	});

	test('what would break a line is quoted', () => {
		expect(csv('a\r\nb', 'a"b', 'a,b')).toBe('A\r\n"a\r\nb"\r\n"a""b"\r\n"a,b"\r\n');
	});
});
