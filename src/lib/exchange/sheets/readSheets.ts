// A spreadsheet file as plain rows, whichever of its formats it is in. Nothing in it is run; its size is limited before it is read.
import type { Cell, CellValue, Sheet as FileSheet, Workbook } from 'hucre';
import { decodeText, parseCsv } from '../csv.ts';
import { type Report, WorkFault } from '../work.ts';
import { isBlank, LONGEST_READ, rounded, type SheetCell } from './cell.ts';
import type { Sheet, SheetRow } from './header.ts';
import { MOST_FILE_BYTES, measureZip } from './zipLimits.ts';

/** Rows with anything in them, and columns, of one sheet. */
export const MOST_SHEET_ROWS = 60_000;
export const MOST_SHEET_COLUMNS = 500;
/** Characters of a file's cells: many cells may share one long text that the file has but once. */
const MOST_CHARACTERS = 60_000_000;
/** Cells that say what a merged one above them says. */
const MOST_SPREAD = 1_000_000;

const starts = (bytes: Uint8Array, ...signs: number[]) => signs.every((sign, at) => bytes[at] === sign);
const isZip = (bytes: Uint8Array) => starts(bytes, 0x50, 0x4b, 0x03, 0x04);
const isOldOffice = (bytes: Uint8Array) => starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

/** A file with a password is a whole one within the container of older ones, under this name. */
const isEncrypted = (bytes: Uint8Array) =>
	new TextDecoder('utf-16le').decode(bytes).includes('EncryptedPackage');

/**
 * The sheets of a file: XLSX, XLSB, ODS, XLS, or text with separators in any common encoding.
 * @throws WorkFault with the code of what is wrong with it
 */
export async function readSheets({ bytes }: { bytes: Uint8Array }, report: Report): Promise<Sheet[]> {
	report(0, 0);
	if (bytes.length > MOST_FILE_BYTES) throw new WorkFault('too-large');
	if (bytes.length === 0) throw new WorkFault('empty');
	if (!isZip(bytes) && !isOldOffice(bytes)) return [readText(bytes)];
	const { is1904, sheets } = await readWorkbook(bytes);
	const budget = { characters: MOST_CHARACTERS, spread: MOST_SPREAD };
	const found = sheets
		.map((sheet) => plainSheet(sheet, is1904, budget))
		.filter(({ rows }) => rows.length > 0);
	if (found.length === 0) throw new WorkFault('empty');
	return found;
}

async function readWorkbook(bytes: Uint8Array): Promise<{ is1904: boolean; sheets: FileSheet[] }> {
	if (isZip(bytes)) {
		const parts = await measureZip(bytes);
		if (!parts.some((name) => name.startsWith('xl/') || name === 'content.xml'))
			throw new WorkFault('no-sheet');
		if (parts.some((name) => name === 'word/document.xml')) throw new WorkFault('no-sheet');
	}
	if (isOldOffice(bytes) && isEncrypted(bytes)) throw new WorkFault('locked');
	const { read, readXls } = await import('hucre');
	let workbook: Workbook;
	try {
		workbook = isZip(bytes) ? await read(bytes, { readStyles: true }) : await readXls(bytes);
	} catch (error) {
		throw new WorkFault(faultOf(error), {}, { cause: error });
	}
	return { is1904: workbook.dateSystem === '1904', sheets: workbook.sheets };
}

function faultOf(error: unknown): string {
	const { name = '', message = '' } = error as Error;
	if (/encrypt|password/iu.test(name + message)) return 'locked';
	return /exceed|limit|too many|too large/iu.test(message) ? 'too-much-inside' : 'broken';
}

/** Text in the words of other programs, which is no table. */
const NO_TABLE = /^\s*(?:<(?:!doctype|html|\?xml|table|office:)|%PDF-|\{\\rtf|[{[]\s*["{])/iu;

function readText(bytes: Uint8Array): Sheet {
	const text = decodeText(bytes);
	if (NO_TABLE.test(text.slice(0, 200))) throw new WorkFault('no-sheet');
	const rows = parseCsv(text, { mostRows: MOST_SHEET_ROWS });
	if ('fault' in rows) {
		const { fault, line } = rows;
		throw new WorkFault(fault === 'binary' ? 'no-sheet' : fault, line === undefined ? {} : { line });
	}
	if (rows.some(({ cells }) => cells.length > MOST_SHEET_COLUMNS)) throw new WorkFault('too-many-columns');
	const plain = rows.map(({ line, cells }) => ({ line, cells: cells.map(readWord) }));
	return { name: '', hidden: false, is1904: false, merged: false, rows: plain };
}

/** What a spreadsheet could not compute, it writes so. */
const ERROR =
	/^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|¡REF!|¡VALOR!|VALEUR!|NOM\s?\?|NOMBRE\?|¿NOMBRE\?|¡DIV\/0!|SPILL!|CALC!|GETTING_DATA)$|^Err:\d+$/iu;
const readWord = (word: string): SheetCell =>
	ERROR.test(word.slice(0, 100).trim())
		? { error: word.trim() }
		: word === ''
			? null
			: word.slice(0, LONGEST_READ + 1);

/** What a file may still bring. */
interface Budget {
	characters: number;
	spread: number;
}

function plainSheet(sheet: FileSheet, is1904: boolean, budget: Budget): Sheet {
	const rows: SheetRow[] = [];
	const spread = spreadMerges(sheet, budget);
	for (const [at, values] of sheet.rows.entries()) {
		const cells = values.map((value, column) => plainCell(value, sheet.cells?.get(`${at},${column}`)));
		for (const [column, from] of spread.get(at) ?? []) cells[column] = plainCell(from.value, from.cell);
		let length = cells.length;
		while (length > 0 && isBlank(cells[length - 1])) length--;
		if (length === 0) continue;
		if (length > MOST_SHEET_COLUMNS) throw new WorkFault('too-many-columns');
		if (rows.length >= MOST_SHEET_ROWS) throw new WorkFault('too-many-rows');
		for (const cell of cells) if (typeof cell === 'string') budget.characters -= cell.length;
		if (budget.characters < 0) throw new WorkFault('too-much-inside');
		rows.push({ line: at + 1, cells: cells.slice(0, length) });
	}
	const hidden = Boolean(sheet.hidden || sheet.veryHidden);
	return { name: sheet.name, hidden, is1904, merged: spread.size > 0, rows };
}

type Spread = Map<number, Map<number, { value: CellValue; cell: Cell | undefined }>>;
/** Merged over more rows than this is an ornament. */
const HIGHEST = 2_000;

/** What merged cells stand for: those below say what the first one says. What is merged across columns is a heading, or a title. */
function spreadMerges({ merges = [], rows, cells }: FileSheet, budget: Budget): Spread {
	const spread: Spread = new Map();
	for (const { startRow, endRow, startCol } of merges) {
		const value = rows[startRow]?.[startCol] ?? null;
		if (value === null || endRow - startRow > HIGHEST) continue;
		budget.spread -= Math.max(0, endRow - startRow);
		if (budget.spread < 0) throw new WorkFault('too-much-inside');
		const first = { value, cell: cells?.get(`${startRow},${startCol}`) };
		for (let row = startRow + 1; row <= endRow; row++) {
			if (!spread.has(row)) spread.set(row, new Map());
			spread.get(row)!.set(startCol, first);
		}
	}
	return spread;
}

function plainCell(value: CellValue, cell: Cell | undefined): SheetCell {
	if (cell?.type === 'error') return { error: String(value) };
	if (cell?.type === 'formula') {
		const result = cell.formulaResult ?? value;
		if (result === null) return { error: '=' };
		value = result;
	}
	if (value instanceof Date) {
		if (Number.isNaN(value.getTime())) return { error: '#VALUE!' };
		return { date: value.toISOString().slice(0, 10) };
	}
	if (typeof value === 'string') return readWord(value);
	if (typeof value === 'number' && /%/u.test(cell?.style?.numFmt ?? ''))
		return { percent: rounded(value * 100) };
	return typeof value === 'number' ? rounded(value) : value;
}
