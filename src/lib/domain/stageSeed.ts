import type { Contents } from './kind.ts';

/** One record of a seed, as `documents/seed.ts` takes it. */
interface SeededRecord {
	kind: string;
	id: string;
	contents: Contents;
}

/**
 * What a session's documents begin with: one stage and one text of minutes under the session's own id. A seed made from these is
 * the same on every device, so that several who prepare the session apart make one of each.
 * @param workshop id of the session
 */
export function stageSeeds(workshop: string): readonly { document: string; records: SeededRecord[] }[] {
	return [
		{ document: `stage/${workshop}`, records: [{ kind: 'stage', id: workshop, contents: {} }] },
		{ document: `workshop/${workshop}`, records: [{ kind: 'minutes', id: workshop, contents: {} }] },
	];
}
