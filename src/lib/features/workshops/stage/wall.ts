import type { RowOf } from '#lib/domain/kind.ts';
import type { round } from '#lib/domain/round.ts';
import { readSummons, type Summons } from '#lib/domain/summons.ts';
import type { Session } from '../session.svelte.ts';

/** The round that is voted on now, else the last one that was made. Live. */
export function roundOnWall({ rounds }: Session): RowOf<typeof round> | undefined {
	const inOrder = [...rounds].sort((one, other) => (one.id < other.id ? -1 : 1));
	return inOrder.findLast(({ state }) => state === 'open') ?? inOrder.at(-1);
}

/** What the wall shows: where everybody is called to, else what the phase is about. Live. */
export function wallShows(session: Session): Pick<Summons, 'place' | 'table'> {
	const summons = readSummons(session.stage?.summons);
	if (summons) {
		const { place, table } = summons;
		return session.tables.some(({ id }) => id === table) ? { place, table } : { place };
	}
	switch (session.stage?.phase) {
		case 'share':
		case 'cluster':
			return { place: 'board' };
		case 'vote':
			return { place: 'votes' };
		case 'decide':
			return { place: 'minutes' };
		default:
			return { place: 'agenda' };
	}
}
