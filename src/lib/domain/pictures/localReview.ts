import type { GoalFigure, Missing } from './goalView.ts';
import { isNamed } from './goalView.ts';

/** A row of the first table of a voluntary local review: one goal, with what stands behind it by name. */
export interface ReviewGoal {
	readonly goal: number;
	readonly name: string;
	readonly entries: number;
	readonly last: string | null;
	readonly actions: readonly string[];
	readonly indicators: readonly string[];
	readonly principles: readonly string[];
	/** Codes of the targets that anything names, and of those that nothing does. */
	readonly targets: readonly string[];
	readonly targetsWithout: readonly string[];
	readonly missing: readonly Missing[];
}

/** A row of the second table: one target of the 2030 Agenda. */
export interface ReviewTarget {
	readonly goal: number;
	readonly target: string;
	readonly actions: readonly string[];
	readonly indicators: readonly string[];
	readonly principles: readonly string[];
	readonly missing: readonly Missing[];
}

/** What an indicator lacks to tell progress. */
export type MissingFigure = 'baseline' | 'aim' | 'value';

/** A row of the third: what one indicator says for one target that it speaks to. */
export interface ReviewIndicator {
	readonly goal: number;
	readonly target: string;
	readonly indicator: string;
	readonly status: string | null;
	readonly unit: string | null;
	readonly baseline: number | null;
	readonly baselineYear: number | null;
	readonly aim: number | null;
	readonly aimYear: number | null;
	/** The newest that is known: given by hand, else computed. */
	readonly value: number | null;
	readonly valueYear: number | null;
	readonly measures: readonly string[];
	readonly missing: readonly MissingFigure[];
}

export interface LocalReview {
	readonly goals: readonly ReviewGoal[];
	readonly targets: readonly ReviewTarget[];
	readonly indicators: readonly ReviewIndicator[];
}

export interface ReviewedIndicator {
	readonly id: string;
	readonly status: string | null;
	readonly unit: string | null;
	readonly baseline: number | null;
	readonly baselineYear: number | null;
	readonly target: number | null;
	readonly targetYear: number | null;
	readonly action: string | null;
	readonly expectedResult: string | null;
}

export interface ReviewWords {
	/** How a goal, an action, an expected result, an indicator or a principle is called. */
	readonly nameOf: (id: string) => string;
	/** Goals of which every target is listed; of the others only the targets that anything names. */
	readonly wholeGoals?: readonly number[];
	/** The newest value of an indicator, and of which year. */
	readonly latestOf?: (id: string) => { readonly value: number; readonly year: number } | null;
}

/**
 * The tables that a voluntary local review of the 2030 Agenda needs, from what is known: goals, targets, indicators. What nobody
 * has given is null or an empty list, never zero, and is named under `missing`.
 */
export function localReview(
	figures: readonly GoalFigure[],
	indicators: readonly ReviewedIndicator[],
	{ nameOf, wholeGoals, latestOf = () => null }: ReviewWords,
): LocalReview {
	const byId = new Map(indicators.map((row) => [row.id, row]));
	const names = (ids: readonly string[]) => ids.map(nameOf);
	const isWhole = (number: number) => !wholeGoals || wholeGoals.includes(number);
	const listed = figures.map((figure) => ({
		...figure,
		named: figure.targets.filter(isNamed),
	}));
	return {
		goals: listed.map((figure) => ({
			goal: figure.number,
			name: nameOf(figure.id),
			entries: figure.entries,
			last: figure.last,
			actions: names([...figure.tagged, ...figure.measured]),
			indicators: names(figure.indicators),
			principles: names(figure.principles),
			targets: figure.named.map(({ code }) => code),
			targetsWithout: figure.targets.filter((target) => !isNamed(target)).map(({ code }) => code),
			missing: figure.missing,
		})),
		targets: listed.flatMap(({ number, targets, named }) =>
			(isWhole(number) ? targets : named).map((target) => ({
				goal: number,
				target: target.code,
				actions: names([...target.tagged, ...target.measured]),
				indicators: names(target.indicators),
				principles: names(target.principles),
				missing: target.missing,
			})),
		),
		indicators: listed.flatMap(({ number, named }) =>
			named.flatMap(({ code, indicators: ids }) =>
				ids.flatMap((id): ReviewIndicator[] => {
					const row = byId.get(id);
					return row ? [indicatorRow(row, number, code, { nameOf, latestOf })] : [];
				}),
			),
		),
	};
}

function indicatorRow(
	row: ReviewedIndicator,
	goal: number,
	target: string,
	{ nameOf, latestOf }: Required<Pick<ReviewWords, 'nameOf' | 'latestOf'>>,
): ReviewIndicator {
	const latest = latestOf(row.id);
	const lacks: [MissingFigure, boolean][] = [
		['baseline', row.baseline === null],
		['aim', row.target === null],
		['value', latest === null],
	];
	return {
		goal,
		target,
		indicator: nameOf(row.id),
		status: row.status,
		unit: row.unit,
		baseline: row.baseline,
		baselineYear: row.baselineYear,
		aim: row.target,
		aimYear: row.targetYear,
		value: latest?.value ?? null,
		valueYear: latest?.year ?? null,
		missing: lacks.filter(([, holds]) => holds).map(([one]) => one),
		measures: [row.action, row.expectedResult].flatMap((id) => (id ? nameOf(id) : [])),
	};
}
