import { beforeAll, describe, expect, test } from 'vitest';
import { indicator } from '#lib/domain/indicator.ts';
import { LANGUAGES, type Language } from '#lib/domain/language.ts';
import { localReview } from '#lib/domain/pictures/localReview.ts';
import { cellText } from '#lib/exchange/sheets/cell.ts';
import { readSheets } from '#lib/exchange/sheets/readSheets.ts';
import { writeTables } from '#lib/exchange/sheets/writeTables.ts';
import { goalsHere, nameHere } from '#lib/features/pictures/goals/goalsHere.ts';
import { latestValue } from '#lib/features/pictures/goals/latestValue.ts';
import { reviewWorkbook } from '#lib/features/pictures/goals/reviewFile.ts';
import { language as reader, loadTexts, startLanguage } from '#lib/i18n/index.ts';
import { readersOf } from '#lib/records/indicators/reading.ts';
import { sampleRows } from '../../support/countedWorkspace.ts';
import { workspaceOf } from '../../support/leavingRows.ts';
import { makeRow } from '../../support/rows.ts';
import { readZip } from '../../support/zip.ts';

const rows = [
	...sampleRows(60),
	makeRow('indicator', 'measured', {
		title: { ca: '=1+1' },
		sdgTargets: ['11.3'],
		baseline: 3,
		baselineYear: 2020,
		compute: null,
	}),
	makeRow('indicatorValue', 'told', { document: 'org/amb', indicator: 'measured', year: 2023, value: 5.5 }),
];
const workspace = workspaceOf(rows);

function review(language: Language) {
	const readers = readersOf(workspace);
	const figures = goalsHere(workspace, { count: () => 2, last: () => '2023-05-06' }, () => true);
	return localReview(figures, workspace.rows(indicator), {
		nameOf: (id) => nameHere(workspace, id, language),
		latestOf: (id) => latestValue(workspace, workspace.row(indicator, id)!, readers),
	});
}

beforeAll(startLanguage);

describe('the tables of a voluntary local review as a workbook', () => {
	test.each(LANGUAGES)('have a sheet each and one that says what they are, in %s', async (language) => {
		await reader.set(language);
		await loadTexts('pictureGoals');
		const bytes = await writeTables(reviewWorkbook(review(language), (_, code) => code, ['Mostra']));
		const [about, goals, targets, indicators] = await readSheets({ bytes }, () => {});
		expect(about!.rows.map(({ cells }) => cellText(cells[0] ?? null)).slice(1)).toHaveLength(5);
		expect([goals!.rows.length, targets!.rows.length]).toEqual([18, 170]);
		const [head, first] = goals!.rows.map(({ cells }) => cells);
		expect(head!.every((cell) => typeof cell === 'string' && cell !== '' && !cell.includes('.'))).toBe(true);
		// Numbers and days can be counted with.
		expect([first![0], first![2], first![3]]).toEqual([1, 2, { date: '2023-05-06' }]);
		const row = indicators!.rows.map(({ cells }) => cells).find((cells) => cells[2] === '=1+1')!;
		expect(row.slice(0, 2)).toEqual(['11.3', 11]);
		expect(row.slice(5, 11)).toEqual([3, 2020, null, null, 5.5, 2023]);
		expect(cellText(row[11]!)).not.toBe('');
	});

	test('put no point behind a whole number', async () => {
		const columns = [{ label: 'Value', nature: 'number' }] as const;
		const tables = [{ name: 'Values', columns, rows: [[3], [5.5], [null]] }];
		const bytes = await writeTables({ title: 'T', about: { name: 'About', lines: [] }, tables });
		const parts = readZip(bytes);
		const read = (name: string) => new TextDecoder().decode(parts.get(name)!);
		const codes = new Map(
			[...read('xl/styles.xml').matchAll(/numFmtId="(\d+)" formatCode="([^"]+)"/gu)].map(([, id, code]) => [
				id!,
				code!,
			]),
		);
		const formats = [
			...read('xl/styles.xml')
				.split('<cellXfs')[1]!
				.matchAll(/<xf [^>]*numFmtId="(\d+)"/gu),
		].map(([, id]) => codes.get(id!) ?? id);
		const formatOf = (cell: string) =>
			formats[
				Number(new RegExp(`r="${cell}"[^>]*s="(\\d+)"`, 'u').exec(read('xl/worksheets/sheet2.xml'))![1])
			];
		// 3 is `#,##0`, which every spreadsheet knows.
		expect(['3', '#,##0']).toContain(formatOf('A2'));
		expect(formatOf('A3')).toBe('#,##0.0#');
	});

	test('make a row as tall as its words', async () => {
		const columns = [{ label: 'Words', nature: 'words' }] as const;
		const tables = [{ name: 'Long', columns, rows: [['word '.repeat(60)], ['word']] }];
		const bytes = await writeTables({ title: 'T', about: { name: 'About', lines: [] }, tables });
		const sheet = new TextDecoder().decode(readZip(bytes).get('xl/worksheets/sheet2.xml'));
		const heights = [...sheet.matchAll(/<row [^>]*\sht="([\d.]+)"/gu)].map(([, height]) => Number(height));
		expect(heights[0]).toBeGreaterThanOrEqual(6 * 15);
		expect(heights[1]).toBe(15);
	});
});
