import { nameKey } from '#lib/domain/observatoryNames.ts';
import { cellText, type SheetCell } from './cell.ts';
import type { Layout, SheetColumn } from './layout.ts';

/** By what a line that brings no id is recognised, so that what is here already is not made twice. */
export class LineKeys {
	readonly #titles: readonly SheetColumn[];
	readonly #required: readonly SheetColumn[];

	constructor({ columns }: Layout) {
		this.#titles = columns.filter(
			({ nature, required, field }) =>
				(required || field === 'name') && (nature === 'words' || nature === 'string'),
		);
		this.#required = columns.filter(({ required, readOnly, language }) => required && !readOnly && !language);
	}

	/** What a record is called, each way; of kinds that are called nothing, all that is required of them together. */
	of(cellOf: (column: SheetColumn) => SheetCell, contentOf: (column: SheetColumn) => unknown): string[] {
		if (this.#titles.length > 0)
			return this.#titles.flatMap((column) => {
				const key = nameKey(cellText(cellOf(column)));
				return key ? [`${column.key}|${key}`] : [];
			});
		const contents = this.#required.map((column) => contentOf(column) ?? null);
		return contents.length > 0 && !contents.includes(null) ? [JSON.stringify(contents)] : [];
	}
}
