// What a sheet said when it left, a few signs for each cell: with them what comes back is compared with what left, and not only with what
// stands here. They stand in a sheet of their own, hidden; of what was taken out of the file before it was passed on they tell nothing.
import type { AnyRow } from '#lib/domain/kind.ts';
import { fnv1a } from '../fnv1a.ts';
import { cellText, cleanText, type SheetCell } from './cell.ts';
import type { Sheet, SheetRow } from './header.ts';
import type { Layout, Nature, SheetColumn } from './layout.ts';
import { splitMembers } from './listed.ts';

/** From where a file left, and when. */
export interface Departure {
	readonly workspace: string;
	/** ISO 8601, in UTC. */
	readonly moment: string;
}

/** What a file says of how it left: plain data, that a worker can take. */
export interface Departed extends Pick<Departure, 'moment'> {
	/** Of what the signs of each line are, in their order. */
	readonly keys: readonly string[];
	/** Signs by id. */
	readonly prints: ReadonlyMap<string, string>;
}

/** What the hidden sheet is called. */
export const PRINTS_SHEET = 'Rumb';
const MARKER = 'Rumb sheet 1';
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Signs for one cell, of six bits each. */
const LENGTH = 5;

/** FNV-1a, its bits mixed once more. */
export function printOf(text: string): string {
	let hash = fnv1a(text);
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	let print = '';
	for (let at = 0; at < LENGTH; at++) print += ALPHABET[(hash >>> (at * 6)) & 63];
	return print;
}

/** Cells that name things are called otherwise in another language, and after something was renamed: what they mean has signs too. */
const NAMING: ReadonlySet<Nature> = new Set(['one', 'many', 'boolean']);
const meaningKey = ({ key }: SheetColumn) => `${key}=`;

/** A cell as it is whichever program has saved it. */
function plainCell(cell: SheetCell, { nature }: SheetColumn): string {
	if (nature === 'number' && typeof cell === 'object' && cell && 'percent' in cell)
		return String(cell.percent);
	const text = cleanText(cellText(cell));
	return nature === 'many' || nature === 'strings' ? splitMembers(text).sort().join('\n') : text;
}

/** Most noughts that a code is known to have lost. */
const MOST_NOUGHTS = 8;
const FIGURES: ReadonlySet<Nature> = new Set(['number', 'year', 'date']);

/** What a cell may have said before it was taken for a number: a code loses the noughts that it begins with, and never gains any. */
function* plainForms(cell: SheetCell, column: SheetColumn): Generator<string> {
	const plain = plainCell(cell, column);
	yield plain;
	if (!/^(?:0|[1-9]\d*)$/u.test(plain) || FIGURES.has(column.nature)) return;
	for (let count = 1; count <= MOST_NOUGHTS; count++) yield '0'.repeat(count) + plain;
}

const plainMeaning = (content: unknown): string =>
	Array.isArray(content) ? [...(content as string[])].sort().join('\n') : String(content ?? '');

/** The signs of a line, and those by which they are known to be its own. */
const sealed = (id: string, prints: string) => prints + printOf(id + prints);

/** The rows of the hidden sheet. */
export function printRows(
	layout: Layout,
	rows: readonly AnyRow[],
	cells: readonly (readonly SheetCell[])[],
	{ workspace, moment }: Departure,
): string[][] {
	const columns = layout.columns
		.map((column, at) => ({ column, at }))
		.filter(({ column }) => column.nature !== 'id');
	const naming = columns.filter(({ column }) => NAMING.has(column.nature));
	const keys = [
		...columns.map(({ column }) => column.key),
		...naming.map(({ column }) => meaningKey(column)),
	];
	const lines = rows.map((row, line) => {
		const said = columns.map(({ column, at }) => printOf(plainCell(cells[line]![at]!, column)));
		const meant = naming.map(({ column }) => printOf(plainMeaning(row[column.field!])));
		return [row.id, sealed(row.id, [...said, ...meant].join(''))];
	});
	return [[MARKER, layout.kind, moment, workspace, keys.join(' ')], ...lines];
}

/**
 * Takes the hidden sheet from among a file's sheets. Where it is missing or damaged, or is of other records than these, the file says
 * nothing of how it left.
 */
export function takeDeparture(
	sheets: readonly Sheet[],
	here: { readonly kind: string; readonly workspace: string },
): { sheets: Sheet[]; departed: Departed | null } {
	const isMarked = ({ cells }: SheetRow) => cells[0] === MARKER;
	const [ours, others] = [
		sheets.filter(({ rows }) => rows.some(isMarked)),
		sheets.filter(({ rows }) => !rows.some(isMarked)),
	];
	// Of several that were put into one file nobody knows which line came with which.
	const rows = ours.length === 1 ? ours[0]!.rows : [];
	const [, kind, moment, workspace, keys] = rows.find(isMarked)?.cells.map(cellText) ?? [];
	if (kind !== here.kind || workspace !== here.workspace || !keys || Number.isNaN(Date.parse(moment ?? '')))
		return { sheets: others, departed: null };
	const prints = new Map<string, string>();
	for (const { cells } of rows) {
		const [id, signs] = [cellText(cells[0] ?? null), cellText(cells[1] ?? null)];
		const own = signs.slice(0, -LENGTH);
		if (signs === sealed(id, own)) prints.set(id, own);
	}
	return { sheets: others, departed: { moment: moment!, keys: keys.split(' '), prints } };
}

/** What each cell of a sheet said when it left. Of what it does not know it says neither that it is as it was nor that it is not. */
export class Fingerprints {
	readonly #prints: ReadonlyMap<string, string>;
	readonly #places: ReadonlyMap<string, number>;

	constructor(departed: Departed | null) {
		this.#prints = departed?.prints ?? new Map();
		this.#places = new Map(departed?.keys.map((key, at) => [key, at * LENGTH]));
	}

	#said(id: string, key: string): string | null {
		const at = this.#places.get(key);
		if (at === undefined) return null;
		const print = this.#prints.get(id)?.slice(at, at + LENGTH) ?? '';
		return print.length === LENGTH ? print : null;
	}

	/** Whether a cell says what it said when it left. */
	isUnedited(id: string, column: SheetColumn, cell: SheetCell): boolean {
		const said = this.#said(id, column.key);
		if (said === null) return false;
		for (const form of plainForms(cell, column)) if (said === printOf(form)) return true;
		return false;
	}

	/** The same of what it means, in whatever form; `written` is how that would be written. */
	meansAsBefore(id: string, column: SheetColumn, content: unknown, written: SheetCell): boolean {
		const meant = this.#said(id, meaningKey(column));
		return meant === null ? this.isUnedited(id, column, written) : meant === printOf(plainMeaning(content));
	}

	/** Whether something else stands here than when the sheet left; `written` is how what stands would be written. */
	isChangedHere(id: string, column: SheetColumn, content: unknown, written: SheetCell): boolean {
		const said = this.#said(id, column.key);
		if (said === null) return false;
		const meant = this.#said(id, meaningKey(column));
		return meant === null
			? said !== printOf(plainCell(written, column))
			: meant !== printOf(plainMeaning(content));
	}
}
