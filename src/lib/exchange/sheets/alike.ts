import type { AnyRow } from '#lib/domain/kind.ts';
import type { SheetCell } from './cell.ts';
import type { SheetColumn } from './layout.ts';
import { LineKeys } from './lineKeys.ts';
import { type CellContext, readContent } from './readContent.ts';
import { isSame, isSameContent } from './sameness.ts';

export interface GivenCell {
	readonly column: SheetColumn;
	readonly cell: SheetCell;
}

/** Records by what their title says, for lines that bring no id: what is here already is not made twice. */
export class Alike {
	readonly #context: CellContext;
	readonly #keys: LineKeys;
	readonly #titled = new Map<string, AnyRow[]>();

	constructor(context: CellContext, known: readonly AnyRow[]) {
		this.#context = context;
		this.#keys = new LineKeys(context.layout);
		for (const row of known)
			for (const key of this.#keys.of(
				(column) => context.writer.cellOf(row, column),
				(column) => row[column.field!],
			)) {
				const others = this.#titled.get(key);
				if (others) others.push(row);
				else this.#titled.set(key, [row]);
			}
	}

	/** The record that a line without an id says again: everything that it gives stands there. */
	find(given: readonly GivenCell[]): AnyRow | undefined {
		const cells = new Map(given.map(({ column, cell }) => [column.key, cell]));
		const keys = this.#keys.of(
			(column) => cells.get(column.key) ?? null,
			(column) => {
				const cell = cells.get(column.key);
				const reading = cell === undefined ? null : readContent(cell, column, this.#context);
				return reading && 'content' in reading ? reading.content : undefined;
			},
		);
		const candidates = new Set(keys.flatMap((key) => this.#titled.get(key) ?? []));
		return [...candidates].find((row) =>
			given.every(({ column, cell }) => {
				const before = this.#context.writer.cellOf(row, column);
				if (column.nature === 'id' || isSame(cell, before)) return true;
				const reading = readContent(cell, column, this.#context);
				if ('refusal' in reading) return reading.refusal === 'turned-off';
				return isSameContent(column, reading.content, row[column.field!], before);
			}),
		);
	}
}
