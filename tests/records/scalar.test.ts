import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDate, readNumber, readScalar, readYear, writeDate } from '../../src/lib/records/scalar.ts';

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
		["1'234.5", 1234.5],
		['1’234.5', 1234.5],
		['1 234.567', 1234.567],
		['0,234', 0.234],
		['0.234', 0.234],
		['1234,567', 1234.567],
		['1,2340', 1.234],
		['1.234,567', 1234.567],
	])('%s means the same to whoever reads it', (text, content) => {
		expect(readNumber(text)).toEqual({ content });
	});

	test.each(['1.234', '1,234', '-12.345', '999,999'])(
		'%s may be thousands or a fraction: it is refused, never misread',
		(text) => {
			expect(readNumber(text)).toEqual({ refusal: 'ambiguousNumber' });
		},
	);

	test('whatever the style in which a number is written, it is that number or it is asked about', () => {
		const styles = [
			['.', ','],
			[',', '.'],
			[' ', ','],
			[' ', '.'],
			['\u00a0', ','],
			['\u202f', ','],
			['’', '.'],
			["'", '.'],
			['', ','],
			['', '.'],
		] as const;
		const whole = fc.integer({ min: 0, max: 2 ** 40 });
		const decimals = fc.oneof(fc.constant(''), fc.stringMatching(/^\d{1,6}$/));
		fc.assert(
			fc.property(
				fc.constantFrom(...styles),
				whole,
				decimals,
				fc.boolean(),
				([group, mark], units, after, minus) => {
					const grouped = String(units).replace(/\B(?=(\d{3})+$)/g, group);
					const text = `${minus ? '-' : ''}${grouped}${after && mark}${after}`;
					const meant = Number(`${minus ? '-' : ''}${units}${after && '.'}${after}`);
					const reading = readNumber(text);
					// Only one mark before three figures says nothing of which mark it is.
					if (/^-?[1-9]\d{0,2}[.,]\d{3}$/.test(text)) expect(reading).toEqual({ refusal: 'ambiguousNumber' });
					else expect(reading).toEqual({ content: meant });
				},
			),
		);
	});

	test('whatever is typed is a number, nothing, or one sentence', () => {
		const typed = fc.oneof(fc.string(), fc.stringMatching(/^[\d., '’+-]{0,12}$/));
		fc.assert(
			fc.property(typed, (text) => {
				const reading = readNumber(text);
				if ('content' in reading && reading.content !== null)
					expect(Number.isFinite(reading.content)).toBe(true);
			}),
		);
	});

	test('nothing is no data, not zero', () => {
		expect(readNumber('')).toEqual({ content: null });
		expect(readNumber('  ')).toEqual({ content: null });
	});

	test.each([
		'abc',
		'12 people',
		'1.',
		'1 23',
		'1234 567',
		'1.234 567',
		'1 234.567,8',
		'1 234’567',
		'1.23.4',
		'1,2,3',
		'1.2,3,4',
		'1.2.3,4',
		'--3',
		'1e9',
		'NaN',
		'.',
		',',
	])('%s is refused', (text) => expect(readNumber(text)).toEqual({ refusal: 'notANumber' }));
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
	expect(readScalar('json', '{"count":"entry"}')).toEqual({ content: { count: 'entry' } });
	expect(readScalar('json', '{count}')).toEqual({ refusal: 'notJson' });
	expect(readScalar('string', '  AMB ')).toEqual({ content: 'AMB' });
	expect(readScalar('string', '   ')).toEqual({ content: null });
});

test('a date is written day first, as precise as it is known, and read back the same', () => {
	expect(['2021', '2021-11', '2021-11-30', 'about 2021'].map(writeDate)).toEqual([
		'2021',
		'11/2021',
		'30/11/2021',
		'about 2021',
	]);
	const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
	fc.assert(
		fc.property(days, fc.constantFrom(4, 7, 10), (day, length) => {
			const stored = day.toISOString().slice(0, length);
			expect(readDate(writeDate(stored))).toEqual({ content: stored });
		}),
	);
});
