import type { RowOf } from './kind.ts';
import type { metropolisFact } from './metropolisFact.ts';

export type FactRow = RowOf<typeof metropolisFact>;

/** At most so many metropolises are compared at once: more is a list, not a comparison. */
export const MOST_COMPARED = 8;

const FIGURES = new Set(['population', 'municipalities', 'area', 'gdp', 'budget']);
const WORDS = new Set(['governance-model', 'competences']);

/** Whether facts of this sort are figures or words; null for one that a plan has added, which may be either. */
export function factNature(indicator: string): 'figure' | 'words' | null {
	return FIGURES.has(indicator) ? 'figure' : WORDS.has(indicator) ? 'words' : null;
}

/** Whether a record says anything: one without a figure and without words is no data. */
export function saysSomething(row: Pick<FactRow, 'value' | 'words'>): boolean {
	return typeof row.value === 'number' || Object.values(row.words ?? {}).some(Boolean);
}

/** The facts of a metropolis of one sort, the latest year first; what has no year comes last. */
export function factsAbout(rows: readonly FactRow[], metropolis: string, indicator: string): FactRow[] {
	return rows
		.filter((row) => row.metropolis === metropolis && row.indicator === indicator && saysSomething(row))
		.sort(
			(one, other) =>
				(other.year ?? -Infinity) - (one.year ?? -Infinity) ||
				// Of one year the shared plan's comes before an organisation's own.
				Number(other.document === 'plan') - Number(one.document === 'plan') ||
				(one.id < other.id ? -1 : 1),
		);
}

/** Where the facts of one sort stand in a table: metropolis → its facts, the latest first. */
export interface ComparedFact {
	readonly indicator: string;
	readonly facts: ReadonlyMap<string, readonly FactRow[]>;
}

/**
 * Facts side by side: one of each sort of the vocabulary, in its order, then those that no vocabulary names.
 * @param metropolises ids, in the order in which they are compared
 */
export function compareFacts(
	rows: readonly FactRow[],
	metropolises: readonly string[],
	vocabulary: readonly string[],
): ComparedFact[] {
	const others = [...new Set(rows.map(({ indicator }) => indicator ?? ''))]
		.filter((indicator) => indicator && !vocabulary.includes(indicator))
		.sort();
	return [...vocabulary, ...others].map((indicator) => ({
		indicator,
		facts: new Map(metropolises.map((id) => [id, factsAbout(rows, id, indicator)])),
	}));
}

/** One point of a trend. */
export interface YearFigure {
	readonly year: number;
	readonly value: number;
	readonly row: FactRow;
}

/** The figures of a sort that say their year, the earliest first, one a year. */
export function trendOf(facts: readonly FactRow[]): YearFigure[] {
	const byYear = new Map<number, YearFigure>();
	for (const row of facts)
		if (typeof row.year === 'number' && typeof row.value === 'number' && !byYear.has(row.year))
			byYear.set(row.year, { year: row.year, value: row.value, row });
	return [...byYear.values()].sort((one, other) => one.year - other.year);
}

/**
 * Which metropolises are compared before anybody has chosen: the plan's own, then those of which most is known.
 * @param metropolises in their order, the plan's own among them
 */
export function firstCompared(
	rows: readonly FactRow[],
	metropolises: readonly { id: string; home: boolean | null; relation: string | null }[],
	most = 5,
): string[] {
	const known = new Map<string, number>();
	for (const row of rows)
		if (row.metropolis && saysSomething(row)) known.set(row.metropolis, (known.get(row.metropolis) ?? 0) + 1);
	const rank = ({ id, home, relation }: (typeof metropolises)[number]) =>
		home ? Infinity : (known.get(id) ?? 0) * 2 + Number(relation === 'priority');
	return [...metropolises]
		.map((one, at) => ({ one, at }))
		.sort((a, b) => rank(b.one) - rank(a.one) || a.at - b.at)
		.slice(0, most)
		.map(({ one }) => one.id);
}
