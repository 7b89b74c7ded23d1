import type { RowOf } from './kind.ts';
import type { metropolis } from './metropolis.ts';
import type { tierChange } from './tierChange.ts';

type TierChangeRow = RowOf<typeof tierChange>;

/** A tier that a relation had, from a day on; the plan's own has no day. */
export interface TierStep {
	readonly tier: string | null;
	readonly since: string | null;
	/** Null for what the plan says. */
	readonly change: TierChangeRow | null;
}

/**
 * The tiers of a relation, the newest first; what the plan approved is the oldest. Two changes of one day keep the order in which
 * they were written down.
 */
export function tierHistory(
	row: Pick<RowOf<typeof metropolis>, 'relation' | 'approved'>,
	changes: readonly TierChangeRow[],
): TierStep[] {
	const steps = changes
		.filter((change) => !change.retracted)
		.sort((one, other) => {
			const [a, b] = [one.since ?? '', other.since ?? ''];
			return a === b ? (one.id < other.id ? 1 : -1) : a < b ? 1 : -1;
		})
		.map((change) => ({ tier: change.tier, since: change.since, change }));
	const approved = 'relation' in row.approved ? (row.approved.relation as string | null) : row.relation;
	const first = steps.length === 0 ? (approved ?? row.relation) : approved;
	return first ? [...steps, { tier: first, since: null, change: null }] : steps;
}
