import type { closing } from './closing.ts';
import type { entry } from './entry.ts';
import type { RowMeta, RowOf } from './kind.ts';
import type { period } from './period.ts';
import type { update } from './update.ts';

type Closing = RowOf<typeof closing>;
type Period = RowOf<typeof period>;
/** What periods and reports have alike: somebody closes them, or opens them again. */
type ClosingStep = Pick<Closing, 'id' | 'created' | 'step' | 'follows'>;

export interface ClosingState<Step extends ClosingStep = Closing> {
	state: 'open' | 'closed' | 'reopened';
	/** The step that counts; null while it was never closed. */
	counts: Step | null;
	/** Steps that were taken apart from the one that counts: neither knew of the other. */
	apart: Step[];
	/** Every step: each after those it follows. */
	steps: Step[];
	/** Those that closed it, each with a snapshot of its own; all stay. */
	snapshots: Step[];
}

/**
 * How a period stands, from its `closing` records, or a report from its own steps. A step names those that it follows, so that clocks alone decide nothing: what
 * is followed is past. Of steps taken apart the one that rests on the most others counts, then the later, then by id: on every
 * device the same.
 */
export function closingStateOf<Step extends ClosingStep>(closings: readonly Step[]): ClosingState<Step> {
	const known = new Map(closings.map((step) => [step.id, step]));
	const depths = new Map<string, number>();
	const depthOf = (step: Step): number => {
		const found = depths.get(step.id);
		if (found !== undefined) return found;
		// Noted first: steps that follow each other in a circle, which nobody but a broken app writes, end here.
		depths.set(step.id, 0);
		const before = step.follows.flatMap((id) => known.get(id) ?? []);
		const depth = 1 + Math.max(0, ...before.map(depthOf));
		depths.set(step.id, depth);
		return depth;
	};
	const time = (step: Step) => step.created?.time ?? 0;
	const steps = [...closings].sort((one, other) => (one.id < other.id ? -1 : 1));
	steps.forEach(depthOf);
	steps.sort((one, other) => depthOf(one) - depthOf(other) || time(one) - time(other));
	const followed = new Set(closings.flatMap(({ follows }) => follows));
	const last = steps.filter(({ id }) => !followed.has(id));
	const counts = last.at(-1) ?? steps.at(-1) ?? null;
	return {
		state: !counts ? 'open' : counts.step === 'closed' ? 'closed' : 'reopened',
		counts,
		apart: last.filter((step) => step !== counts),
		steps,
		snapshots: steps.filter(({ step }) => step === 'closed'),
	};
}

/** The ids that a new step is to follow: those that nobody has followed yet. */
export function lastSteps({ counts, apart }: Pick<ClosingState<ClosingStep>, 'counts' | 'apart'>): string[] {
	return counts ? [...apart, counts].map(({ id }) => id) : [];
}

/** Whether a period covers an entry: the day on which it began lies within. */
export function coversEntry(
	{ start, end }: Pick<Period, 'start' | 'end'>,
	{ date }: Pick<RowOf<typeof entry>, 'date'>,
): boolean {
	return Boolean(date && start && end && start <= date && date <= end);
}

/** The periods that are closed now. */
export function closedPeriods(periods: readonly Period[], closings: readonly Closing[]): Period[] {
	return periods.filter(
		({ id }) => closingStateOf(closings.filter((step) => step.period === id)).state === 'closed',
	);
}

/** Those of these periods to which an entry (by its date) or an update belongs: screens mark it by them. */
export function periodsOf(row: RowMeta, periods: readonly Period[]): Period[] {
	if (row.kind === 'update') {
		const { period } = row as RowOf<typeof update>;
		return periods.filter(({ id }) => id === period);
	}
	return row.kind === 'entry'
		? periods.filter((period) => coversEntry(period, row as RowOf<typeof entry>))
		: [];
}
