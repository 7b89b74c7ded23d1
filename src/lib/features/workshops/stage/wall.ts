import type { RowOf } from '#lib/domain/kind.ts';
import type { round } from '#lib/domain/round.ts';
import { readSummons, type Summons } from '#lib/domain/summons.ts';
import type { Session } from '../session.svelte.ts';

/** The round that is voted on now, else the one that was closed or revealed last; none that is only prepared. Live. */
export function roundOnWall({ rounds }: Session): RowOf<typeof round> | undefined {
	const actedOn = ({ edited, created }: RowOf<typeof round>) => (edited.state ?? created)?.time ?? 0;
	const inOrder = rounds
		.filter(({ state }) => state !== 'prepared')
		.sort((one, other) => actedOn(one) - actedOn(other) || (one.id < other.id ? -1 : 1));
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

/** Width of a column of the board with the space beside it, in rem. */
const COLUMN = 19.75;

/**
 * How much larger than on a desk the board is drawn, so that every column is seen: nobody scrolls on a wall. Where there are very
 * many columns they stay readable, and the last ones are cut off.
 * @param width of the wall, in pixels
 * @param rem in pixels
 */
export function wallZoom(width: number, columns: number, rem: number): number {
	if (width <= 0 || columns <= 0) return 1;
	return Math.min(1.6, Math.max(0.75, width / (columns * COLUMN * rem)));
}
