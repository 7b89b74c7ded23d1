import { beforeAll, describe, expect, it } from 'vitest';
import { cellText } from '#lib/features/indicators/values/cellText.ts';
import { placeBlock, readBlock, writeBlock } from '#lib/features/indicators/values/block.ts';
import { readCell } from '#lib/features/indicators/values/readCell.ts';
import { GridCells } from '#lib/features/indicators/values/gridCells.svelte.ts';
import { type GridRow, memberRows } from '#lib/features/indicators/values/gridRow.ts';
import type { KeptFault } from '#lib/features/indicators/values/keptFaults.ts';
import { moveFrom } from '#lib/features/indicators/values/selection.ts';
import { standingOfValue, type ValueRow } from '#lib/domain/indicatorStanding.ts';
import { type CellEdit, type CellFault, writeCells } from '#lib/features/indicators/values/writeCells.ts';
import { factOf } from '#lib/domain/logged.ts';
import { language, loadTexts } from '#lib/i18n/index.ts';
import { seededRandom } from '../support/random.ts';
import { makeRow } from '../support/rows.ts';

/** A row of the grid, of an indicator that is counted unless something else is said. */
const gridRow = (key: string, said: Partial<GridRow> = {}): GridRow => ({
	key,
	label: key,
	href: '',
	indicator: makeRow('indicator', key, { measure: 'count', unit: 'count' }) as GridRow['indicator'],
	home: key,
	dimension: null,
	member: null,
	values: [],
	computed: () => null,
	years: [],
	...said,
});

beforeAll(async () => {
	await loadTexts('indicators');
	await language.set('en');
});

describe('a block from a spreadsheet', () => {
	it('is read row by row, with quoted cells, whatever ends its lines', () => {
		expect(readBlock('1\t2\r\n3\t4\r\n')).toEqual([
			['1', '2'],
			['3', '4'],
		]);
		expect(readBlock('"two\nlines"\t"a ""word"""\n5\t')).toEqual([
			['two\nlines', 'a "word"'],
			['5', ''],
		]);
		expect(readBlock('"not closed\t7\n8')).toEqual([['"not closed', '7'], ['8']]);
		expect(readBlock('')).toEqual([]);
	});

	it('comes back as it was written', () => {
		const random = seededRandom(5);
		const pieces = ['1', '0,5', 'n/a', '', 'a\tb', 'two\nlines', '"', 'say "x"', '1.234', ' '];
		for (let round = 0; round < 200; round++) {
			const columns = 1 + random.below(5);
			const rows = Array.from({ length: 1 + random.below(6) }, () =>
				Array.from({ length: columns }, () => random.pick(pieces)),
			);
			// A last row that says nothing at all leaves no trace in the text, as in any spreadsheet.
			rows.push(Array.from({ length: columns }, () => 'end'));
			expect(readBlock(writeBlock(rows))).toEqual(rows);
		}
	});

	it('fills the grid from the chosen cell, changes nothing where it is empty, and tells what lies beyond', () => {
		const at = { top: 1, left: 1, bottom: 1, right: 1 };
		const block = [
			['1', ' ', '3'],
			['4', '5', '6'],
		];
		expect(placeBlock(block, at, { rows: 3, columns: 3 })).toEqual({
			cells: [
				{ row: 1, column: 1, text: '1' },
				{ row: 2, column: 1, text: '4' },
				{ row: 2, column: 2, text: '5' },
			],
			beyond: 2,
		});
		const wide = { top: 0, left: 0, bottom: 1, right: 1 };
		expect(placeBlock([['9']], wide, { rows: 3, columns: 3 }).cells).toHaveLength(4);
	});
});

describe('a typed cell', () => {
	const count = { measure: 'count', unit: 'count', scale: null };
	const amount = { measure: 'amount', unit: 'eur', scale: null };
	const share = { measure: 'percent', unit: 'percent', scale: null };
	const milestone = { measure: 'milestone', unit: 'boolean', scale: null };
	const score = { measure: 'score', unit: 'points', scale: '0-5' };
	const valueOf = (text: string, measured: typeof count | typeof score) => {
		const reading = readCell(text, measured);
		return reading.fault === undefined ? reading.contents.value : reading.fault;
	};

	it.each([
		['12', count, 12],
		['0', count, 0],
		['1.234', count, 1234],
		['1,234', count, 1234],
		['1 234', count, 1234],
		['1.234,50', amount, 1234.5],
		['1,234.50', amount, 1234.5],
		['1’234.5', amount, 1234.5],
		['12 500 €', amount, 12500],
		['€ 3,5', amount, 3.5],
		['33,3 %', share, 33.3],
		['9/36', share, 25],
		['3,5', score, 3.5],
	] as const)('%s is read in every local style', (text, measured, value) => {
		expect(valueOf(text, measured)).toBe(value);
	});

	it.each([
		['twelve', count, 'Write digits, for example 1234.5.'],
		['2,5', count, 'Write a whole number, without decimals.'],
		['-1', count, 'It cannot be less than zero.'],
		['1.234', amount, 'Write 1234 if these are thousands, or 1.2340 if it is a fraction.'],
		['120', share, 'A share lies between 0 and 100.'],
		['12/', share, 'Write a share as two numbers, for example 12/36.'],
		['40/36', share, 'The part cannot be more than the whole.'],
		['1/0', share, 'Write a share as two numbers, for example 12/36.'],
		['7', score, 'The scale goes 0-5.'],
		['maybe', milestone, 'Write yes or no.'],
		['€', amount, 'Write digits, for example 1234.5.'],
	] as const)('%s is refused, and told how to write it', (text, measured, sentence) => {
		expect(valueOf(text, measured)).toBe(sentence);
	});

	it('says yes or no, and that it does not apply, in the four languages', () => {
		for (const text of ['Sí', 'si', 'Oui', 'yes', 'x']) expect(valueOf(text, milestone)).toBe(1);
		for (const text of ['No', 'non', '0']) expect(valueOf(text, milestone)).toBe(0);
		for (const text of ['n/a', 'No escau', 'no procede', 'Sans objet', 'n/e', 'n/p', 's.o.'])
			expect(readCell(text, count)).toMatchObject({ contents: { notApplicable: true, value: null } });
	});

	it('that is empty says nothing: not zero', () => {
		expect(readCell('  ', count)).toMatchObject({ contents: { value: null, notApplicable: null } });
	});

	it('keeps the words of a qualitative one', () => {
		const qualitative = { measure: 'qualitative', unit: 'words', scale: null };
		expect(readCell('It goes well', qualitative)).toMatchObject({ contents: { words: 'It goes well' } });
	});

	it('is copied as it can be typed again', () => {
		const kept = (contents: Record<string, unknown>) =>
			standingOfValue(makeRow('indicatorValue', 'v', contents) as ValueRow);
		for (const [contents, measured] of [
			[{ value: 1234.5 }, amount],
			[{ value: 0 }, count],
			[{ notApplicable: true }, count],
			[{ numerator: 9, denominator: 36 }, share],
			[{ value: 1 }, milestone],
		] as const) {
			const reading = readCell(cellText(kept(contents), measured.unit), measured);
			expect(reading).toMatchObject({ contents });
		}
	});
});

describe('a key', () => {
	const size = { rows: 3, columns: 2 };
	const press = (key: string, row: number, column: number, more = {}) =>
		moveFrom({ row, column }, { key, ctrlKey: false, metaKey: false, shiftKey: false, ...more }, size);

	it('moves as in a spreadsheet, and Tab leads out at the ends', () => {
		expect(press('ArrowDown', 0, 0)).toEqual({ row: 1, column: 0 });
		expect(press('ArrowUp', 0, 0)).toEqual({ row: 0, column: 0 });
		expect(press('Tab', 0, 1)).toEqual({ row: 1, column: 0 });
		expect(press('Tab', 1, 0, { shiftKey: true })).toEqual({ row: 0, column: 1 });
		expect(press('Tab', 2, 1)).toBeNull();
		expect(press('Tab', 0, 0, { shiftKey: true })).toBeNull();
		expect(press('Enter', 2, 1, { shiftKey: true })).toEqual({ row: 1, column: 1 });
		expect(press('End', 0, 0, { ctrlKey: true })).toEqual({ row: 2, column: 1 });
		expect(press('a', 0, 0)).toBeNull();
	});
});

describe('the cells of a grid', () => {
	/** A grid whose rows and years change while somebody is at work. */
	function makeGrid(kept: KeptFault[] = []) {
		const grid = { keys: ['b', 'c'], years: [2022, 2023], kept: [...kept] as readonly KeptFault[] };
		const written: string[] = [];
		let refuses: (edit: CellEdit) => string | null = () => null;
		const cells = new GridCells({
			rows: () => grid.keys.map((key) => gridRow(key)),
			years: () => grid.years,
			write: () => (edits) => {
				// Somebody else's value comes while this is written: a row above, a year before.
				Object.assign(grid, { keys: ['a', 'b', 'c'], years: [2021, 2022, 2023] });
				const faults = edits.flatMap((edit): CellFault[] => {
					const sentence = refuses(edit);
					if (sentence === null) written.push(`${edit.row.key} ${edit.year} ${edit.text}`);
					return sentence === null ? [] : [{ ...edit, sentence }];
				});
				return Promise.resolve(faults);
			},
			kept,
			onfaults: (faults) => (grid.kept = faults),
		});
		return { grid, cells, written, refuse: (why: typeof refuses) => (refuses = why) };
	}
	const fault = (key: string, year = 2022) => ({ key, year, text: 'twelve', sentence: 'Write digits.' });

	it('stay the same where rows and years are added above and before them', async () => {
		const { grid, cells, written } = makeGrid();
		const held = cells.cellAt({ row: 1, column: 0 })!;
		Object.assign(grid, { keys: ['a', 'b', 'c'], years: [2021, 2022, 2023] });
		expect(cells.placeOf(held)).toEqual({ row: 2, column: 1 });
		await cells.put([{ ...held, text: '7' }]);
		expect(written).toEqual(['c 2022 7']);
		grid.keys = ['a', 'b'];
		expect(cells.placeOf(held)).toBeNull();
	});

	it('are pasted into where the block was meant, and told of as such', async () => {
		const { cells, written, refuse } = makeGrid();
		refuse(({ text }) => (text === 'x' ? 'Write digits.' : null));
		const pasted = await cells.paste('1\t2\nx\t4\t5', { top: 0, left: 0, bottom: 0, right: 0 });
		expect(written).toEqual(['b 2022 1', 'b 2023 2', 'c 2023 4']);
		expect(pasted).toMatchObject({ refused: 1, beyond: 1 });
		expect(pasted!.taken.map(({ key, year }) => `${key} ${year}`)).toEqual(['b 2022', 'b 2023', 'c 2023']);
		expect(cells.faults).toMatchObject([{ row: { key: 'c' }, year: 2022, text: 'x' }]);
	});

	it('keep what could not be read of rows that are not here yet, until they come', async () => {
		const { grid, cells } = makeGrid([fault('a'), fault('b')]);
		expect(cells.faults.map(({ row }) => row.key)).toEqual(['b']);
		await cells.put([{ key: 'b', year: 2022, text: '12' }]);
		expect(grid.kept).toEqual([fault('a')]);
		expect(cells.faults.map(({ row }) => row.key)).toEqual(['a']);
		cells.forget();
		expect(grid.kept).toEqual([]);
	});
});

describe('what is written of a cell', () => {
	type Written = { id?: string; document?: string; contents: Record<string, unknown> };

	/** Writes one cell of 2023 over what stands there. */
	async function writeOver(
		said: Record<string, unknown> | null,
		text: string,
		{ source = '', measure = 'count' } = {},
	) {
		const written: Written[] = [];
		const workspace = {
			mayWrite: () => true,
			writeTogether: (edits: readonly Written[]) => Promise.resolve(void written.push(...edits)),
		} as unknown as Parameters<typeof writeCells>[0];
		const values = said
			? [
					makeRow('indicatorValue', 'v', {
						document: 'org/amb',
						indicator: 'i',
						year: 2023,
						...said,
					}) as ValueRow,
				]
			: [];
		const own = makeRow('indicator', 'i', { measure, unit: measure === 'qualitative' ? 'words' : 'count' });
		const row = gridRow('i', { values, indicator: own as GridRow['indicator'] });
		await writeCells(workspace, [{ row, year: 2023, text }], { own: 'amb', language: 'en', source });
		return written;
	}

	it('empties words in every language, not only in the one that is on screen', async () => {
		const said = { words: { ca: 'Avança', fr: 'Avance' } };
		const [emptied] = await writeOver(said, '', { measure: 'qualitative' });
		expect(emptied).toMatchObject({ id: 'v', contents: { words: { ca: '', fr: '' } } });
		const [other] = await writeOver(said, 'It goes on', { measure: 'qualitative' });
		expect(other!.contents.words).toEqual({ en: 'It goes on' });
		expect(await writeOver(null, '', { measure: 'qualitative' })).toEqual([]);
	});

	it('keeps no source of another figure', async () => {
		const said = { value: 7, sourceWords: 'Annual report' };
		expect((await writeOver(said, '8'))[0]!.contents).toMatchObject({ value: 8, sourceWords: null });
		expect((await writeOver(said, '0'))[0]!.contents).toMatchObject({ value: 0, sourceWords: null });
		expect((await writeOver({ ...said, value: 0 }, ''))[0]!.contents).toMatchObject({ sourceWords: null });
		expect((await writeOver(said, 'n/a'))[0]!.contents).toMatchObject({ sourceWords: null });
		expect((await writeOver(said, '7'))[0]!.contents).not.toHaveProperty('sourceWords');
		const [sourced] = await writeOver(said, '8', { source: ' Survey ' });
		expect(sourced!.contents).toMatchObject({ value: 8, sourceWords: 'Survey' });
		expect((await writeOver(null, '8'))[0]!.contents).not.toHaveProperty('sourceWords');
	});
});

describe('a row for each council', () => {
	const council = makeRow('organisation', 'badalona', { type: 'council', title: { en: 'Badalona' } });
	const entries = ['2021-05-01', '2023-05-01', '2023-06-01', null].map((date, at) =>
		factOf(makeRow('entry', `e${at}`, { document: 'org/badalona', actions: ['a'] }), {
			type: 'meeting',
			date,
		}),
	);
	const figures = (op: 'count' | 'exists') => {
		const reading = {
			row: makeRow('indicator', 'i'),
			places: [],
			rule: {
				op,
				entryTypes: ['meeting'],
				actions: ['a'],
				field: null,
				flag: null,
				where: null,
				denominator: null,
			},
			facts: entries,
			years: [2020, 2021, 2022, 2023].map((year) => ({ year })),
			values: [],
			directory: { typeOf: () => 'council', parentOf: () => null, zoneOf: () => null },
		} as unknown as Parameters<typeof memberRows>[1];
		const workspace = { id: 'w', rowsBy: () => [council] } as unknown as Parameters<typeof memberRows>[0];
		const [row] = memberRows(workspace, reading, 'council');
		return row!.years.map((year) => row!.computed(year)?.value ?? null);
	};

	it('counts what lies in each year; a milestone stays reached in those that follow', () => {
		expect(figures('count')).toEqual([null, 1, null, 2]);
		expect(figures('exists')).toEqual([null, 1, 1, 1]);
	});
});
