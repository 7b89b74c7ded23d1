import { asTarget, goalOfTarget, targetsOfGoal } from './goalTargets.ts';

/** What may be said to speak to goals and targets; what is read of a row. */
export interface Tagged {
	readonly id: string;
	readonly goals?: readonly string[];
	readonly sdgTargets: readonly string[];
}
export interface TaggedIndicator extends Tagged {
	readonly action: string | null;
	readonly expectedResult: string | null;
}
export interface GoalRow {
	readonly id: string;
	readonly number: number | null;
}
export interface ResultActions {
	readonly id: string;
	readonly actions: readonly string[];
}

/** What stands behind a goal or a target. Each list in the order in which it was given, each id once. */
export interface Behind {
	/** Actions that say so themselves. */
	readonly tagged: readonly string[];
	/** Actions that an indicator which speaks to it measures, itself or through an expected result; not those that are tagged. */
	readonly measured: readonly string[];
	readonly indicators: readonly string[];
	readonly principles: readonly string[];
}

/** What is missing behind a goal or a target; `targets`: nothing names a target of the goal. */
export type Missing = 'entries' | 'actions' | 'indicators' | 'principles' | 'targets';

export interface TargetFigure extends Behind {
	readonly code: string;
	readonly missing: readonly Missing[];
}

export interface GoalFigure extends Behind {
	readonly id: string;
	readonly number: number;
	/** Entries of the log that name the goal. */
	readonly entries: number;
	readonly last: string | null;
	/** Every target of the goal, in the order of the 2030 Agenda. */
	readonly targets: readonly TargetFigure[];
	readonly missing: readonly Missing[];
}

export interface GoalViewOf {
	readonly goals: readonly GoalRow[];
	readonly actions: readonly Tagged[];
	readonly results: readonly ResultActions[];
	readonly indicators: readonly TaggedIndicator[];
	readonly principles: readonly Tagged[];
	readonly entries: { count(goal: string): number; last(goal: string): string | null };
}

/**
 * What is done for each goal of the 2030 Agenda, and what stands behind it: entries of the log that name it, actions, indicators
 * and principles of the metropolitan action plan. It is a contribution: nothing says that it moved the goal.
 */
export function goalView(of: GoalViewOf): GoalFigure[] {
	const actionsOfResult = new Map(of.results.map(({ id, actions }) => [id, actions]));
	const spoken = new Map<Tagged, Spoken>(
		[...of.actions, ...of.indicators, ...of.principles].map((row) => [row, spokenBy(row)]),
	);
	const behind = (isMeant: (spoken: Spoken) => boolean): Behind => {
		const speaks = (row: Tagged) => isMeant(spoken.get(row)!);
		const tagged = of.actions.filter(speaks).map(({ id }) => id);
		const indicators = of.indicators.filter(speaks);
		const measures = new Set(
			indicators.flatMap(({ action, expectedResult }) => [
				...(action ? [action] : []),
				...(expectedResult ? (actionsOfResult.get(expectedResult) ?? []) : []),
			]),
		);
		return {
			tagged,
			measured: of.actions.filter(({ id }) => measures.has(id) && !tagged.includes(id)).map(({ id }) => id),
			indicators: indicators.map(({ id }) => id),
			principles: of.principles.filter(speaks).map(({ id }) => id),
		};
	};
	return numbered(of.goals).map(({ id, number }) => {
		const own = behind(({ goals, numbers }) => goals.has(id) || numbers.has(number));
		const targets = targetsOfGoal(number).map((code): TargetFigure => {
			const found = behind(({ targets: named }) => named.has(code));
			return { ...found, code, missing: missingIn(found) };
		});
		const entries = of.entries.count(id);
		return {
			...own,
			id,
			number,
			entries,
			last: of.entries.last(id),
			targets,
			missing: [
				...(entries === 0 ? (['entries'] as const) : []),
				...missingIn(own),
				...(targets.some(isNamed) ? [] : (['targets'] as const)),
			],
		};
	});
}

/** Whether anything names it. */
export function isNamed({ tagged, measured, indicators, principles }: Behind): boolean {
	return tagged.length + measured.length + indicators.length + principles.length > 0;
}

/** What names a target that the 2030 Agenda does not have, with what it says: most likely a slip. */
export function unknownTargets(rows: readonly Tagged[]): { readonly id: string; readonly target: string }[] {
	return rows.flatMap(({ id, sdgTargets }) =>
		sdgTargets.filter((target) => asTarget(target) === null).map((target) => ({ id, target })),
	);
}

interface Spoken {
	readonly goals: ReadonlySet<string>;
	readonly numbers: ReadonlySet<number | null>;
	readonly targets: ReadonlySet<string | null>;
}

const spokenBy = ({ goals, sdgTargets }: Tagged): Spoken => ({
	goals: new Set(goals),
	numbers: new Set(sdgTargets.map(goalOfTarget)),
	targets: new Set(sdgTargets.map(asTarget)),
});

function missingIn({ tagged, measured, indicators, principles }: Behind): Missing[] {
	return [
		...(tagged.length + measured.length === 0 ? (['actions'] as const) : []),
		...(indicators.length === 0 ? (['indicators'] as const) : []),
		...(principles.length === 0 ? (['principles'] as const) : []),
	];
}

function numbered(goals: readonly GoalRow[]): { id: string; number: number }[] {
	return (
		goals
			.flatMap(({ id, number }) => (number === null ? [] : [{ id, number }]))
			.sort((one, other) => one.number - other.number)
			// Two records of one goal, such as an import may bring, are one goal.
			.filter(({ number }, at, all) => number !== all[at - 1]?.number)
	);
}
