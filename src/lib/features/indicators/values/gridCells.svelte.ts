import { SvelteMap } from 'svelte/reactivity';
import { t } from '#lib/i18n/index.ts';
import { MOST_CELLS, placeBlock, readBlock } from './block.ts';
import { cellText } from './cellText.ts';
import { enteredIn, type GridRow } from './gridRow.ts';
import type { KeptFault } from './keptFaults.ts';
import type { At, HeldCell, Range, Size } from './selection.ts';
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

/** What was typed, and in which cell. */
export interface HeldText extends HeldCell {
	readonly text: string;
}

export interface Pasted {
	/** Cells that were written. */
	readonly taken: readonly HeldCell[];
	readonly refused: number;
	readonly beyond: number;
}

const keyOf = ({ key, year }: HeldCell) => `${key}|${year}`;

/** What stands in the cells of a grid: what was written, and what was typed and could not be read. */
export class GridCells {
	readonly #options: Options;
	/** Those of rows that are not here, or not yet, are kept like the others. */
	readonly #faults: SvelteMap<string, KeptFault>;

	constructor(options: Options) {
		this.#options = options;
		this.#faults = new SvelteMap(options.kept.map((fault) => [keyOf(fault), fault]));
	}

	get size(): Size {
		return { rows: this.#options.rows().length, columns: this.#options.years().length };
	}

	/** Those of the rows and years on screen. Live. */
	get faults(): CellFault[] {
		const rows = this.#rows();
		const years = new Set(this.#options.years());
		return [...this.#faults.values()].flatMap(({ key, year, text, sentence }) => {
			const row = rows.get(key);
			return row && years.has(year) ? [{ row, year, text, sentence }] : [];
		});
	}

	faultOf(cell: HeldCell): KeptFault | undefined {
		return this.#faults.get(keyOf(cell));
	}

	/** Where a cell stands now; null where it is not on screen. Live. */
	placeOf({ key, year }: HeldCell): At | null {
		const at = {
			row: this.#options.rows().findIndex((row) => row.key === key),
			column: this.#options.years().indexOf(year),
		};
		return at.row < 0 || at.column < 0 ? null : at;
	}

	/** The cell that stands at a place now. Live. */
	cellAt({ row, column }: At): HeldCell | null {
		const key = this.#options.rows()[row]?.key;
		const year = this.#options.years()[column];
		return key === undefined || year === undefined ? null : { key, year };
	}

	/** As one would type it. */
	textAt(cell: HeldCell): string {
		const row = this.#options.rows().find(({ key }) => key === cell.key);
		if (!row) return '';
		return this.faultOf(cell)?.text ?? cellText(enteredIn(row, cell.year).standing, row.indicator.unit);
	}

	/** What was typed in one cell; nothing is written where nothing changed. */
	type(cell: HeldCell, text: string): void {
		if (this.faultOf(cell) || text.trim() !== this.textAt(cell).trim()) void this.put([{ ...cell, text }]);
	}

	/** Writes cells in one step; those that cannot be read keep what was typed, and say why. */
	async put(cells: readonly HeldText[]): Promise<void> {
		const write = this.#options.write();
		const rows = this.#rows();
		const edits = cells.flatMap(({ key, year, text }) => {
			const row = rows.get(key);
			return row ? [{ row, year, text }] : [];
		});
		if (!write || edits.length === 0) return;
		for (const { row, year } of edits) this.#faults.delete(keyOf({ key: row.key, year }));
		try {
			for (const fault of await write(edits)) this.#keep(fault);
		} catch (error) {
			// What was typed stays in its cells, to be sent again.
			console.error(error);
			const sentence = t('indicators.faults.notSaved');
			for (const edit of edits) this.#keep({ ...edit, sentence });
		}
		this.#tell();
	}

	/** The same texts again: the reason may be gone. */
	retry(): Promise<void> {
		return this.put(this.faults.map(({ row, year, text }) => ({ key: row.key, year, text })));
	}

	/** Gives up those that are shown. */
	forget(): void {
		for (const { row, year } of this.faults) this.#faults.delete(keyOf({ key: row.key, year }));
		this.#tell();
	}

	/** @returns null for a block that is too large to have been meant */
	async paste(text: string, range: Range): Promise<Pasted | null> {
		const block = readBlock(text);
		if (block.reduce((sum, row) => sum + row.length, 0) > MOST_CELLS) return null;
		const { cells, beyond } = placeBlock(block, range, this.size);
		// Held at once: what is written may bring rows and years that move the places.
		const held = cells.flatMap(({ text: typed, ...at }) => {
			const cell = this.cellAt(at);
			return cell ? [{ ...cell, text: typed }] : [];
		});
		await this.put(held);
		const taken = held.filter((cell) => !this.faultOf(cell));
		return { taken, refused: held.length - taken.length, beyond };
	}

	#rows(): Map<string, GridRow> {
		return new Map(this.#options.rows().map((row) => [row.key, row]));
	}

	#keep({ row, year, text, sentence }: CellFault): void {
		const fault = { key: row.key, year, text, sentence };
		this.#faults.set(keyOf(fault), fault);
	}

	#tell(): void {
		this.#options.onfaults([...this.#faults.values()]);
	}
}
