import type { Contents } from '#lib/domain/kind.ts';
import type { Language } from '#lib/domain/language.ts';
import type { DecimalMark } from '#lib/domain/observatoryNumbers.ts';
import type { SheetCell } from './cell.ts';
import type { Departed } from './fingerprints.ts';
import type { Sheet } from './header.ts';
import type { Layout } from './layout.ts';
import type { CellRefusal } from './readContent.ts';
import type { SheetRefusal } from './rowRefusal.ts';

export interface SheetChange {
	readonly key: string;
	readonly before: SheetCell;
	readonly after: SheetCell;
	/** Whether it was changed here as well since the file was made: it is taken only where somebody says so. */
	readonly since?: true;
}

/** Words of a co-written text, which is changed in another way than a value. */
export interface TextChange {
	readonly field: string;
	readonly language: Language;
	readonly words: string;
}

export interface SheetLine {
	readonly line: number;
	/** By what the reader knows it: the record's name, else what the line says first. */
	readonly name: string;
	/** `since` where all that it changes was changed here as well since the file was made. */
	readonly outcome: 'new' | 'changed' | 'since' | 'same' | 'refused';
	/** The record that it is of, or under which id a new one is made: writing the same line twice makes it once. */
	readonly id?: string;
	/** Whether it asks for nothing of a record that does not stand here: one that was retracted since, or never was here. */
	readonly absent?: true;
	readonly refusal?: CellRefusal | SheetRefusal;
	/** Columns that the refusal is about, and what stands there. */
	readonly about?: readonly string[];
	readonly told?: string;
	readonly changes: readonly SheetChange[];
	/** What is written; of a change only what differs. */
	readonly contents?: Contents;
	/** What stood in the sets that it changes. */
	readonly sets?: Readonly<Record<string, readonly string[]>>;
	readonly texts?: readonly TextChange[];
	/** Columns for reading in which something else stands than in the record: they are left as they are. */
	readonly left?: readonly string[];
}

/** A name that means several things, or none, and may be decided upon. */
export interface OpenName {
	readonly list: string;
	readonly name: string;
	readonly meant: readonly string[];
	readonly lines: number;
}

export interface SheetPlan {
	readonly lines: readonly SheetLine[];
	readonly openNames: readonly OpenName[];
	/** Columns whose figures may be read in two ways. */
	readonly unclearFigures: boolean;
}

export interface PlanTask {
	readonly layout: Layout;
	readonly sheet: Sheet;
	/** How the file left, where it says so and left from here. */
	readonly departed: Departed | null;
	/** Index of the first row of records. */
	readonly begins: number;
	/** Column key of each column of the sheet; '' for those that are left out. */
	readonly mapping: readonly string[];
	readonly choices: Readonly<Record<string, string>>;
	/** As the reader says; without it, as the file's own figures tell. */
	readonly mark: DecimalMark | null;
	/** By line: ids under which new records were planned before, and perhaps made. */
	readonly made?: Readonly<Record<number, string>>;
	/** Documents whose records this device may not change. */
	readonly closed: readonly string[];
}
