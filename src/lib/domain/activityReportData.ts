import type { Localised } from './language.ts';

/** What stands in a cell, in no language yet: frozen once, it is told in any of them. Null is no data. */
export type ReportCell =
	| null
	| { readonly text: string }
	| { readonly words: Localised }
	| { readonly number: number; readonly unit?: string }
	/** ISO 8601, as precise as it is known. */
	| { readonly date: string }
	| { readonly say: Said }
	| { readonly all: readonly ReportCell[] }
	/** One under the other. */
	| { readonly lines: readonly ReportCell[] };

/** What is said where there is nothing to tell. */
export const SAID = ['notReported', 'nothingNoted', 'notApplicable', 'noTarget'] as const;
export type Said = (typeof SAID)[number];

/** Which data can stand in a part. `overview` and those from `funds` on are of the whole plan, the others of one line. */
export const PLACEHOLDERS = [
	'overview',
	'actions',
	'results',
	'indicators',
	'figures',
	'stories',
	'funds',
	'relations',
	'councils',
	'outlook',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];
export const OF_A_LINE: ReadonlySet<Placeholder> = new Set([
	'actions',
	'results',
	'indicators',
	'figures',
	'stories',
]);

/** One figure, beside that of the year before. Null is no data, never zero. */
export interface ReportFigure {
	readonly key: string;
	readonly value: number | null;
	readonly before: number | null;
	readonly unit?: string;
	/** Of how many, where it is a part of a whole. */
	readonly of?: number;
}

export interface ReportTable {
	readonly key: string;
	/** Keys of what its columns are called; `year` and `before` are called by their years. */
	readonly columns: readonly string[];
	readonly rows: readonly (readonly ReportCell[])[];
}

/** A list in one paragraph, e.g. of those who have no data. */
export interface ReportList {
	readonly key: string;
	readonly items: readonly ReportCell[];
}

/** What somebody handed in and an editor accepted. */
export interface ReportQuote {
	readonly by: Localised;
	readonly about: string;
	readonly words: Localised;
}

/** Bars that compare a year with the one before. */
export interface ReportBars {
	readonly key: string;
	readonly rows: readonly {
		readonly label: ReportCell;
		readonly value: number | null;
		readonly before: number | null;
	}[];
}

/** All that the data says in one part of a report. */
export interface PartData {
	readonly placeholder: Placeholder;
	readonly year: number;
	readonly figures: readonly ReportFigure[];
	readonly bars: readonly ReportBars[];
	readonly tables: readonly ReportTable[];
	readonly lists: readonly ReportList[];
	readonly quotes: readonly ReportQuote[];
	/** What it was counted over: kinds of records, and how many of each. */
	readonly counted: Readonly<Record<string, number>>;
}

/** What nobody noted is no data; a part of a whole that is known may be zero. */
export const noted = (count: number): number | null => (count === 0 ? null : count);
