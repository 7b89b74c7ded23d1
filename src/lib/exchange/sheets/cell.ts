import type { AnyRow, Place } from '#lib/domain/kind.ts';
import type { Localised } from '#lib/domain/language.ts';
import { ownerOf } from '#lib/domain/owner.ts';
import { type Layout, type SheetColumn } from './layout.ts';
import { joinMembers, Lookup } from './listed.ts';

/** What a cell of a sheet holds, whatever the file is. A date is ISO 8601; a percentage is the number before its sign. */
export type SheetCell =
	string | number | boolean | null | { date: string } | { percent: number } | { error: string };

/** More characters than this no spreadsheet keeps in a cell. */
const LONGEST = 32_000;
const CUT = ' […]';
/** Of a longer cell that a file has, only whether it is longer is known. */
export const LONGEST_READ = 100_000;

/** What XML cannot hold, or nobody sees: signs that steer a printer, halves of a character. Tabs and ends of lines stay. */
const UNWRITABLE = /[^\P{Cc}\t\n]|[\p{Cs}\ufffe\uffff]/gu;

export const cleanWords = (words: string): string =>
	words.replace(/\r\n?/gu, '\n').replace(UNWRITABLE, '').trim();

const written = (words: string | null | undefined): string | null => {
	const clean = cleanWords(words ?? '');
	if (clean === '') return null;
	return clean.length > LONGEST ? clean.slice(0, LONGEST) + CUT : clean;
};

/** As many digits as every spreadsheet keeps, without what binary fractions add: 0.07 × 100 is 7. */
export const rounded = (figure: number): number => Number(figure.toPrecision(15));

export const isCut = (cell: SheetCell): boolean =>
	typeof cell === 'string' && cell.length > LONGEST && cell.endsWith(CUT);

/** Writes records into cells; one for all the rows of a sheet. */
export class CellWriter {
	readonly #layout: Layout;
	readonly #lookups = new Map<string, Lookup>();

	constructor(layout: Layout) {
		this.#layout = layout;
	}

	lookup(list: string | undefined): Lookup {
		const name = list ?? '';
		if (!this.#lookups.has(name)) this.#lookups.set(name, new Lookup(this.#layout.lists[name] ?? []));
		return this.#lookups.get(name)!;
	}

	cellOf(row: AnyRow, column: SheetColumn): SheetCell {
		if (column.nature === 'id') return row.id;
		if (column.nature === 'owner') {
			const owner = ownerOf(row);
			return owner === null ? null : this.lookup('organisation').label(owner);
		}
		return this.contentCell(column, row[column.field!]);
	}

	/** A field's content as its column has it. */
	contentCell(column: SheetColumn, content: unknown): SheetCell {
		if (content === null || content === undefined || content === '') return null;
		const { nature, list, language } = column;
		if (nature === 'words' || nature === 'text') return written((content as Localised)[language!]);
		if (nature === 'one') return this.lookup(list).label(String(content));
		if (nature === 'many')
			return written(joinMembers((content as readonly string[]).map((id) => this.lookup(list).label(id))));
		if (nature === 'strings') return written(joinMembers(content as readonly string[]));
		if (nature === 'parent') {
			const { parent } = content as Place;
			return parent === null ? null : this.lookup(list).label(parent);
		}
		if (nature === 'boolean') return (content ? this.#layout.yes : this.#layout.no)[0] ?? String(content);
		if (nature === 'date') return isWholeDate(content) ? { date: content } : String(content);
		if (nature === 'json') return written(JSON.stringify(content));
		return typeof content === 'number' ? rounded(content) : written(String(content));
	}
}

/** What spreadsheets have days for: since the reform of the calendar that they begin with. */
const isWholeDate = (content: unknown): content is string =>
	typeof content === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(content) && content >= '1900-03-01';

/** A cell as words: to compare, to look up, to show where nothing better is known. */
export function cellText(cell: SheetCell): string {
	if (cell === null) return '';
	if (typeof cell !== 'object') return typeof cell === 'string' ? cleanWords(cell) : String(cell);
	return 'date' in cell ? cell.date : 'percent' in cell ? `${cell.percent} %` : cell.error;
}

export const isBlank = (cell: SheetCell | undefined): boolean =>
	cell === null || cell === undefined || (typeof cell === 'string' && cleanText(cell) === '');

/** Spaces that do not break, and those without width, around words are none. */
export const cleanText = (text: string): string =>
	cleanWords(text).replace(/^[\s\u00a0\u200b\ufeff]+|[\s\u00a0\u200b\ufeff]+$/gu, '');
