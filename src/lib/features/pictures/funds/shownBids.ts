import type { ProjectRow } from '#lib/domain/fundStages.ts';

/** The bids that a mark counts, and what they are. */
export interface ShownBids {
	readonly title: string;
	readonly rows: readonly ProjectRow[];
}
