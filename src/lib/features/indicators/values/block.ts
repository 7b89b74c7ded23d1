/** A block of cells as spreadsheets put it on the clipboard: tabs between cells, quotes around one that holds a tab or a line. */
export function readBlock(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let cell = '';
	let quoted = false;
	const endCell = () => {
		row.push(cell);
		cell = '';
	};
	const endRow = () => {
		endCell();
		rows.push(row);
		row = [];
	};
	const source = text.replace(/\r\n?/gu, '\n');
	for (let at = 0; at < source.length; at++) {
		const character = source[at]!;
		if (quoted) {
			if (character !== '"') cell += character;
			else if (source[at + 1] === '"') {
				cell += '"';
				at++;
			} else quoted = false;
		} else if (character === '"' && cell === '' && closesQuote(source, at)) quoted = true;
		else if (character === '\t') endCell();
		else if (character === '\n') endRow();
		else cell += character;
	}
	// The line break at the end closes the last row; it does not begin another.
	if (cell !== '' || row.length > 0) endRow();
	return rows;
}

/** A quote that nothing closes is a character like any other: a block never swallows the cells after it. */
function closesQuote(source: string, from: number): boolean {
	for (let at = from + 1; at < source.length; at++) {
		if (source[at] !== '"') continue;
		if (source[at + 1] === '"') at++;
		else return source[at + 1] === undefined || source[at + 1] === '\t' || source[at + 1] === '\n';
	}
	return false;
}

/** The same the other way, for copying. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
	const quote = (cell: string) => (/[\t\n"]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
	return rows.map((row) => row.map(quote).join('\t')).join('\n');
}

/** More than anybody pastes on purpose; the grid itself ends long before. */
export const MOST_CELLS = 20_000;

export interface TypedCell {
	readonly row: number;
	readonly column: number;
	readonly text: string;
}

/**
 * Where the cells of a block come to stand. One cell pasted over a selection fills all of it; what lies beyond the grid is counted, so
 * that it can be told. An empty cell changes nothing: pasting never takes a value away.
 */
export function placeBlock(
	block: readonly (readonly string[])[],
	{ top, left, bottom, right }: { top: number; left: number; bottom: number; right: number },
	size: { rows: number; columns: number },
): { cells: TypedCell[]; beyond: number } {
	const single = block.length === 1 && block[0]!.length === 1;
	const cells: TypedCell[] = [];
	let beyond = 0;
	if (single) {
		for (let row = top; row <= bottom; row++)
			for (let column = left; column <= right; column++)
				if (block[0]![0]!.trim()) cells.push({ row, column, text: block[0]![0]! });
		return { cells, beyond };
	}
	block.forEach((texts, down) =>
		texts.forEach((text, across) => {
			if (text.trim() === '') return;
			const [row, column] = [top + down, left + across];
			if (row < size.rows && column < size.columns) cells.push({ row, column, text });
			else beyond++;
		}),
	);
	return { cells, beyond };
}
