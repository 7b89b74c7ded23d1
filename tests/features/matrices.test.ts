import { describe, expect, it } from 'vitest';
import type { MatrixRow } from '#lib/domain/matrix.ts';
import { gapsByColumn, gapsOfRow } from '#lib/features/matrices/gaps.ts';

const matrixOf = (rows: string[]): MatrixRow<unknown, unknown, unknown>[] =>
	rows.map((signs) => ({
		row: {},
		cells: [...signs].map((sign) => ({
			row: {},
			column: {},
			state: sign === '-' ? ('gap' as const) : ('intended' as const),
			links: [],
		})),
	}));

describe('gaps of a matrix', () => {
	const matrix = matrixOf(['x--', 'xx-', 'xxx']);

	it('are counted by column and by row', () => {
		expect(gapsByColumn(matrix)).toEqual([0, 1, 2]);
		expect(matrix.map(gapsOfRow)).toEqual([2, 1, 0]);
	});

	it('of a matrix without rows are none', () => {
		expect(gapsByColumn([])).toEqual([]);
	});
});
