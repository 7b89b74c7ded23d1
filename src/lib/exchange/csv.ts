// Tables as spreadsheets write them: RFC 4180 with any of three separators, in the encodings that are met. What is read is somebody's
// word only: nothing in it is run, and there are limits to its size.

export const MOST_BYTES = 2_000_000;
export const MOST_ROWS = 5_000;

export interface CsvRow {
	/** Where it begins in the file, from 1: as an editor or a spreadsheet counts lines. */
	readonly line: number;
	readonly cells: readonly string[];
}

/** Why a file is not read; `line` where it is known. */
export interface CsvFault {
	readonly fault: 'too-large' | 'too-many-rows' | 'binary' | 'open-quote' | 'empty';
	readonly line?: number;
}

export const SEPARATORS = [';', '\t', ',', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** What bytes say: UTF-8 or UTF-16 where a mark or the bytes themselves say so, else Windows-1252, as older spreadsheets write. */
export function decodeText(bytes: Uint8Array): string {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	// Without a mark, letters of these alphabets leave every other byte empty.
	if (first !== 0 && second === 0 && bytes[3] === 0) return new TextDecoder('utf-16le').decode(bytes);
	if (first === 0 && second !== 0 && bytes[2] === 0) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

/**
 * Reads a table. Empty lines are left out; a line `sep=;`, as some spreadsheets write it first, says the separator.
 * @param text of a file, or pasted from a spreadsheet
 */
export function parseCsv(text: string, { mostRows = MOST_ROWS } = {}): CsvRow[] | CsvFault {
	const content = text.replace(/^\uFEFF/u, '');
	if (content.includes('\0')) return { fault: 'binary' };
	// It is a line of the file: whoever looks for line 7 there counts it.
	const told = /^sep=(.)\r?\n/u.exec(content)?.[1] as Separator | undefined;
	const first = told ? 2 : 1;
	const separator = told && SEPARATORS.includes(told) ? told : separatorOf(content);
	const rows: CsvRow[] = [];
	let cells: string[] = [];
	let cell = '';
	let quoted = false;
	let line = first;
	let begun = first;
	let opened = first;

	const endRow = () => {
		cells.push(cell);
		if (cells.some((found) => found.trim())) rows.push({ line: begun, cells });
		cells = [];
		cell = '';
	};

	for (let at = told ? content.indexOf('\n') + 1 : 0; at < content.length; at++) {
		const sign = content[at]!;
		const isEnd = sign === '\n' || (sign === '\r' && content[at + 1] !== '\n');
		if (quoted) {
			if (sign === '"' && content[at + 1] === '"') cell += content[at++];
			else if (sign === '"') quoted = false;
			else if (sign !== '\r' || isEnd) cell += isEnd ? '\n' : sign;
		} else if (sign === '"' && cell.trim() === '') {
			quoted = true;
			opened = line;
			cell = '';
		} else if (sign === separator) {
			cells.push(cell);
			cell = '';
		} else if (isEnd) {
			endRow();
			if (rows.length > mostRows) return { fault: 'too-many-rows' };
		} else if (sign !== '\r') cell += sign;
		if (isEnd) {
			line += 1;
			if (!quoted) begun = line;
		}
	}
	if (quoted) return { fault: 'open-quote', line: opened };
	endRow();
	return rows.length > 0 ? rows.map(trimmed) : { fault: 'empty' };
}

/** @returns the rows of a file, or why it is not read */
export function readCsv(bytes: Uint8Array): CsvRow[] | CsvFault {
	return bytes.length > MOST_BYTES ? { fault: 'too-large' } : parseCsv(decodeText(bytes));
}

const trimmed = ({ line, cells }: CsvRow): CsvRow => ({
	line,
	cells: cells.map((cell) => asTyped(cell.trim())),
});

/** What a spreadsheet would run as a formula; what was typed with an apostrophe before it too, so that it is told apart when read. */
const FORMULA = /^'*[=+\-@\t\r]/u;
/** Nothing runs in a number, whatever its sign. */
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/u;
const isRun = (cell: string) => FORMULA.test(cell) && !NUMBER.test(cell);
const neutralised = (cell: string) => (isRun(cell) ? `'${cell}` : cell);
/** Without the apostrophe, exactly where it is written. */
const asTyped = (cell: string) => (cell.startsWith("'") && isRun(cell.slice(1)) ? cell.slice(1) : cell);

/** The separator that the first line has most of, outside of quotes. */
function separatorOf(content: string): Separator {
	const bare = content.replace(/"(?:[^"]|"")*"/gu, '');
	const first = bare.split(/[\r\n]/u).find((line) => line.trim()) ?? '';
	const count = (separator: string) => first.split(separator).length;
	return SEPARATORS.reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

/** Three decimals could be read as thousands: they are written as four. */
const formatFigure = (figure: number) => String(figure).replace(/\.\d{3}$/u, '$&0');

/**
 * Writes a table so that a spreadsheet opens it: with no text that it would take for a formula. `parseCsv` gives back what was written.
 * @param separator `;` opens in columns where decimals have a comma
 * @param mark whether it begins with the mark by which spreadsheets know UTF-8; other programs may take it for a part of the first heading
 */
export function formatCsv(
	rows: readonly (readonly (string | number | null)[])[],
	separator: Separator = ';',
	{ mark = true } = {},
): string {
	const quote = (cell: string) =>
		/["\r\n]/u.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell;
	const write = (cell: string | number | null) => {
		if (typeof cell === 'number') return formatFigure(cell).replace('.', separator === ';' ? ',' : '.');
		return quote(neutralised(cell ?? ''));
	};
	return `${mark ? '\uFEFF' : ''}${rows.map((row) => row.map(write).join(separator)).join('\r\n')}\r\n`;
}
