// What a sheet would change, line by line. Nothing is written; a blank never empties anything.
// Where the file says how it left, what was not edited in it is left alone, and what was changed here as well is told apart.
import type { AnyRow, Contents } from '#lib/domain/kind.ts';
import type { Localised } from '#lib/domain/language.ts';
import { nameKey } from '#lib/domain/observatoryNames.ts';
import { decimalMarkOf } from '#lib/domain/observatoryNumbers.ts';
import { newRecordId } from '#lib/domain/recordId.ts';
import { Alike, type GivenCell } from './alike.ts';
import { cellText, CellWriter, cleanText, isBlank, isCut, LONGEST_READ, type SheetCell } from './cell.ts';
import { orderOf } from './dateWords.ts';
import { Fingerprints } from './fingerprints.ts';
import type { SheetRow } from './header.ts';
import type { SheetColumn } from './layout.ts';
import { type CellContext, readContent } from './readContent.ts';
import { wholeRowRefusal } from './rowRefusal.ts';
import { isSame, isSameContent } from './sameness.ts';
import type { OpenName, PlanTask, SheetChange, SheetLine, SheetPlan, TextChange } from './sheetPlan.ts';

export function planSheet(
	task: PlanTask,
	known: readonly AnyRow[],
	report = (_done: number, _all: number) => {},
): SheetPlan {
	const planner = new Planner(task, known);
	const body = task.sheet.rows.slice(task.begins);
	const lines: SheetLine[] = [];
	for (const [at, row] of body.entries()) {
		const line = planner.read(row);
		if (line) lines.push(line);
		if (at % 500 === 0) report(at, body.length);
	}
	const refusals = new Set(lines.map(({ refusal }) => refusal));
	return {
		lines,
		openNames: [...planner.openNames.values()],
		unclearFigures: refusals.has('unclear-number'),
	};
}

interface Mapped {
	readonly column: SheetColumn;
	readonly at: number;
}

class Planner {
	readonly openNames = new Map<string, OpenName>();
	readonly #task: PlanTask;
	readonly #prints: Fingerprints;
	readonly #alike: Alike;
	readonly #context: CellContext;
	readonly #mapped: Mapped[];
	readonly #known: ReadonlyMap<string, AnyRow>;
	readonly #ids: ReadonlyMap<string, number>;

	constructor(task: PlanTask, known: readonly AnyRow[]) {
		this.#task = task;
		this.#prints = new Fingerprints(task.departed);
		const columns = new Map(task.layout.columns.map((column) => [column.key, column]));
		this.#mapped = task.mapping.flatMap((key, at) =>
			columns.has(key) ? { column: columns.get(key)!, at } : [],
		);
		this.#known = new Map(known.map((row) => [row.id, row]));
		const body = task.sheet.rows.slice(task.begins);
		const ids = this.#mapped.find(({ column }) => column.nature === 'id');
		const counts = new Map<string, number>();
		for (const { cells } of ids ? body : []) {
			const id = cleanText(cellText(cells[ids!.at] ?? null));
			if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
		}
		this.#ids = counts;
		this.#context = { ...readingOf(task, this.#mapped, body), writer: new CellWriter(task.layout) };
		this.#alike = new Alike(this.#context, known);
	}

	read(row: SheetRow): SheetLine | null {
		const given = this.#mapped.flatMap(({ column, at }) => {
			const cell = row.cells[at] ?? null;
			return isBlank(cell) ? [] : [{ column, cell }];
		});
		if (given.length === 0) return null;
		const id = cleanText(cellText(given.find(({ column }) => column.nature === 'id')?.cell ?? null));
		const first = given.find(({ column }) => column.nature !== 'id') ?? given[0]!;
		const planned = this.#task.made?.[row.line];
		const stands = this.#known.get(id || (planned ?? ''));
		const name = (stands && this.#nameOf(stands)) || cellText(first.cell).slice(0, 140);
		const about = { line: row.line, name, ...(id && { id }), changes: [] };
		// Also where it was retracted since, or is twice in the sheet: nobody asks for anything.
		if (id && given.length > 1 && given.every((one) => this.#isUnedited(id, one)))
			return { ...about, outcome: 'same', ...(!stands && { absent: true as const }) };
		const whole = wholeRowRefusal({
			given,
			row,
			id,
			known: this.#known.has(id),
			times: this.#ids.get(id) ?? 0,
		});
		if (whole) return { ...about, outcome: 'refused', refusal: whole };
		const made = id || stands ? { id: id || planned } : {};
		const compared = { ...about, ...made, ...this.#compare(given, stands) };
		return compared.outcome === 'new' ? { ...compared, id: planned ?? newRecordId() } : compared;
	}

	#compare(given: readonly GivenCell[], stands: AnyRow | undefined): Omit<SheetLine, 'line' | 'name'> {
		const { writer } = this.#context;
		if (!stands) {
			const same = this.#alike.find(given);
			if (same) return { outcome: 'same', id: same.id, changes: [] };
		}
		const changes: SheetChange[] = [];
		const left: string[] = [];
		const contents: Record<string, unknown> = {};
		const sets: Record<string, readonly string[]> = {};
		const texts: TextChange[] = [];
		for (const { column, cell } of given) {
			if (column.nature === 'id') continue;
			const before = stands ? writer.cellOf(stands, column) : null;
			if (isSame(cell, before) || (stands && this.#prints.isUnedited(stands.id, column, cell))) continue;
			if (column.readOnly) {
				left.push(column.key);
				continue;
			}
			if (typeof cell === 'string' && cell.length > LONGEST_READ)
				return { outcome: 'refused', refusal: 'too-long', about: [column.key], changes: [] };
			const reading = readContent(cell, column, this.#context);
			if ('refusal' in reading) {
				const { refusal, told } = reading;
				if (refusal === 'turned-off') continue;
				if (reading.name !== undefined) this.#ask(column.list!, reading.name, reading.meant ?? []);
				return { outcome: 'refused', refusal, told, about: [column.key], changes: [] };
			}
			const { content } = reading;
			const after = shownAs(writer, column, content);
			if (stands && isSameContent(column, content, stands[column.field!], before)) continue;
			if (stands && this.#prints.meansAsBefore(stands.id, column, content, after)) continue;
			if (isCut(before) || isCut(cell))
				return { outcome: 'refused', refusal: 'too-long', about: [column.key], changes: [] };
			put(contents, column, content);
			if (stands && (column.nature === 'many' || column.nature === 'strings'))
				sets[column.field!] = (stands[column.field!] ?? []) as string[];
			if (column.nature === 'text' && stands)
				texts.push({ field: column.field!, language: column.language!, words: content as string });
			const since =
				stands && this.#prints.isChangedHere(stands.id, column, stands[column.field!], before)
					? true
					: undefined;
			changes.push({ key: column.key, before, after, ...(since && { since }) });
		}
		const told = left.length > 0 ? { left } : {};
		if (!stands) {
			const missing = this.#missing(contents);
			if (missing.length > 0) return { outcome: 'refused', refusal: 'missing', about: missing, changes: [] };
			return { outcome: 'new', contents, changes, ...told };
		}
		if (changes.length === 0) return { outcome: 'same', changes, ...told };
		if (this.#task.closed.includes(stands.document))
			return { outcome: 'refused', refusal: 'not-yours', changes, ...told };
		for (const { field } of texts) delete contents[field];
		const outcome = changes.every(({ since }) => since) ? 'since' : 'changed';
		return { outcome, contents, sets, texts, changes, ...told };
	}

	#isUnedited(id: string, { column, cell }: GivenCell): boolean {
		return column.nature === 'id' || this.#prints.isUnedited(id, column, cell);
	}

	#missing(contents: Contents): string[] {
		const required = this.#task.layout.columns.filter((column) => column.required && !column.readOnly);
		return [...new Set(required.map(({ field }) => field!))].filter((field) => contents[field] === undefined);
	}

	#nameOf(row: AnyRow): string {
		const { layout } = this.#task;
		const words = layout.title.flatMap((field) => {
			const columns = layout.columns.filter((column) => column.field === field);
			return [...columns.filter(({ language }) => language === layout.language), ...columns];
		});
		const found = words.map((column) => cellText(this.#context.writer.cellOf(row, column))).find(Boolean);
		return (found ?? row.id).slice(0, 140);
	}

	#ask(list: string, name: string, meant: readonly string[]): void {
		const key = `${list}|${nameKey(name)}`;
		const lines = (this.openNames.get(key)?.lines ?? 0) + 1;
		this.openNames.set(key, { list, name, meant, lines });
	}
}

/** How the figures and dates of each column are to be read. */
function readingOf(
	task: PlanTask,
	mapped: readonly Mapped[],
	body: readonly SheetRow[],
): Omit<CellContext, 'writer'> {
	const textsOf = ({ at }: Mapped) =>
		body.flatMap(({ cells }) =>
			typeof cells[at] === 'string' && cells[at] ? [cells[at].replace(/[€%]/gu, '')] : [],
		);
	const figures = mapped.filter(({ column }) => column.nature === 'number');
	// Columns of one file were written by one hand: where a column does not tell itself, the others do.
	const shared = task.mark ?? decimalMarkOf(figures.flatMap(textsOf));
	const dates = mapped.filter(({ column }) => column.nature === 'date');
	return {
		layout: task.layout,
		is1904: task.sheet.is1904,
		choices: task.choices,
		marks: new Map(
			figures.map((one) => [one.column.key, task.mark ?? decimalMarkOf(textsOf(one)) ?? shared]),
		),
		orders: new Map(dates.map((one) => [one.column.key, orderOf(textsOf(one))])),
	};
}

function put(contents: Record<string, unknown>, { field, language }: SheetColumn, content: unknown): void {
	contents[field!] = language ? { ...(contents[field!] as Localised), [language]: content } : content;
}

const shownAs = (writer: CellWriter, column: SheetColumn, content: unknown): SheetCell =>
	writer.contentCell(column, column.language ? { [column.language]: content } : content);
