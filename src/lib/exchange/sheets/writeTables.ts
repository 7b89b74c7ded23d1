// Tables that are no records: a sheet each, with typed cells, and a first sheet that says what they are.
import type { CellValue, WriteSheet } from 'hucre';
import { cleanWords } from './cell.ts';

/** `date` is ISO 8601; a year is a number without a sign between its thousands. */
export type TableNature = 'words' | 'number' | 'year' | 'date';

export interface TableColumn {
	readonly label: string;
	readonly nature: TableNature;
}

export interface Table {
	/** Of the sheet: at most 31 signs, unlike the others. */
	readonly name: string;
	readonly columns: readonly TableColumn[];
	/** Null where nobody has said it: the cell stays empty. */
	readonly rows: readonly (readonly (string | number | null)[])[];
}

export interface TablesTask {
	readonly title: string;
	readonly about: {
		readonly name: string;
		/** One paragraph a row. */
		readonly lines: readonly string[];
	};
	readonly tables: readonly Table[];
}

const FORMATS: Readonly<Record<TableNature, string>> = {
	words: '@',
	number: '#,##0',
	year: '0',
	date: 'yyyy-mm-dd',
};
/** Apart, since Excel puts a point behind a whole number that may have decimals; the cell keeps those that it does not show. */
const DECIMAL = '#,##0.0#';
/** Signs that a cell shows in one line at the most. */
const WIDEST = 48;
const ABOUT_WIDTH = 110;
/** Of a row, in points. */
const [LINE, TALLEST] = [15, 409];
const PAGE = {
	orientation: 'landscape',
	paperSize: 'a4',
	fitToPage: true,
	fitToWidth: 1,
	fitToHeight: 0,
} as const;
/** More characters than this no spreadsheet keeps in a cell. */
const LONGEST = 32_000;
const HEAD = {
	font: { bold: true },
	fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: 'E6EBF2' } },
	alignment: { wrapText: true, vertical: 'top' as const },
};
const BODY = { alignment: { wrapText: true, vertical: 'top' as const } };

type Styles = NonNullable<WriteSheet['cells']>;

export async function writeTables({ title, about, tables }: TablesTask): Promise<Uint8Array<ArrayBuffer>> {
	const { writeXlsx } = await import('hucre/xlsx');
	const cells: Styles = new Map([['0,0', { style: { font: { bold: true, size: 14 } } }]]);
	for (const at of about.lines.keys()) cells.set(`${at + 1},0`, { style: BODY });
	const told: WriteSheet = {
		name: about.name,
		columns: [{ width: ABOUT_WIDTH, numFmt: '@' }],
		rows: [[title], ...about.lines.map((line) => [cleanWords(line)])],
		rowDefs: new Map(about.lines.map((line, at) => [at + 1, heightOf([line], [ABOUT_WIDTH])])),
		pageSetup: PAGE,
		cells,
	};
	return (await writeXlsx({
		sheets: [told, ...tables.map(sheetOf)],
		properties: { title },
	})) as Uint8Array<ArrayBuffer>;
}

function sheetOf({ name, columns, rows }: Table): WriteSheet {
	const styles: Styles = new Map();
	for (const at of columns.keys()) styles.set(`0,${at}`, { style: HEAD });
	for (const [line, row] of rows.entries())
		for (const [at, { nature }] of columns.entries())
			styles.set(`${line + 1},${at}`, { style: { ...BODY, numFmt: formatOf(row[at] ?? null, nature) } });
	const widths = columns.map(({ label }, at) =>
		Math.min(
			WIDEST,
			Math.max(Math.ceil(label.length * 1.25), ...rows.map((row) => String(row[at] ?? '').length)) + 2,
		),
	);
	return {
		name,
		columns: columns.map(({ nature }, at) => ({ width: widths[at]!, numFmt: FORMATS[nature] })),
		rowDefs: new Map(rows.map((row, at) => [at + 1, heightOf(row, widths)])),
		pageSetup: PAGE,
		rows: [
			columns.map(({ label }) => label),
			...rows.map((row) => row.map((cell, at) => valueOf(cell, columns[at]!))),
		],
		cells: styles,
		freezePane: { rows: 1, columns: 1 },
		autoFilter: { range: `A1:${letters(columns.length - 1)}${rows.length + 1}` },
	};
}

const formatOf = (cell: string | number | null, nature: TableNature): string =>
	nature === 'number' && !Number.isInteger(cell ?? 0) ? DECIMAL : FORMATS[nature];

/** Tall enough for the lines that the words take: a spreadsheet does not always measure a row that it did not write. */
function heightOf(cells: readonly (string | number | null)[], widths: readonly number[]): { height: number } {
	const lines = cells.map((cell, at) => Math.ceil(String(cell ?? '').length / widths[at]!));
	return { height: Math.min(TALLEST, Math.max(1, ...lines) * LINE) };
}

const letters = (index: number): string =>
	(index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

function valueOf(cell: string | number | null, { nature }: TableColumn): CellValue {
	if (typeof cell !== 'string') return cell;
	if (nature === 'date' && /^\d{4}-\d{2}-\d{2}$/u.test(cell)) return new Date(`${cell}T00:00:00Z`);
	return cleanWords(cell).slice(0, LONGEST) || null;
}
