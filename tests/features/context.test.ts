import { beforeAll, describe, expect, it } from 'vitest';
import type { action } from '#lib/domain/action.ts';
import type { expectedResult } from '#lib/domain/expectedResult.ts';
import type { indicator } from '#lib/domain/indicator.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import { figureText } from '#lib/features/context/figureText.ts';
import { goalsOf, lineOf, measuredBy, ruleSource } from '#lib/records/indicators/indicatorGroups.ts';
import { indicatorText } from '#lib/records/indicators/indicatorText.ts';
import { language } from '#lib/i18n/index.ts';

const row = (fields: Partial<RowOf<typeof indicator>>) => fields as RowOf<typeof indicator>;
const plain = (text: string) => text.replace(/[\u00a0\u202f]/gu, ' ');

describe('figures and values in the reader’s language', () => {
	beforeAll(() => language.set('ca'));

	it('writes sums in euros and shares with their sign, and everything else with its unit', () => {
		expect(plain(figureText(9_460_000, 'EUR', 'euros').number)).toBe('9.460.000 €');
		expect(figureText(9_460_000, 'EUR', 'euros').unit).toBe('');
		expect(plain(figureText(53, 'percent', 'per cent').number)).toBe('53 %');
		expect(figureText(3_200_000, 'person', 'persones')).toEqual({ number: '3.200.000', unit: 'persones' });
		expect(figureText(2, 'tree', undefined)).toEqual({ number: '2', unit: 'tree' });
	});

	it('writes a zero that somebody set as zero', () => {
		expect(indicatorText(0, 'count')).toBe('0');
		expect(plain(indicatorText(0, 'eur'))).toBe('0 €');
		expect(indicatorText(0, 'boolean')).toBe('No');
	});
});

describe('indicators under what they measure', () => {
	const actions = new Map([['a1', { line: 'le1' } as RowOf<typeof action>]]);
	const results = new Map([['r1', { line: 'le2' } as RowOf<typeof expectedResult>]]);

	it('belong to an action, to an expected result, or to nothing yet', () => {
		expect(measuredBy(row({ action: 'a1' }))).toEqual({ kind: 'action', id: 'a1' });
		expect(measuredBy(row({ expectedResult: 'r1' }))).toEqual({ kind: 'expectedResult', id: 'r1' });
		expect(measuredBy(row({}))).toBeNull();
	});

	it('serve the line of what they measure', () => {
		expect(lineOf(row({ action: 'a1' }), actions, results)).toBe('le1');
		expect(lineOf(row({ expectedResult: 'r1' }), actions, results)).toBe('le2');
		expect(lineOf(row({ action: 'gone' }), actions, results)).toBeNull();
	});

	it('speak to each goal of their targets once', () => {
		expect(goalsOf(['17.14', '16.7', '17.9'])).toEqual(['17', '16']);
		expect(goalsOf(null)).toEqual([]);
	});

	it('tell where their value comes from, whatever was stored as the rule', () => {
		expect(ruleSource(row({ compute: { source: 'log' } }))).toBe('log');
		expect(ruleSource(row({ compute: 'nonsense' }))).toBeNull();
		expect(ruleSource(row({ compute: null }))).toBeNull();
	});
});
