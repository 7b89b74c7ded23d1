import { describe, expect, test } from 'vitest';
import { readDate, readNumber, readScalar, readYear } from '../../src/lib/records/scalar.ts';

describe('a number as people write it', () => {
	test.each([
		['1234', 1234],
		['1234,5', 1234.5],
		['1234.5', 1234.5],
		['1.234,5', 1234.5],
		['1,234.5', 1234.5],
		['1 234,5', 1234.5],
		['1\u202f234\u00a0567', 1_234_567],
		['1.234.567', 1_234_567],
		['-3', -3],
		['−3,5', -3.5],
		['0', 0],
		['0,25', 0.25],
		['2,3522', 2.3522],
		['2.3522', 2.3522],
		[' 12 ', 12],
	])('%s means the same to a reader of either decimal mark', (text, content) => {
		expect(readNumber(text, ',')).toEqual({ content });
		expect(readNumber(text, '.')).toEqual({ content });
	});

	test('what may be thousands or a fraction is refused, never misread', () => {
		expect(readNumber('1.234', ',')).toEqual({ refusal: 'ambiguousNumber' });
		expect(readNumber('1,234', '.')).toEqual({ refusal: 'ambiguousNumber' });
		expect(readNumber('1,234', ',')).toEqual({ content: 1.234 });
		expect(readNumber('1.234', '.')).toEqual({ content: 1.234 });
	});

	test('nothing is no data, not zero', () => {
		expect(readNumber('', ',')).toEqual({ content: null });
		expect(readNumber('  ', ',')).toEqual({ content: null });
	});

	test.each(['abc', '12 people', '1.23.4', '1,2,3', '1.2,3,4', '1.2.3,4', '--3', '1e9', 'NaN', '.', ','])(
		'%s is refused',
		(text) => expect(readNumber(text, ',')).toEqual({ refusal: 'notANumber' }),
	);
});

describe('a date as precise as it is known', () => {
	test.each([
		['2021', '2021'],
		['2021-11', '2021-11'],
		['11/2021', '2021-11'],
		['2021-11-30', '2021-11-30'],
		['2021-1-5', '2021-01-05'],
		['30/11/2021', '2021-11-30'],
		['5.1.2021', '2021-01-05'],
		['29/02/2024', '2024-02-29'],
		['', null],
	])('%s', (text, content) => expect(readDate(text)).toEqual({ content }));

	test.each([
		'31/11/2021',
		'29/02/2023',
		'13/2021',
		'2021-00',
		'0/1/2021',
		'tomorrow',
		'21',
		'11-30',
		'1/2/21',
	])('%s is refused', (text) => expect(readDate(text)).toEqual({ refusal: 'notADate' }));
});

test('years have four figures; rules are JSON; words are trimmed, and none are nothing', () => {
	expect(readYear('2024')).toEqual({ content: 2024 });
	expect(readYear('24')).toEqual({ refusal: 'notAYear' });
	expect(readScalar('json', '{"count":"entry"}', ',')).toEqual({ content: { count: 'entry' } });
	expect(readScalar('json', '{count}', ',')).toEqual({ refusal: 'notJson' });
	expect(readScalar('string', '  AMB ', ',')).toEqual({ content: 'AMB' });
	expect(readScalar('string', '   ', ',')).toEqual({ content: null });
});
