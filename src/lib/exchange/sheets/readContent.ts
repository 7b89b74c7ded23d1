import { type DecimalMark, readFigure } from '#lib/domain/observatoryNumbers.ts';
import { nameKey } from '#lib/domain/observatoryNames.ts';
import { cellText, type CellWriter, cleanText, type SheetCell } from './cell.ts';
import { type DayOrder, dateOfSerial, readDateText } from './dateWords.ts';
import type { Layout, SheetColumn } from './layout.ts';
import { splitMembers } from './listed.ts';

/** Why a cell is not taken, in a code that the screen has a sentence for. */
export type CellRefusal =
	| 'error-cell'
	| 'no-result'
	| 'no-number'
	| 'unclear-number'
	| 'no-date'
	| 'unclear-date'
	| 'no-year'
	| 'no-boolean'
	| 'date-in-words'
	| 'unknown-name'
	| 'several-names'
	| 'turned-off';

export type CellReading =
	{ content: unknown } | { refusal: CellRefusal; told: string; name?: string; meant?: readonly string[] };

/** What is known of a sheet beside the one cell. */
export interface CellContext {
	readonly layout: Layout;
	readonly writer: CellWriter;
	readonly is1904: boolean;
	/** By column key. */
	readonly marks: ReadonlyMap<string, DecimalMark | null>;
	readonly orders: ReadonlyMap<string, DayOrder | 'mixed' | null>;
	/** What the reader says that a name means: `list` + name → id; '' for none of them, which is then left out. */
	readonly choices: Readonly<Record<string, string>>;
}

export const choiceKey = (list: string, name: string): string => `${list}|${nameKey(name)}`;

/** What a cell that is not blank says in its column. */
export function readContent(cell: SheetCell, column: SheetColumn, context: CellContext): CellReading {
	const told = cleanText(cellText(cell));
	const refused = (refusal: CellRefusal): CellReading => ({ refusal, told });
	if (typeof cell === 'object' && cell && 'error' in cell)
		return refused(cell.error === '=' ? 'no-result' : 'error-cell');
	switch (column.nature) {
		case 'number':
			return readNumberCell(cell, told, context.marks.get(column.key) ?? null);
		case 'date':
			return readDateCell(cell, told, context, column.key);
		case 'year': {
			const year = typeof cell === 'object' && cell && 'date' in cell ? cell.date.slice(0, 4) : told;
			return /^\d{4}$/u.test(year) ? { content: Number(year) } : refused('no-year');
		}
		case 'boolean':
			return readBoolean(cell, told, context.layout);
		case 'one': {
			const [reading] = readNames([told], column.list!, context);
			return reading ?? refused('turned-off');
		}
		case 'many':
			return readMembers(told, column.list!, context);
		case 'strings':
			return membersOr(refused('turned-off'), splitMembers(told));
		default:
			// A spreadsheet that takes 3/4 for the third of April has lost what was typed.
			return typeof cell === 'object' && cell && 'date' in cell
				? refused('date-in-words')
				: { content: told };
	}
}

/** Signs beside a figure that say what everybody knows of its column. */
const UNITS = /\s*(?:€|eur|euros?|%)\s*/giu;

function readNumberCell(cell: SheetCell, told: string, mark: DecimalMark | null): CellReading {
	if (typeof cell === 'number') return { content: cell };
	if (typeof cell === 'object' && cell && 'percent' in cell) return { content: cell.percent };
	if (typeof cell !== 'string') return { refusal: 'no-number', told };
	const figure = readFigure(told.replace(UNITS, ''), mark);
	if (figure === null || !Number.isFinite(figure))
		return { refusal: figure === null ? 'no-number' : 'unclear-number', told };
	return figure === 'unclear' ? { refusal: 'unclear-number', told } : { content: figure };
}

function readDateCell(cell: SheetCell, told: string, context: CellContext, key: string): CellReading {
	if (typeof cell === 'object' && cell && 'date' in cell) return { content: cell.date };
	const isSerial = typeof cell === 'number' ? cell >= 3000 : /^\d{5}(?:[.,]\d+)?$/u.test(told);
	const serial = isSerial ? dateOfSerial(Number(told.replace(',', '.')), context.is1904) : null;
	if (serial) return { content: serial };
	const reading = readDateText(told, context.orders.get(key) ?? null);
	if (reading === 'unclear') return { refusal: 'unclear-date', told };
	return reading ? { content: reading.date } : { refusal: 'no-date', told };
}

function readBoolean(cell: SheetCell, told: string, { yes, no }: Layout): CellReading {
	if (typeof cell === 'boolean') return { content: cell };
	const key = nameKey(told);
	const isOne = (words: readonly string[]) => words.some((word) => nameKey(word) === key);
	if (isOne(yes) || key === '1' || key === 'x' || key === 'true') return { content: true };
	if (isOne(no) || key === '0' || key === 'false') return { content: false };
	return { refusal: 'no-boolean', told };
}

/** What each name means; of those of which the reader said that they mean nothing here, nothing. */
function readNames(names: readonly string[], list: string, { writer, choices }: CellContext): CellReading[] {
	const lookup = writer.lookup(list);
	return names.flatMap((name): CellReading[] => {
		const chosen = choices[choiceKey(list, name)];
		if (chosen !== undefined) return chosen ? [{ content: chosen }] : [];
		const meant = lookup.meant(name);
		if (meant.length === 1) return [{ content: meant[0] }];
		const refusal = meant.length === 0 ? 'unknown-name' : 'several-names';
		return [{ refusal, told: name, name, meant }];
	});
}

function readMembers(told: string, list: string, context: CellContext): CellReading {
	const members = splitMembers(told);
	// Names may have commas in them; where none of them is known whole, a comma is what separates.
	const names =
		members.length === 1 &&
		context.writer.lookup(list).meant(told).length === 0 &&
		context.choices[choiceKey(list, told)] === undefined
			? commaSeparated(told, list, context)
			: members;
	const readings = readNames(names, list, context);
	const refused = readings.find((reading) => 'refusal' in reading);
	if (refused) return refused;
	const ids = readings.map((reading) => (reading as { content: string }).content);
	return membersOr({ refusal: 'turned-off', told }, [...new Set(ids)]);
}

/** A cell that names nothing is as good as blank: it never empties a set. */
const membersOr = (nothing: CellReading, members: readonly string[]): CellReading =>
	members.length > 0 ? { content: members } : nothing;

function commaSeparated(told: string, list: string, { writer }: CellContext): readonly string[] {
	const parts = told.split(',').map((part) => part.trim());
	return parts.every((part) => writer.lookup(list).meant(part).length === 1) ? parts : [told];
}
