/** What a picture shows, as a table: complete, so that the table alone is enough. */
export interface PictureTable {
	readonly caption: string;
	readonly columns: readonly PictureColumn[];
	readonly rows: readonly PictureRow[];
}

/** The first column names the row. */
export interface PictureColumn {
	readonly key: string;
	readonly label: string;
	readonly numeric?: boolean;
}

export interface PictureRow {
	readonly key: string;
	/** By column. `null` is “no data”, never zero. */
	readonly cells: Readonly<Record<string, string | number | null>>;
	/** Where what the row counts can be read. */
	readonly href?: string;
}

export type PatternName = 'hatch' | 'dots' | 'cross';

export interface LegendItem {
	readonly label: string;
	/** Any CSS colour, such as `var(--color-ramp-3)`. */
	readonly fill: string;
	/** Told apart without colour too. */
	readonly pattern?: PatternName;
}

/** Everything that the frame itself says, in the reader's language. */
export interface PictureWords {
	/** A language tag, e.g. `ca`. */
	readonly language: string;
	readonly show: string;
	readonly picture: string;
	readonly table: string;
	readonly save: string;
	readonly saveSvg: string;
	readonly savePng: string;
	readonly saveCsv: string;
	readonly rule: string;
	readonly legend: string;
	/** How one moves about in a picture with the keyboard. */
	readonly keys: string;
	readonly noData: string;
	/** Whose figures they are and of which day: stands in every file. */
	readonly source: string;
	/** Where a file could not be made. */
	readonly failed: string;
	readonly formatNumber: (value: number) => string;
}
