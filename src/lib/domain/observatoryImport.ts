import type { Contents } from './kind.ts';
import { isLanguage, type Language, type Localised } from './language.ts';
import { factNature, type FactRow } from './observatoryFacts.ts';
import { hasBrackets, metropolisesCalled, type Named, Names, sortCalled } from './observatoryNames.ts';
import { type DecimalMark, decimalMarkOf, readFigure } from './observatoryNumbers.ts';

/** What a column of a table of facts holds. */
export const COLUMNS = [
	'metropolis',
	'indicator',
	'value',
	'year',
	'sourceWords',
	'link',
	'note',
	'language',
] as const;
export type ColumnName = (typeof COLUMNS)[number];

export interface ImportContext {
	readonly metropolises: readonly Named[];
	/** Sorts of facts, by code. */
	readonly indicators: readonly Named[];
	/** Headings of columns, in every language of the tool. */
	readonly columns: readonly Named[];
	readonly known: readonly FactRow[];
	/** Whether a record that is known may be changed from here. */
	readonly mayChange: (row: FactRow) => boolean;
	/** In which language the file's words are, where a line does not say so itself. */
	readonly language: Language;
	/** As the reader says; without it, as the file's own figures tell. */
	readonly decimalMark?: DecimalMark | null;
}

/** Why a line is not taken, in a code that the screen has a sentence for. */
export type Refusal =
	| 'no-metropolis'
	| 'unknown-metropolis'
	| 'several-metropolises'
	| 'no-indicator'
	| 'unknown-indicator'
	| 'other-unit'
	| 'no-value'
	| 'no-figure'
	| 'unclear-figure'
	| 'below-zero'
	| 'no-year'
	| 'bad-year'
	| 'no-source'
	| 'bad-link'
	| 'bad-language'
	| 'twice'
	| 'not-yours';

export interface ImportLine {
	readonly line: number;
	/** As the file has it. */
	readonly told: Readonly<Partial<Record<ColumnName, string>>>;
	readonly outcome: 'new' | 'changed' | 'same' | 'refused';
	readonly refusal?: Refusal;
	/** What would be written; of a change only what differs. */
	readonly contents?: Contents;
	/** What stands there, where it would change. */
	readonly row?: FactRow;
	readonly metropolis?: string;
	readonly indicator?: string;
	/** Sorts of facts that its name is nearly that of, where the unit is another one. */
	readonly expected?: readonly string[];
}

/** A heading that would be known if it were not for what stands in its brackets: nothing in it is read, as it may be another unit. */
export interface OtherUnit {
	readonly heading: string;
	/** What was expected: a column of figures, or one of these sorts of facts. */
	readonly column?: ColumnName;
	readonly expected?: readonly string[];
}

export interface ImportPlan {
	readonly lines: readonly ImportLine[];
	/** Columns that are needed and not there: then there are no lines. */
	readonly missing: readonly ColumnName[];
	/** Headings that say nothing that is known, and are left out. */
	readonly ignored: readonly string[];
	/** Headings that name another unit than the one in which facts are kept. */
	readonly otherUnits: readonly OtherUnit[];
	/** Whether figures can be read in two ways, so that the reader has to say which. */
	readonly needsMark: boolean;
	readonly decimalMark: DecimalMark | null;
}

const isInWords = (indicator: string) => factNature(indicator) === 'words';

/** What a heading names. Brackets are passed over where they can say no unit. */
function readHeading(name: string, columns: Names, sorts: Names) {
	const [whole] = columns.called(name);
	const [alike] = whole ? [] : columns.alike(name);
	const column = (whole ?? (alike === 'value' && hasBrackets(name) ? undefined : alike)) as
		ColumnName | undefined;
	const found = column ? {} : sortCalled(sorts, name, isInWords);
	const isValue = !column && !found.indicator && alike === 'value';
	const otherUnit: OtherUnit | null = isValue
		? { heading: name, column: 'value' }
		: found.expected
			? { heading: name, expected: found.expected }
			: null;
	return { name, column, indicator: found.indicator, otherUnit };
}

/**
 * What a table would change: one line a fact, or, where headings name sorts of facts, one line a metropolis and year with a
 * column each. Nothing is written; a blank never empties anything.
 */
export function planImport(
	rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
	context: ImportContext,
): ImportPlan {
	const [head, ...body] = rows;
	const columns = new Names(context.columns);
	const sorts = new Names(context.indicators);
	const headings = (head?.cells ?? []).map((name) => readHeading(name, columns, sorts));
	const has = (column: ColumnName) => headings.some((heading) => heading.column === column);
	const wide = headings.some(({ indicator, otherUnit }) => indicator || otherUnit?.expected);
	const needed: ColumnName[] = [
		'metropolis',
		...(wide ? [] : (['indicator', 'value'] as const)),
		'year',
		'sourceWords',
	];
	const missing = needed.filter((column) => !has(column));
	const ignored = headings
		.filter(({ name, column, indicator, otherUnit }) => name && !column && !indicator && !otherUnit)
		.map(({ name }) => name);
	const otherUnits = headings.flatMap(({ otherUnit }) => otherUnit ?? []);
	if (missing.length > 0)
		return { lines: [], missing, ignored, otherUnits, needsMark: false, decimalMark: null };

	const told = body.flatMap(({ line, cells }) => {
		const shared: Partial<Record<ColumnName, string>> = {};
		for (const [at, { column }] of headings.entries()) if (column) shared[column] ??= cells[at] ?? '';
		const own = shared.indicator || shared.value ? [{ line, told: shared }] : [];
		const columns = headings.flatMap(({ name, indicator }, at) =>
			indicator && cells[at] ? [{ line, told: { ...shared, indicator: name, value: cells[at] } }] : [],
		);
		// A line of the template that nobody has filled in says nothing.
		const isBlank = !shared.value && !shared.year && !shared.sourceWords;
		return wide ? [...own, ...columns] : isBlank ? [] : [{ line, told: shared }];
	});
	const isFigure = (name: string) => !isInWords(sortCalled(sorts, name, isInWords).indicator ?? '');
	const figures = told
		.filter(({ told: { indicator = '' } }) => isFigure(indicator))
		.map(({ told: { value = '' } }) => value);
	const decimalMark = context.decimalMark ?? decimalMarkOf(figures);
	const reader = new LineReader(context, decimalMark, sorts);
	const lines = told.map(({ line, told: cells }) => ({ line, told: cells, ...reader.read(cells) }));
	const needsMark = figures.some((figure) => readFigure(figure, null) === 'unclear');
	return { lines, missing, ignored, otherUnits, needsMark, decimalMark };
}

type Outcome = Omit<ImportLine, 'line' | 'told'>;

class LineReader {
	readonly #context: ImportContext;
	readonly #mark: DecimalMark | null;
	readonly #sorts: Names;
	readonly #metropolises: Names;
	readonly #seen = new Set<string>();

	constructor(context: ImportContext, mark: DecimalMark | null, sorts: Names) {
		this.#context = context;
		this.#mark = mark;
		this.#sorts = sorts;
		this.#metropolises = new Names(context.metropolises);
	}

	read(told: ImportLine['told']): Outcome {
		const refused = (refusal: Refusal, more: Partial<Outcome> = {}): Outcome => ({
			outcome: 'refused',
			refusal,
			...more,
		});
		if (!told.metropolis) return refused('no-metropolis');
		const metropolises = [...metropolisesCalled(this.#metropolises, told.metropolis)];
		if (metropolises.length !== 1)
			return refused(metropolises.length > 1 ? 'several-metropolises' : 'unknown-metropolis');
		const metropolis = metropolises[0]!;
		if (!told.indicator) return refused('no-indicator', { metropolis });
		const { indicator, expected } = sortCalled(this.#sorts, told.indicator, isInWords);
		if (expected) return refused('other-unit', { metropolis, expected });
		if (!indicator) return refused('unknown-indicator', { metropolis });
		const named = { metropolis, indicator };
		const language = told.language?.toLowerCase() || this.#context.language;
		if (!isLanguage(language)) return refused('bad-language', named);
		const content = this.#readContent(indicator, told.value ?? '', language);
		if (typeof content === 'string') return refused(content, named);
		if (!told.year) return refused('no-year', named);
		const year = /^\d{4}$/u.test(told.year) ? Number(told.year) : Number.NaN;
		if (!(year >= 1800 && year <= 2100)) return refused('bad-year', named);
		if (!told.sourceWords) return refused('no-source', named);
		if (told.link && !/^https?:\/\/\S+$/iu.test(told.link)) return refused('bad-link', named);
		const key = `${metropolis}/${indicator}/${year}`;
		if (this.#seen.has(key)) return refused('twice', named);
		this.#seen.add(key);
		return { ...named, ...this.#compare({ ...named, year, ...content, ...this.#besides(told, language) }) };
	}

	#readContent(indicator: string, told: string, language: Language): Contents | Refusal {
		if (!told) return 'no-value';
		const nature = factNature(indicator);
		const words = { words: { [language]: told } };
		if (nature === 'words') return words;
		const figure = readFigure(told, this.#mark);
		if (figure === 'unclear') return 'unclear-figure';
		if (figure === null) return nature === 'figure' ? 'no-figure' : words;
		return figure < 0 && nature === 'figure' ? 'below-zero' : { value: figure };
	}

	#besides(told: ImportLine['told'], language: Language): Contents {
		return {
			sourceWords: told.sourceWords,
			...(told.link && { link: told.link }),
			...(told.note && { note: { [language]: told.note } }),
		};
	}

	/** Against what is known of the same metropolis, sort and year. */
	#compare(contents: Contents): Outcome {
		const same = this.#context.known.filter(
			(row) =>
				row.metropolis === contents.metropolis &&
				row.indicator === contents.indicator &&
				row.year === contents.year,
		);
		const differing = same.map((row) => ({ row, changes: changesIn(row, contents) }));
		if (differing.some(({ changes }) => Object.keys(changes).length === 0)) return { outcome: 'same' };
		const own = differing.find(({ row }) => this.#context.mayChange(row));
		if (own) return { outcome: 'changed', row: own.row, contents: own.changes };
		if (differing[0]) return { outcome: 'refused', refusal: 'not-yours', row: differing[0].row };
		return { outcome: 'new', contents };
	}
}

/** A table keeps neither spaces around words nor two kinds of line ends. */
const asRead = (content: unknown) =>
	typeof content === 'string' ? content.replace(/\r\n?/gu, '\n').trim() : content;

/** What a line says otherwise than a record. */
function changesIn(row: FactRow, contents: Contents): Contents {
	return Object.fromEntries(
		Object.entries(contents).filter(([field, content]) => {
			const stands = row[field as keyof FactRow];
			if (!content || typeof content !== 'object') return content !== asRead(stands);
			const [language, words] = Object.entries(content)[0]!;
			return words !== asRead((stands as Localised | null)?.[language as Language]);
		}),
	);
}
