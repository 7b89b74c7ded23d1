import type { indicatorTarget } from './indicatorTarget.ts';
import type { indicatorValue } from './indicatorValue.ts';
import type { RowOf } from './kind.ts';
import type { Language, Localised } from './language.ts';
import { ownerOf } from './owner.ts';

export type ValueRow = RowOf<typeof indicatorValue>;
export type TargetRow = RowOf<typeof indicatorTarget>;
export const ROLL_UPS = ['sum', 'latest', 'average', 'highest', 'none'] as const;
export type RollUp = (typeof ROLL_UPS)[number];

/** What stands in one cell: no data, not applicable and zero are three different things. */
export type Standing =
	| { readonly state: 'none' }
	| { readonly state: 'notApplicable'; readonly row: ValueRow }
	| { readonly state: 'words'; readonly row: ValueRow; readonly words: Localised }
	| { readonly state: 'value'; readonly row: ValueRow; readonly value: number };

const hasWords = (words: Localised) => Object.values(words).some(Boolean);

/** What one record says; nothing filled in is no data. */
export function standingOfValue(row: ValueRow | undefined): Standing {
	if (!row) return { state: 'none' };
	if (row.notApplicable) return { state: 'notApplicable', row };
	// What a share was counted of goes first: a percentage beside it may be from before it was corrected.
	if (row.numerator !== null && row.denominator)
		return { state: 'value', row, value: (100 * row.numerator) / row.denominator };
	if (row.value !== null) return { state: 'value', row, value: row.value };
	return hasWords(row.words) ? { state: 'words', row, words: row.words } : { state: 'none' };
}

export interface Entered {
	readonly standing: Standing;
	/** What others say of the same: shown beside it where it differs. */
	readonly others: readonly ValueRow[];
}

const timeOf = (row: ValueRow) =>
	Math.max(row.created?.time ?? 0, ...Object.values(row.edited).map(({ time }) => time));

/**
 * What was entered for one year, for all or for one member. Several organisations may have entered it: what a council says of itself
 * goes first, then what was set last.
 * @param rows of one indicator or of several that are one computation
 */
export function enteredFor(
	rows: readonly ValueRow[],
	{
		year,
		dimension = null,
		member = null,
	}: { year: number; dimension?: string | null; member?: string | null },
): Entered {
	const own = rows
		.filter(
			(row) =>
				row.year === year &&
				(row.dimension ?? null) === dimension &&
				(row.member ?? null) === member &&
				standingOfValue(row).state !== 'none',
		)
		.sort(
			(one, other) =>
				Number(ownerOf(other) === member) - Number(ownerOf(one) === member) ||
				timeOf(other) - timeOf(one) ||
				(one.id < other.id ? -1 : 1),
		);
	const [first, ...others] = own;
	return { standing: standingOfValue(first), others };
}

/** Those of the others that do not say the same, whatever they say: a figure, words, or that it does not apply. */
export function sayingOther({ standing, others }: Entered): ValueRow[] {
	const sameWords = (one: Localised, other: Localised) =>
		[...Object.keys(one), ...Object.keys(other)].every(
			(language) => (one[language as Language] || '') === (other[language as Language] || ''),
		);
	return others.filter((other) => {
		const said = standingOfValue(other);
		if (said.state === 'value' && standing.state === 'value') return disagrees(said.value, standing.value);
		if (said.state === 'words' && standing.state === 'words') return !sameWords(said.words, standing.words);
		return said.state !== standing.state;
	});
}

/** Where nobody declared how values come together, their kind of measure says it: shares and scores are not added up. */
const DECLARED: Readonly<Record<string, RollUp>> = {
	count: 'sum',
	amount: 'sum',
	percent: 'average',
	milestone: 'highest',
	score: 'average',
	qualitative: 'none',
};

export function rollUpOf(row: { rollUp: string | null; measure: string | null }): {
	rollUp: RollUp;
	declared: boolean;
} {
	const declared = ROLL_UPS.find((rule) => rule === row.rollUp);
	return declared
		? { rollUp: declared, declared: true }
		: { rollUp: DECLARED[row.measure ?? ''] ?? 'none', declared: false };
}

export interface RolledUp {
	readonly value: number | null;
	/** How many cells gave a value, of how many to which it applies: what is missing is told, never taken for zero. */
	readonly given: number;
	readonly asked: number;
}

/** A cell, or what several cells of the same year have come to already. */
export type Cell = Standing | { readonly state: 'value'; readonly row: null; readonly value: number };

/**
 * Brings cells together, in the order in which they stand. Cells without data are left out and told; those to which it does not apply
 * are not asked. An average of shares is taken over what they were counted of, where every one of them says that.
 */
export function rollUp(rule: RollUp, cells: readonly Cell[]): RolledUp {
	const asked = cells.filter(({ state }) => state !== 'notApplicable');
	const given = asked.filter((cell) => cell.state === 'value');
	const counts = { given: given.length, asked: asked.length };
	if (given.length === 0 || rule === 'none') return { value: null, ...counts };
	const values = given.map(({ value }) => value);
	if (rule === 'latest') return { value: values.at(-1)!, ...counts };
	if (rule === 'highest') return { value: Math.max(...values), ...counts };
	const sum = (numbers: readonly number[]) =>
		Math.round(numbers.reduce((total, each) => total + each, 0) * 1e6) / 1e6;
	if (rule === 'sum') return { value: sum(values), ...counts };
	const shares = given.every(({ row }) => row !== null && row.numerator !== null && Boolean(row.denominator));
	const value = shares
		? (100 * sum(given.map(({ row }) => row!.numerator!))) / sum(given.map(({ row }) => row!.denominator!))
		: sum(values) / values.length;
	return { value, ...counts };
}

/** Whether what somebody entered is another figure than what the log gives; a fraction that no reader sees makes no difference. */
export function disagrees(entered: number, computed: number | null): boolean {
	return computed !== null && Math.abs(entered - computed) > 0.005;
}

/** What is to be reached by a year: what was agreed for it, else the indicator's own target where it is for that year. */
export function targetFor(
	row: { target: number | null; targetYear: number | null },
	targets: readonly TargetRow[],
	year: number,
): number | null {
	const own = targets.filter((target) => target.year === year).at(-1);
	return own?.value ?? (row.targetYear === year ? row.target : null);
}
