import type { MatrixRow } from '#lib/domain/matrix.ts';

/** How many cells of each column are gaps, in the order of the columns. */
export function gapsByColumn(matrix: readonly MatrixRow<unknown, unknown, unknown>[]): number[] {
	const columns = matrix[0]?.cells.length ?? 0;
	return Array.from(
		{ length: columns },
		(_, at) => matrix.filter(({ cells }) => cells[at]?.state === 'gap').length,
	);
}

/** How many cells of one row are gaps. */
export function gapsOfRow(row: MatrixRow<unknown, unknown, unknown>): number {
	return row.cells.filter(({ state }) => state === 'gap').length;
}
