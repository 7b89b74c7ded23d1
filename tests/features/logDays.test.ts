import { expect, it } from 'vitest';
import { daysText, periodOptions, readAsked, wholeDay } from '#lib/features/log/days.ts';
import { language, loadTexts } from '#lib/i18n/index.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { makeRow } from '../support/rows.ts';

const period = (id: string, start: string | null, end: string | null) =>
	makeRow('period', id, { title: { en: id }, start, end });

it('Periods are offered in their order, and two of the same days are one choice', () => {
	const rows = [
		period('Second half', '2024-07-01', '2024-12-31'),
		period('Report', '2023-01-01', '2023-12-31'),
		period('Evaluation', '2023-01-01', '2023-12-31'),
		period('Without an end', '2022-01-01', null),
	];
	const workspace = { rows: () => rows } as unknown as Pick<Workspace, 'rows'>;
	expect(periodOptions(workspace).map(({ value, label }) => [value, label])).toEqual([
		['2023-01-01/2023-12-31', 'Report · Evaluation'],
		['2024-07-01/2024-12-31', 'Second half'],
	]);
});

it('A day that there is not is not asked for, and a month or a year is its whole days', () => {
	expect(['2024-02-29', '2023-02-29', '2024-13', '2024', 'soon'].map(readAsked)).toEqual([
		'2024-02-29',
		'',
		'',
		'2024',
		'',
	]);
	expect([wholeDay('2024-02', 'last'), wholeDay('2024', 'first'), wholeDay('', 'last')]).toEqual([
		'2024-02-29',
		'2024-01-01',
		'',
	]);
});

it.each([
	['en', 'since 1 Apr 2024', 'until 30 Apr 2024'],
	['ca', 'des del dia 1', 'fins al dia 30'],
	['es', 'desde el 1', 'hasta el 30'],
	['fr', 'depuis le 1', 'jusqu’au 30'],
] as const)('Days without an end or a beginning are said in %s', async (code, since, upTo) => {
	await language.set(code);
	await loadTexts('log');
	expect(daysText({ from: '2024-04', until: '' })).toMatch(new RegExp(`^${since}`));
	expect(daysText({ from: '', until: '2024-04' })).toMatch(new RegExp(`^${upTo}`));
	await language.set('ca');
});
