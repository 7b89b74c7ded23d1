import type { RowOf } from './kind.ts';
import type { membership } from './membership.ts';
import type { membershipReview } from './membershipReview.ts';
import { isEnding } from './relationExpiry.ts';
import { lastDayOf } from './taskDue.ts';

export type MembershipRow = RowOf<typeof membership>;
export type ReviewRow = RowOf<typeof membershipReview>;

/** Where a mandate stands: `none` where nobody has said from when to when. */
export type MandateState = 'none' | 'coming' | 'running' | 'ending' | 'over';

/** @param today the day on the reader's calendar, `2024-11-05` */
export function mandateState(
	row: Pick<MembershipRow, 'mandateFrom' | 'mandateTo'>,
	today: string,
): MandateState {
	const [from, to] = [row.mandateFrom, row.mandateTo && lastDayOf(row.mandateTo)];
	if (!from && !to) return 'none';
	if (to && to < today) return 'over';
	if (from && from > today.slice(0, from.length)) return 'coming';
	return isEnding(to, today) ? 'ending' : 'running';
}

/** Whether an organisation belongs to the network now, with or without a vote. */
export const isInside = ({ status }: Pick<MembershipRow, 'status'>): boolean =>
	status === 'member' || status === 'observer';

/** The newest year first; of one year, what was written last. */
export function newestReviews(reviews: readonly ReviewRow[]): ReviewRow[] {
	return reviews
		.filter((review) => !review.retracted)
		.sort((one, other) => (other.year ?? 0) - (one.year ?? 0) || (one.id < other.id ? 1 : -1));
}

/**
 * The year of which the value of a membership is still to be reviewed, or null. A year is to be reviewed once it is over; only the
 * last one is asked for, from members and observers who had joined by then.
 * @param today the day on the reader's calendar, `2024-11-05`
 */
export function reviewDue(
	row: Pick<MembershipRow, 'status' | 'joined'>,
	reviews: readonly ReviewRow[],
	today: string,
): number | null {
	if (!isInside(row)) return null;
	const year = Number(today.slice(0, 4)) - 1;
	if (row.joined && Number(row.joined.slice(0, 4)) > year) return null;
	return reviews.some((review) => !review.retracted && (review.year ?? 0) >= year) ? null : year;
}
