import { describe, expect, it } from 'vitest';
import { breakDown, dimensionMembers } from '#lib/domain/indicatorBreakdown.ts';
import { computeRule, type Directory } from '#lib/domain/indicatorComputation.ts';
import { isReported } from '#lib/domain/indicatorReported.ts';
import { readRule, ruleKey } from '#lib/domain/indicatorRule.ts';
import { factOf, type LoggedFact } from '#lib/domain/logged.ts';
import { makeRow } from '../support/rows.ts';

const TYPES: Record<string, string> = {
	badalona: 'council',
	begues: 'council',
	ema: 'network',
	upc: 'research',
};
const directory: Directory = {
	typeOf: (id) => TYPES[id] ?? null,
	parentOf: () => null,
	zoneOf: (id) => ({ lyon: 'europe', tunis: 'mediterranean' })[id] ?? null,
};
const years = { from: 2023, to: 2023 };

function fact(id: string, contents: Record<string, unknown> = {}): LoggedFact {
	const { document = 'org/amb', type = 'meeting', date = '2023-05-04', ...rest } = contents;
	const row = makeRow('entry', id, { document, actions: ['a1'], ...rest });
	return factOf(row, { type: type as string, date: date as string | null });
}
const rule = (contents: Record<string, unknown>) =>
	readRule({ source: 'log', entryTypes: ['meeting'], filter: { action: 'a1' }, ...contents })!;
const compute = (contents: Record<string, unknown>, facts: LoggedFact[], reported = false) =>
	computeRule(rule(contents), facts, { years, directory, reported });

describe('no data is never zero', () => {
	it('where nothing is logged and nobody has reported, there is no data', () => {
		for (const op of [{ op: 'count' }, { op: 'exists' }, { op: 'sum', field: 'participants' }])
			expect(compute(op, [])).toMatchObject({ value: null, lack: 'nothingLogged' });
	});

	it('where everybody has reported and nothing is logged, it is zero', () => {
		expect(compute({ op: 'count' }, [], true)).toMatchObject({ value: 0, lack: null });
		expect(compute({ op: 'exists' }, [], true)).toMatchObject({ value: 0, lack: null });
		expect(compute({ op: 'ratioFlag', flag: 'awarded' }, [], true)).toMatchObject({
			value: null,
			lack: 'nothingToShare',
		});
	});

	it('entries that do not say how many make no sum of zero', () => {
		const facts = [fact('e1'), fact('e2')];
		expect(compute({ op: 'sum', field: 'participants' }, facts)).toMatchObject({
			value: null,
			lack: 'notStated',
			silent: facts,
		});
		const said = fact('e3', { participants: 0 });
		expect(compute({ op: 'sum', field: 'participants' }, [...facts, said])).toMatchObject({
			value: 0,
			counted: [said],
			silent: facts,
		});
	});

	it('entries that are left out by a mark make a zero of which they are the proof', () => {
		const facts = [fact('e1'), fact('e2')];
		expect(compute({ op: 'countFlag', flag: 'decided' }, facts)).toMatchObject({ value: 0, leftOut: facts });
		expect(compute({ op: 'ratioFlag', flag: 'decided' }, facts)).toMatchObject({
			value: 0,
			numerator: 0,
			denominator: 2,
		});
	});

	it('a fund whose scope nobody said is not taken for one of the Union', () => {
		const asked = { op: 'count', where: { fundScope: 'non-eu' } };
		expect(compute(asked, [fact('e1')])).toMatchObject({ value: null, lack: 'notStated' });
		expect(compute(asked, [fact('e1'), fact('e2', { fundScope: 'eu' })])).toMatchObject({ value: 0 });
	});
});

describe('a rule', () => {
	it('counts what lies in its years, of its types and actions, and tells what is undated', () => {
		const facts = [
			fact('in'),
			fact('before', { date: '2022-12-31' }),
			fact('yearOnly', { date: '2023' }),
			fact('undated', { date: null }),
			fact('other', { type: 'forum' }),
			fact('elsewhere', { actions: ['a2'] }),
			fact('in', { document: 'org/badalona' }),
		];
		const found = compute({ op: 'count' }, facts);
		expect(found.value).toBe(2);
		expect(found.counted.map(({ id }) => id)).toEqual(['in', 'yearOnly']);
		expect(found.undated.map(({ id }) => id)).toEqual(['undated']);
	});

	it('keeps a milestone that was reached in an earlier year', () => {
		expect(compute({ op: 'exists' }, [fact('e1', { date: '2021-03-01' })])).toMatchObject({ value: 1 });
		expect(compute({ op: 'exists' }, [fact('e1', { date: '2024-03-01' })])).toMatchObject({ value: null });
	});

	it('counts each council once, its own entries included', () => {
		const facts = [
			fact('e1', { organisations: ['badalona', 'upc'] }),
			fact('e2', { document: 'org/badalona' }),
			fact('e3', { organisations: ['begues'] }),
		];
		expect(compute({ op: 'coverage', denominator: 36 }, facts)).toMatchObject({
			numerator: 2,
			denominator: 36,
			members: ['badalona', 'begues'],
		});
	});

	it('takes a metropolis of the zone or of the network, where it says "any"', () => {
		const asked = {
			op: 'distinct',
			field: 'metropolis',
			where: { zone: ['europe'], network: ['ema'], any: true },
		};
		const facts = [
			fact('e1', { metropolises: ['lyon', 'tunis'] }),
			fact('e2', { metropolises: ['dakar'], networks: ['ema'] }),
		];
		expect(compute(asked, facts).members).toEqual(['dakar', 'lyon']);
		expect(compute({ ...asked, where: { zone: ['europe'] } }, facts).members).toEqual(['lyon']);
	});

	it('that cannot be followed is none: what is entered by hand remains', () => {
		for (const compute of [
			null,
			{},
			{ op: 'guess' },
			{ op: 'sum', entryTypes: ['meeting'], filter: { action: 'a1' } },
		])
			expect(readRule(compute)).toBeNull();
	});

	it('is the same in whatever order it is written', () => {
		const [one, other] = [
			rule({ op: 'count', entryTypes: ['forum', 'meeting'] }),
			rule({ op: 'count', entryTypes: ['meeting', 'forum'], filter: { result: 'r', actions: ['a1'] } }),
		];
		expect(ruleKey(one)).toBe(ruleKey(other));
		expect(ruleKey(rule({ op: 'count' }))).not.toBe(ruleKey(one));
		expect(ruleKey(readRule({ op: 'manual' }))).toBeNull();
	});
});

describe('a breakdown', () => {
	const facts = [
		fact('e1', { metropolises: ['lyon', 'tunis'] }),
		fact('e2', { metropolises: ['lyon'] }),
		fact('e3'),
	];

	it('counts what names several for each, and what names nobody apart', () => {
		const rows = breakDown(rule({ op: 'count' }), facts, 'zone', { years, directory });
		expect(rows.map(({ member, computed }) => [member, computed.value])).toEqual([
			['europe', 2],
			['mediterranean', 1],
			[null, 1],
		]);
		expect(dimensionMembers(facts[0]!, 'sector', directory)).toEqual([]);
	});

	it('counts for a zone its own metropolises only', () => {
		const rows = breakDown(rule({ op: 'distinct', field: 'metropolis' }), facts, 'zone', {
			years,
			directory,
		});
		expect(rows.map(({ member, computed }) => [member, computed.value])).toEqual([
			['europe', 1],
			['mediterranean', 1],
			[null, null],
		]);
	});
});

describe('a year is reported', () => {
	const half = { action: 'a1', start: '2023-01-01', end: '2023-06-30' };
	const rest = { action: 'a1', start: '2023-07-01', end: '2023-12-31' };

	it('when accepted reports cover every day of it, on every action', () => {
		expect(isReported(['a1'], years, [half])).toBe(false);
		expect(isReported(['a1'], years, [rest, half])).toBe(true);
		expect(isReported(['a1', 'a2'], years, [rest, half])).toBe(false);
		expect(isReported([], years, [rest, half])).toBe(false);
		expect(isReported(['a1'], years, [{ action: 'a1', start: '2022-01-01', end: '2024-12-31' }])).toBe(true);
		expect(isReported(['a1'], years, [{ ...half, end: '2023-06-29' }, rest])).toBe(false);
	});
});
