import type { advocacy } from './advocacy.ts';
import type { RowOf } from './kind.ts';
import { daysLater } from './localTime.ts';

export type AdvocacyRow = RowOf<typeof advocacy>;

/** Whole days before a deadline from which on it is near. */
const NEAR = 30;

/**
 * How a dossier stands on a day. Until a position is taken its deadline counts; afterwards what came of it does.
 * - `missed`: the deadline has passed and no position was taken
 * - `near`: a position is wanted within thirty days
 * - `ahead`: it is wanted later
 * - `undated`: nobody has said until when
 * - `awaiting`: the position was taken, what came of it is open
 * - `concluded`: the outcome is known
 */
export const ADVOCACY_STANDINGS = ['missed', 'near', 'ahead', 'undated', 'awaiting', 'concluded'] as const;
export type AdvocacyStanding = (typeof ADVOCACY_STANDINGS)[number];

/** Whether it is known what came of a dossier: `open` is said by nobody having said anything, too. */
export function isConcluded(row: Pick<AdvocacyRow, 'outcome'>): boolean {
	return Boolean(row.outcome) && row.outcome !== 'open';
}

/** @param today the day on the reader's calendar, `2024-11-05` */
export function advocacyStanding(
	row: Pick<AdvocacyRow, 'deadline' | 'taken' | 'outcome'>,
	today: string,
): AdvocacyStanding {
	if (isConcluded(row)) return 'concluded';
	if (row.taken) return 'awaiting';
	if (!row.deadline) return 'undated';
	if (row.deadline < today) return 'missed';
	return row.deadline <= daysLater(today, NEAR) ? 'near' : 'ahead';
}

const dayThatCounts = (row: AdvocacyRow, standing: AdvocacyStanding) =>
	standing === 'concluded' ? row.outcomeOn : standing === 'awaiting' ? row.taken : row.deadline;

/** In the order in which they want attention: by standing, then the nearest deadline, or the latest outcome, first. */
export function byUrgency(rows: readonly AdvocacyRow[], today: string): AdvocacyRow[] {
	const keyed = rows.map((row) => {
		const standing = advocacyStanding(row, today);
		return { row, rank: ADVOCACY_STANDINGS.indexOf(standing), standing, day: dayThatCounts(row, standing) };
	});
	return keyed
		.sort((one, other) => {
			if (one.rank !== other.rank) return one.rank - other.rank;
			const [a, b] = [one.day ?? '9999', other.day ?? '9999'];
			if (a !== b) return (a < b ? -1 : 1) * (one.standing === 'concluded' ? -1 : 1);
			return one.row.id < other.row.id ? -1 : 1;
		})
		.map(({ row }) => row);
}
