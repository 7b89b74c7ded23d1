import type { membership } from '../membership.ts';
import type { RowOf } from '../kind.ts';
import { ownerOf } from '../owner.ts';
import { isInside } from '../relationMembership.ts';

type MembershipRow = Pick<RowOf<typeof membership>, 'document' | 'network' | 'status'>;

/** What a network reaches: of the plan's metropolises those of which the log names both. */
export interface NetworkFigure {
	readonly network: string;
	/** Organisations of ours that belong to it now, with or without a vote, and those that weigh up joining it; each once. */
	readonly members: readonly string[];
	readonly candidates: readonly string[];
	/** Metropolises reached through it, in the order of the plan. */
	readonly reached: readonly string[];
	/** Things done that name it and a metropolis: each pair counts. */
	readonly done: number;
}

export interface ReachCell {
	readonly count: number;
	readonly last: string | null;
}

export interface MetropolisFigure {
	readonly metropolis: string;
	/** One per network, in the order of the networks. */
	readonly cells: readonly ReachCell[];
	/** Networks through which it is reached. */
	readonly through: readonly string[];
}

export interface Reach {
	readonly networks: readonly NetworkFigure[];
	readonly metropolises: readonly MetropolisFigure[];
	/** Metropolises that no network reaches. */
	readonly unreached: readonly string[];
}

/**
 * Which metropolises are reached through which networks: where the log names both in one thing that was done. That a metropolis
 * belongs to a network nobody tells the tool; belonging is said of our own organisations alone.
 * @param networks in the order in which they stand when they reach equally many
 */
export function networkReach(
	networks: readonly string[],
	metropolises: readonly string[],
	memberships: readonly MembershipRow[],
	done: {
		count(network: string, metropolis: string): number;
		last(network: string, metropolis: string): string | null;
	},
): Reach {
	const figures = networks.map((network, at): NetworkFigure & { at: number } => {
		const own = memberships.filter((row) => row.network === network);
		const ownersOf = (isAsked: (row: MembershipRow) => boolean) => [
			...new Set(own.filter(isAsked).flatMap((row) => ownerOf(row) ?? [])),
		];
		const counts = metropolises.map((metropolis) => done.count(network, metropolis));
		return {
			at,
			network,
			members: ownersOf(isInside),
			candidates: ownersOf(({ status }) => status === 'candidate'),
			reached: metropolises.filter((_, index) => counts[index]! > 0),
			done: counts.reduce((sum, count) => sum + count, 0),
		};
	});
	figures.sort(
		(one, other) =>
			other.reached.length - one.reached.length ||
			other.members.length - one.members.length ||
			one.at - other.at,
	);
	const rows = metropolises.map((metropolis): MetropolisFigure => {
		const cells = figures.map(({ network }) => ({
			count: done.count(network, metropolis),
			last: done.last(network, metropolis),
		}));
		return {
			metropolis,
			cells,
			through: figures.filter((_, at) => cells[at]!.count > 0).map(({ network }) => network),
		};
	});
	return {
		networks: figures.map(({ at: _at, ...figure }) => figure),
		metropolises: rows,
		unreached: rows.filter(({ through }) => through.length === 0).map(({ metropolis }) => metropolis),
	};
}
