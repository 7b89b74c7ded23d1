import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalBytes, canonicalJson } from '#lib/domain/canonicalJson.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('canonical JSON [I10]', () => {
	it('writes the example of RFC 8785, section 3.2.2, byte for byte as section 3.2.4 gives it', () => {
		const value = {
			// eslint-disable-next-line no-loss-of-precision -- the standard's own example
			numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
			string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002f',
			literals: [null, true, false],
		};
		expect(canonicalJson(value)).toBe(
			'{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
				'"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
		);
		expect(hex(canonicalBytes(value))).toMatch(
			/^7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c22/,
		);
	});

	it('sorts keys by UTF-16 code units, as section 3.2.3 does', () => {
		const value = {
			'\u20ac': 'Euro Sign',
			'\r': 'Carriage Return',
			'\ufb33': 'Hebrew Letter Dalet With Dagesh',
			'1': 'One',
			'\ud83d\ude00': 'Emoji: Grinning Face',
			'\u0080': 'Control',
			'\u00f6': 'Latin Small Letter O With Diaeresis',
		};
		expect(Object.values(JSON.parse(canonicalJson(value)) as object).slice(1)).toEqual([
			'Carriage Return',
			'Control',
			'Latin Small Letter O With Diaeresis',
			'Euro Sign',
			'Emoji: Grinning Face',
			'Hebrew Letter Dalet With Dagesh',
		]);
		expect(canonicalJson(value).startsWith('{"\\r":"Carriage Return","1":"One"')).toBe(true);
	});

	it.each([
		[0, '0'],
		[-0, '0'],
		[5e-324, '5e-324'],
		[-1.7976931348623157e308, '-1.7976931348623157e+308'],
		[9007199254740992, '9007199254740992'],
		[295147905179352830000, '295147905179352830000'],
		[9.999999999999997e22, '9.999999999999997e+22'],
		[1e23, '1e+23'],
		[0.000001, '0.000001'],
		[333333333.33333325, '333333333.33333325'],
	])('writes the number %d of appendix B as %s', (number, text) => {
		expect(canonicalJson(number)).toBe(text);
	});

	it('gives one text whatever the order of keys, and a text that reads back the same', () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 4 }), fc.infiniteStream(fc.nat()), (value, random) => {
				const text = canonicalJson(wellFormed(value));
				expect(canonicalJson(shuffle(wellFormed(value), random))).toBe(text);
				expect(canonicalJson(JSON.parse(text))).toBe(text);
			}),
		);
	});

	const circular: Record<string, unknown> = {};
	circular.self = circular;
	it.each([
		['undefined', { a: [undefined] }, '$.a[0] is undefined'],
		['a hole', [, 1], '$[0] is undefined'], // eslint-disable-line no-sparse-arrays
		['NaN', { a: NaN }, '$.a is NaN'],
		['an infinity', -Infinity, '$ is -Infinity'],
		['a function', { a: () => 1 }, '$.a is a function'],
		['a big integer', 1n, '$ is a big integer'],
		['a date', { at: new Date(0) }, '$.at is no plain object'],
		['a map', new Map(), '$ is no plain object'],
		['half of a surrogate pair', ['\ud800'], '$[0] has half of a surrogate pair'],
		['what contains itself', circular, '$.self contains itself'],
	])('refuses %s in one sentence that names the place', (_name, value, sentence) => {
		expect(() => canonicalJson(value)).toThrow(
			`${sentence}, which canonical JSON cannot say: leave it out or give null.`,
		);
	});

	it('writes one object twice where it stands twice', () => {
		const shared = { a: 1 };
		expect(canonicalJson([shared, shared])).toBe('[{"a":1},{"a":1}]');
	});
});

function wellFormed(value: unknown): unknown {
	if (typeof value === 'string') return value.toWellFormed();
	if (Array.isArray(value)) return value.map(wellFormed);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inside]) => [key.toWellFormed(), wellFormed(inside)]),
	);
}

function shuffle(value: unknown, random: Iterator<number>): unknown {
	if (Array.isArray(value)) return value.map((one) => shuffle(one, random));
	if (value === null || typeof value !== 'object') return value;
	const entries = Object.entries(value).map(
		([key, inside]) => [random.next().value as number, key, inside] as const,
	);
	entries.sort(([one], [other]) => one - other);
	return Object.fromEntries(entries.map(([, key, inside]) => [key, shuffle(inside, random)]));
}
