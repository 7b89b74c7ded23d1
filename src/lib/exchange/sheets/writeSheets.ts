// Records as a spreadsheet: typed cells, lists to choose from, and two further sheets that explain the columns and give the words.
import type { CellValue, DataValidation, WriteSheet } from 'hucre';
import type { AnyRow } from '#lib/domain/kind.ts';
import { formatCsv, type Separator } from '../csv.ts';
import type { Report } from '../work.ts';
import { CellWriter, cellText, type SheetCell } from './cell.ts';
import { type Departure, PRINTS_SHEET, printRows } from './fingerprints.ts';
import { type Layout, type SheetColumn, unpackRows } from './layout.ts';

/** What the sheets beside the records say, in the reader's language. */
export interface Explanation {
	/** Names of the three sheets. */
	readonly sheets: { readonly records: string; readonly columns: string; readonly words: string };
	/** General rules, one a line. */
	readonly rules: readonly string[];
	/** Headings of the sheet that explains: column, what it holds, whether it is needed. */
	readonly headings: readonly string[];
	/** By column key: what it holds, and whether it is needed or only for reading. */
	readonly columns: Readonly<Record<string, readonly string[]>>;
	/** Heading over each list, and over the codes beside its words. */
	readonly lists: Readonly<Record<string, string>>;
	readonly code: string;
	/** Shown where something is typed that is not in the list. */
	readonly notInList: string;
}

export interface WriteTask {
	readonly layout: Layout;
	/** From `packRows`. */
	readonly rows: readonly Uint8Array[];
	readonly format: 'xlsx' | 'csv';
	readonly explanation: Explanation;
	/** From where and when it leaves, which only a workbook can say. */
	readonly departure: Departure;
	readonly separator: Separator;
	/** Whether a mark says at the beginning that the text is UTF-8. */
	readonly mark: boolean;
}

/** Rows below the last one in which the lists are offered too. */
const ROOM = 1_000;

export async function writeSheets(task: WriteTask, report: Report): Promise<Uint8Array> {
	const rows = unpackRows(task.rows);
	const writer = new CellWriter(task.layout);
	const cells = rows.map((row, at) => {
		if (at % 500 === 0) report(at, rows.length);
		return task.layout.columns.map((column) => writer.cellOf(row, column));
	});
	report(rows.length, rows.length);
	return task.format === 'csv' ? csvBytes(task, cells) : xlsxBytes(task, rows, cells);
}

function csvBytes(
	{ layout, separator, mark }: WriteTask,
	cells: readonly (readonly SheetCell[])[],
): Uint8Array {
	const table = [
		layout.columns.map(({ heading }) => heading),
		...cells.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : cellText(cell)))),
	];
	// A year is no figure: it has no decimals to be told from thousands.
	return new TextEncoder().encode(formatCsv(table, separator, { mark }));
}

async function xlsxBytes(
	{ layout, explanation, departure }: WriteTask,
	rows: readonly AnyRow[],
	cells: readonly (readonly SheetCell[])[],
): Promise<Uint8Array> {
	const { writeXlsx } = await import('hucre/xlsx');
	const lists = usedLists(layout);
	const places = new Map(
		lists.map((list, at) => [list, { column: letters(at * 2), count: layout.lists[list]!.length }]),
	);
	const validations = layout.columns.flatMap((column, at) =>
		validationOf(column, letters(at), rows.length, places.get(column.list ?? ''), layout, explanation),
	);
	const records: WriteSheet = {
		name: explanation.sheets.records,
		columns: layout.columns.map(columnOf),
		rows: [layout.columns.map(({ heading }) => heading), ...cells.map((row) => row.map(valueOf))],
		cells: headStyles(layout.columns.length),
		freezePane: { rows: 1, columns: 1 },
		autoFilter: { range: `A1:${letters(layout.columns.length - 1)}${cells.length + 1}` },
		dataValidations: validations,
	};
	return writeXlsx({
		sheets: [
			records,
			explainingSheet(layout, explanation),
			wordsSheet(layout, lists, explanation),
			{
				name: PRINTS_SHEET,
				hidden: true,
				columns: [{ numFmt: '@' }, { numFmt: '@' }],
				rows: printRows(layout, rows, cells, departure),
			},
		],
		properties: { title: explanation.sheets.records, subject: layout.kind },
	});
}

const letters = (index: number): string =>
	(index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

const valueOf = (cell: SheetCell): CellValue => {
	if (typeof cell !== 'object' || cell === null) return cell;
	return 'date' in cell ? new Date(`${cell.date}T00:00:00Z`) : cellText(cell);
};

const WIDTHS: Partial<Record<SheetColumn['nature'], number>> = {
	words: 48,
	text: 48,
	many: 36,
	one: 28,
	strings: 28,
	owner: 28,
	id: 24,
	date: 12,
	number: 14,
	year: 8,
	boolean: 8,
};
const FORMATS: Partial<Record<SheetColumn['nature'], string>> = {
	date: 'yyyy-mm-dd',
	number: '#,##0.##########',
	year: '0',
};

/** Text is kept as it is typed: a code that begins with a nought, or 3/4, is no number and no day. */
const columnOf = ({ nature }: SheetColumn) => ({
	width: WIDTHS[nature] ?? 20,
	numFmt: FORMATS[nature] ?? '@',
});

const HEAD = {
	font: { bold: true },
	fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: 'E6EBF2' } },
};
const headStyles = (count: number, row = 0) =>
	new Map(Array.from({ length: count }, (_, at) => [`${row},${at}`, { style: HEAD }]));

/** Lists from which one thing is chosen, and those whose names stand in cells. */
const usedLists = ({ columns, lists }: Layout): string[] => [
	...new Set(columns.flatMap(({ list }) => (list && lists[list]?.length ? [list] : []))),
];

function validationOf(
	{ nature, heading }: SheetColumn,
	column: string,
	rows: number,
	place: { column: string; count: number } | undefined,
	{ yes, no }: Layout,
	{ sheets, notInList }: Explanation,
): DataValidation[] {
	const range = `${column}2:${column}${rows + 1 + ROOM}`;
	const told = {
		range,
		allowBlank: true,
		showErrorMessage: true,
		errorStyle: 'warning' as const,
		errorTitle: heading.slice(0, 30),
		errorMessage: notInList,
	};
	if (nature === 'boolean') return [{ ...told, type: 'list', values: [yes[0]!, no[0]!] }];
	if (nature !== 'one' || !place) return [];
	const from = `'${sheets.words.replaceAll("'", "''")}'!$${place.column}$2:$${place.column}$${place.count + 1}`;
	return [{ ...told, type: 'list', formula1: from }];
}

function explainingSheet(
	{ columns }: Layout,
	{ sheets, rules, headings, columns: told }: Explanation,
): WriteSheet {
	const lines = columns.map(({ key, heading }) => [heading, ...(told[key] ?? [])]);
	const rows = [...rules.map((rule) => [rule]), [], [...headings], ...lines];
	return {
		name: sheets.columns,
		columns: [
			{ width: 40, numFmt: '@' },
			{ width: 90, numFmt: '@' },
			{ width: 24, numFmt: '@' },
		],
		rows,
		cells: headStyles(headings.length, rules.length + 1),
	};
}

function wordsSheet(
	{ lists }: Layout,
	used: readonly string[],
	{ sheets, lists: headings, code }: Explanation,
): WriteSheet {
	const longest = Math.max(0, ...used.map((list) => lists[list]!.length));
	const rows = Array.from({ length: longest }, (_, at) =>
		used.flatMap((list) => [lists[list]![at]?.label ?? null, lists[list]![at]?.id ?? null]),
	);
	return {
		name: sheets.words,
		columns: used.flatMap(() => [
			{ width: 44, numFmt: '@' },
			{ width: 24, numFmt: '@' },
		]),
		rows: [used.flatMap((list) => [headings[list] ?? list, code]), ...rows],
		cells: headStyles(used.length * 2),
		freezePane: { rows: 1 },
	};
}
