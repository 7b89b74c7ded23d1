import { describe, expect, it } from 'vitest';
import { decimalMarkOf, readFigure } from '#lib/domain/observatoryNumbers.ts';

describe('a figure as people write it', () => {
	it.each([
		['1234', 1234],
		['1.234.567', 1_234_567],
		['1,234,567', 1_234_567],
		['1.234.567,8', 1_234_567.8],
		['1,234,567.8', 1_234_567.8],
		['3 239 337', 3_239_337],
		['3\u202f239\u00a0337,5', 3_239_337.5],
		["1'234'567", 1_234_567],
		['3,2', 3.2],
		['0,125', 0.125],
		['1234,567', 1234.567],
		['−4,25', -4.25],
		['0', 0],
	])('%s is %d, whatever the file has', (text, figure) => {
		for (const mark of [',', '.', null] as const) expect(readFigure(text, mark)).toBe(figure);
	});

	it('that can be read in two ways is read as the file has others, and never guessed', () => {
		expect(readFigure('1.234', null)).toBe('unclear');
		expect(readFigure('1.234', ',')).toBe(1234);
		expect(readFigure('1.234', '.')).toBe(1.234);
		expect(readFigure('1,234', '.')).toBe(1234);
	});

	it.each([
		'',
		'about 3',
		'3 million',
		'1.2.3',
		'1.23.456',
		'12,34,56',
		'5,',
		'1e6',
		'€ 5',
		'1.234,5,6',
		'--1',
	])('%j is none', (text) => {
		expect(readFigure(text, ',')).toBeNull();
	});

	it('tells the decimal mark of its file, where all agree', () => {
		expect(decimalMarkOf(['1.234', '3,5', 'words'])).toBe(',');
		expect(decimalMarkOf(['1.234.567'])).toBe(',');
		expect(decimalMarkOf(['1,234', '12.5'])).toBe('.');
		expect(decimalMarkOf(['1.234', '5'])).toBeNull();
		expect(decimalMarkOf(['1,5', '2.5'])).toBeNull();
	});
});
