import { describe, expect, it } from 'vitest';
import {
	disagrees,
	enteredFor,
	rollUp,
	rollUpOf,
	sayingOther,
	standingOfValue,
	targetFor,
	type TargetRow,
	type ValueRow,
} from '#lib/domain/indicatorStanding.ts';
import { makeRow } from '../support/rows.ts';

const valueRow = (id: string, contents: Record<string, unknown> = {}) =>
	makeRow('indicatorValue', id, { document: 'org/amb', indicator: 'i', year: 2023, ...contents }) as ValueRow;
const standing = (contents: Record<string, unknown>) => standingOfValue(valueRow('v', contents));

describe('no data, not applicable and zero', () => {
	it('are three different things', () => {
		expect(standingOfValue(undefined).state).toBe('none');
		expect(standing({}).state).toBe('none');
		expect(standing({ notApplicable: true, value: 3 }).state).toBe('notApplicable');
		expect(standing({ value: 0 })).toMatchObject({ state: 'value', value: 0 });
		expect(standing({ words: { ca: 'Avança' } }).state).toBe('words');
	});

	it('a share may be given by what it was counted of, and not of nothing', () => {
		expect(standing({ numerator: 9, denominator: 36 })).toMatchObject({ value: 25 });
		expect(standing({ numerator: 0, denominator: 0 }).state).toBe('none');
	});

	it('what a share was counted of goes before a percentage that was not corrected with it', () => {
		expect(standing({ value: 25, numerator: 18, denominator: 36 })).toMatchObject({ value: 50 });
		expect(standing({ value: 25, numerator: 18 })).toMatchObject({ value: 25 });
		expect(standing({ value: 25, numerator: 0, denominator: 0 })).toMatchObject({ value: 25 });
	});
});

describe('what several organisations entered', () => {
	const stamp = (time: number) => ({ created: { person: 'p', device: 'd', time } });

	it('goes by the council itself first, then by what was set last', () => {
		const rows = [
			valueRow('old', { value: 1, dimension: 'council', member: 'badalona', ...stamp(5) }),
			valueRow('new', { value: 2, dimension: 'council', member: 'badalona', ...stamp(9) }),
		];
		const cell = { year: 2023, dimension: 'council', member: 'badalona' };
		expect(enteredFor(rows, cell)).toMatchObject({ standing: { value: 2 }, others: [{ id: 'old' }] });
		const own = valueRow('own', { ...rows[0]!, ...stamp(1), value: 7, document: 'org/badalona' });
		expect(enteredFor([...rows, own], cell).standing).toMatchObject({ value: 7 });
		expect(enteredFor(rows, { year: 2023 }).standing.state).toBe('none');
		expect(enteredFor(rows, { ...cell, year: 2022 }).standing.state).toBe('none');
	});
});

describe('what others say of the same', () => {
	it('is told whatever the first one says, unless they say the same', () => {
		const saying = (first: Record<string, unknown>, ...others: Record<string, unknown>[]) =>
			sayingOther({
				standing: standing(first),
				others: others.map((contents, at) => valueRow(`o${at}`, contents)),
			}).map(({ id }) => id);
		const words = { words: { ca: 'Avança' } };
		expect(saying({ notApplicable: true }, { value: 3 }, { notApplicable: true }, words)).toEqual([
			'o0',
			'o2',
		]);
		expect(saying(words, { words: { ca: 'S’atura' } }, words, { value: 0 })).toEqual(['o0', 'o2']);
		expect(saying({ value: 3 }, { value: 3 }, { value: 4 }, { notApplicable: true })).toEqual(['o1', 'o2']);
	});
});

describe('a roll-up', () => {
	it('tells how many cells gave a value, and asks none to which it does not apply', () => {
		const cells = [
			standing({ value: 4 }),
			standing({}),
			standing({ notApplicable: true }),
			standing({ value: 0 }),
		];
		expect(rollUp('sum', cells)).toEqual({ value: 4, given: 2, asked: 3 });
		expect(rollUp('highest', cells).value).toBe(4);
		expect(rollUp('latest', cells).value).toBe(0);
		expect(rollUp('average', cells).value).toBe(2);
		expect(rollUp('none', cells).value).toBeNull();
		expect(rollUp('sum', [standing({})])).toEqual({ value: null, given: 0, asked: 1 });
	});

	it('takes the average of shares over what they were counted of', () => {
		const cells = [standing({ numerator: 1, denominator: 10 }), standing({ numerator: 9, denominator: 10 })];
		expect(rollUp('average', cells).value).toBe(50);
		const uneven = [standing({ numerator: 1, denominator: 1 }), standing({ numerator: 0, denominator: 99 })];
		expect(rollUp('average', uneven).value).toBe(1);
	});

	it('is declared, or follows from the kind of measure, and says which', () => {
		expect(rollUpOf({ rollUp: 'latest', measure: 'count' })).toEqual({ rollUp: 'latest', declared: true });
		expect(rollUpOf({ rollUp: null, measure: 'percent' })).toEqual({ rollUp: 'average', declared: false });
		expect(rollUpOf({ rollUp: null, measure: 'unheard-of' }).rollUp).toBe('none');
	});
});

describe('an entered value and a computed one', () => {
	it('disagree only by a figure that somebody could see', () => {
		expect(disagrees(33.33, 100 / 3)).toBe(false);
		expect(disagrees(12, 10)).toBe(true);
		expect(disagrees(0, null)).toBe(false);
	});
});

describe('a target', () => {
	it('is the one agreed for the year, else the indicator’s own for that year', () => {
		const target = makeRow('indicatorTarget', 't', { indicator: 'i', year: 2024, value: 8 }) as TargetRow;
		expect(targetFor({ target: 10, targetYear: 2025 }, [target], 2025)).toBe(10);
		expect(targetFor({ target: 10, targetYear: 2025 }, [target], 2024)).toBe(8);
		expect(targetFor({ target: 10, targetYear: 2025 }, [target], 2023)).toBeNull();
	});
});
