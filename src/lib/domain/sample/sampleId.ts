import type { RowOf } from '../kind.ts';
import type { plan } from '../plan.ts';

/** What the ids of all sample workspaces begin with, and those of no other. */
const SAMPLE = 'sample-';

/** Raised whenever the same seed would give other records: they must not meet the older ones in one workspace. */
const EDITION = 4;

/** How many entries a sample has: for looking around, and for measuring. */
export const SAMPLE_SIZES = { small: 600, large: 50_000 } as const;
export type SampleSize = keyof typeof SAMPLE_SIZES;

/** The workspace of a sample: two devices that make the same one meet in it. */
export function sampleId({ plan, seed, entries }: { plan: string; seed: number; entries: number }): string {
	return `${SAMPLE}${plan.slice(0, 30)}-${entries}-${seed}-e${EDITION}`;
}

export function isSampleId(workspace: string): boolean {
	return workspace.startsWith(SAMPLE);
}

/** @throws for every workspace that is not a sample's own */
export function assertSampleId(workspace: string): void {
	if (!isSampleId(workspace))
		throw new Error(`"${workspace}" is no sample workspace: it is never filled with invented data`);
}

/** Whether what a workspace shows is invented: its plan says so, wherever it came from. */
export function isSamplePlan(
	workspace: string,
	row: Pick<RowOf<typeof plan>, 'sample'> | undefined,
): boolean {
	return row?.sample === true || isSampleId(workspace);
}
