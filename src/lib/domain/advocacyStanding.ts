import type { advocacy } from './advocacy.ts';
import type { RowOf } from './kind.ts';
import { daysLater } from './localTime.ts';
import { lastDayOf } from './taskDue.ts';

export type AdvocacyRow = RowOf<typeof advocacy>;

/** Whole days before a deadline from which on it is near. */
const NEAR = 30;

/**
 * How a dossier stands on a day; a deadline given by its month or year ends with the last day of it. Until a position is taken its deadline counts; afterwards what came of it does.
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
	const last = lastDayOf(row.deadline);
	if (last < today) return 'missed';
	return last <= daysLater(today, NEAR) ? 'near' : 'ahead';
}

const daysBetween = (from: string, to: string) =>
	(Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000;

/** Whole days left until the deadline, negative where it has passed; null where no position is wanted, or nobody said until when. */
export function daysLeft(
	row: Pick<AdvocacyRow, 'deadline' | 'taken' | 'outcome'>,
	today: string,
): number | null {
	if (!row.deadline || row.taken || isConcluded(row)) return null;
	return daysBetween(today, lastDayOf(row.deadline));
}

/**
 * By how many days a position came too late, 0 where it did not. Of one that was taken in a month or a year it is the least that is
 * certain: it may have been taken on the first day of it.
 */
export function daysLate({ deadline, taken }: Pick<AdvocacyRow, 'deadline' | 'taken'>): number {
	if (!deadline || !taken) return 0;
	const firstDay = taken.length >= 10 ? taken.slice(0, 10) : `${taken}-01-01`.slice(0, 10);
	return Math.max(0, daysBetween(lastDayOf(deadline), firstDay));
}

function dayThatCounts(row: AdvocacyRow, standing: AdvocacyStanding): string | null {
	const date = standing === 'concluded' ? row.outcomeOn : standing === 'awaiting' ? row.taken : row.deadline;
	return date && lastDayOf(date);
}

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
