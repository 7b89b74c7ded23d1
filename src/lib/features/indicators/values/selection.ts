/** One cell of the grid, by its place. */
export interface At {
	readonly row: number;
	readonly column: number;
}
/** The same cell whatever is added above and beside it: columns and rows move when others write. */
export interface HeldCell {
	/** The row's key. */
	readonly key: string;
	readonly year: number;
}
export interface Size {
	readonly rows: number;
	readonly columns: number;
}
export interface Range {
	readonly top: number;
	readonly left: number;
	readonly bottom: number;
	readonly right: number;
}

const within = (value: number, most: number) => Math.max(0, Math.min(value, most - 1));

export function rangeOf(one: At, other: At): Range {
	return {
		top: Math.min(one.row, other.row),
		left: Math.min(one.column, other.column),
		bottom: Math.max(one.row, other.row),
		right: Math.max(one.column, other.column),
	};
}

export const isInRange = ({ row, column }: At, { top, left, bottom, right }: Range): boolean =>
	row >= top && row <= bottom && column >= left && column <= right;

/** A page of rows, as far as one sees them. */
const PAGE = 10;

/** Where a key leads from a cell; null where it leads nowhere in the grid: then the browser does what it does. */
export function moveFrom(
	{ row, column }: At,
	{ key, ctrlKey, metaKey, shiftKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
	size: Size,
): At | null {
	const far = ctrlKey || metaKey;
	const to = (toRow: number, toColumn: number): At => ({
		row: within(toRow, size.rows),
		column: within(toColumn, size.columns),
	});
	switch (key) {
		case 'ArrowUp':
			return to(far ? 0 : row - 1, column);
		case 'ArrowDown':
			return to(far ? size.rows : row + 1, column);
		case 'ArrowLeft':
			return to(row, far ? 0 : column - 1);
		case 'ArrowRight':
			return to(row, far ? size.columns : column + 1);
		case 'Home':
			return to(far ? 0 : row, 0);
		case 'End':
			return to(far ? size.rows : row, size.columns);
		case 'PageUp':
			return to(row - PAGE, column);
		case 'PageDown':
			return to(row + PAGE, column);
		case 'Enter':
			return to(shiftKey ? row - 1 : row + 1, column);
		case 'Tab':
			return tabFrom({ row, column }, shiftKey ? -1 : 1, size);
		default:
			return null;
	}
}

/** Along the row, then into the next one; before the first cell and after the last one leads out of the grid. */
function tabFrom({ row, column }: At, step: 1 | -1, size: Size): At | null {
	const next = row * size.columns + column + step;
	if (next < 0 || next >= size.rows * size.columns) return null;
	return { row: Math.floor(next / size.columns), column: next % size.columns };
}
