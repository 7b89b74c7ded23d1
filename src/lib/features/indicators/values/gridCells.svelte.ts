import { SvelteMap } from 'svelte/reactivity';
import { t } from '#lib/i18n/index.ts';
import { MOST_CELLS, placeBlock, readBlock, type TypedCell } from './block.ts';
import { cellText } from './cellText.ts';
import { enteredIn, type GridRow } from './gridRow.ts';
import type { KeptFault } from './keptFaults.ts';
import type { At, Range, Size } from './selection.ts';
import type { CellEdit, CellFault } from './writeCells.ts';

interface Options {
	readonly rows: () => readonly GridRow[];
	readonly years: () => readonly number[];
	/** Null where nobody may write. */
	readonly write: () => ((edits: readonly CellEdit[]) => Promise<readonly CellFault[]>) | null;
	/** Cells that could not be read before the page was left. */
	readonly kept: readonly KeptFault[];
	/** Called with those that still cannot. */
	readonly onfaults: (faults: readonly KeptFault[]) => void;
}

export interface Pasted {
	/** Cells that were written. */
	readonly taken: readonly TypedCell[];
	readonly refused: number;
	readonly beyond: number;
}

const keyOf = (row: GridRow, year: number) => `${row.key}|${year}`;

/** What stands in the cells of a grid: what was written, and what was typed and could not be read. */
export class GridCells {
	readonly #options: Options;
	readonly #faults: SvelteMap<string, CellFault>;

	constructor(options: Options) {
		this.#options = options;
		const rows = options.rows();
		this.#faults = new SvelteMap(
			options.kept.flatMap(({ key, ...fault }) => {
				const row = rows.find((each) => each.key === key);
				return row ? [[keyOf(row, fault.year), { ...fault, row }] as const] : [];
			}),
		);
	}

	get size(): Size {
		return { rows: this.#options.rows().length, columns: this.#options.years().length };
	}

	/** Those of the rows and years on screen. Live. */
	get faults(): CellFault[] {
		return [...this.#faults.values()].filter((fault) => this.placeOf(fault) !== null);
	}

	faultOf(row: GridRow, year: number): CellFault | undefined {
		return this.#faults.get(keyOf(row, year));
	}

	placeOf({ row, year }: CellFault): At | null {
		const at = {
			row: this.#options.rows().findIndex(({ key }) => key === row.key),
			column: this.#options.years().indexOf(year),
		};
		return at.row < 0 || at.column < 0 ? null : at;
	}

	/** As one would type it. */
	textAt(at: At): string {
		const [row, year] = this.#cell(at);
		return this.faultOf(row, year)?.text ?? cellText(enteredIn(row, year).standing, row.indicator.unit);
	}

	/** What was typed in one cell; nothing is written where nothing changed. */
	type(at: At, text: string): void {
		if (this.faultOf(...this.#cell(at)) || text.trim() !== this.textAt(at).trim())
			void this.put([{ ...at, text }]);
	}

	/** Writes cells in one step; those that cannot be read keep what was typed, and say why. */
	async put(cells: readonly TypedCell[]): Promise<void> {
		const write = this.#options.write();
		if (!write || cells.length === 0) return;
		const edits = cells.map(({ text, ...at }) => {
			const [row, year] = this.#cell(at);
			return { row, year, text };
		});
		for (const { row, year } of edits) this.#faults.delete(keyOf(row, year));
		try {
			for (const fault of await write(edits)) this.#faults.set(keyOf(fault.row, fault.year), fault);
		} catch (error) {
			// What was typed stays in its cells, to be sent again.
			console.error(error);
			const sentence = t('indicators.faults.notSaved');
			for (const edit of edits) this.#faults.set(keyOf(edit.row, edit.year), { ...edit, sentence });
		}
		this.#tell();
	}

	/** The same texts again: the reason may be gone. */
	retry(): Promise<void> {
		return this.put(
			this.faults.flatMap((fault) => {
				const at = this.placeOf(fault);
				return at ? [{ ...at, text: fault.text }] : [];
			}),
		);
	}

	forget(): void {
		this.#faults.clear();
		this.#tell();
	}

	/** @returns null for a block that is too large to have been meant */
	async paste(text: string, range: Range): Promise<Pasted | null> {
		const block = readBlock(text);
		if (block.reduce((sum, row) => sum + row.length, 0) > MOST_CELLS) return null;
		const { cells, beyond } = placeBlock(block, range, this.size);
		await this.put(cells);
		const taken = cells.filter((cell) => !this.faultOf(...this.#cell(cell)));
		return { taken, refused: cells.length - taken.length, beyond };
	}

	#cell({ row, column }: At): [GridRow, number] {
		return [this.#options.rows()[row]!, this.#options.years()[column]!];
	}

	#tell(): void {
		const { onfaults } = this.#options;
		onfaults(
			[...this.#faults.values()].map(({ row, year, text, sentence }) => ({
				key: row.key,
				year,
				text,
				sentence,
			})),
		);
	}
}
