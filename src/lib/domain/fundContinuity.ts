import type { continuityReview } from './continuityReview.ts';
import { isAwarded, isOver, type ProjectRow } from './fundStages.ts';
import type { RowOf } from './kind.ts';
import { lastDayOf, type TaskState, taskState } from './taskDue.ts';

export type ContinuityReviewRow = RowOf<typeof continuityReview>;

/** After so many months somebody asks what is left of a project. */
export const REVIEW_MONTHS = [6, 12, 24] as const;

/** The same day so many months later, the last day of a shorter month: `2024-08-31` and 6 make `2025-02-28`. */
export function monthsLater(date: string, months: number): string {
	const [year, month, day] = lastDayOf(date).split('-').map(Number) as [number, number, number];
	const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
	last.setUTCDate(Math.min(day, last.getUTCDate()));
	return last.toISOString().slice(0, 10);
}

/** One of the reviews that a project is to have, and how it stands. */
export interface ReviewStanding {
	readonly project: ProjectRow;
	readonly months: number;
	readonly due: string;
	readonly state: TaskState;
	/** Those that were made, the last first: two people may have made one each, apart. */
	readonly reviews: readonly ContinuityReviewRow[];
}

/** The last review first; of one day in an order that is the same everywhere. */
export function byNewestReview(one: ContinuityReviewRow, other: ContinuityReviewRow): number {
	const [a, b] = [one.date ?? '', other.date ?? ''];
	if (a !== b) return a < b ? 1 : -1;
	return one.id < other.id ? 1 : one.id > other.id ? -1 : 0;
}

/** Whether a project's grant has ended: it was closed, or was awarded and its last day is over. */
export function hasEnded(row: ProjectRow, today: string): boolean {
	return isOver(row) || (isAwarded(row) && Boolean(row.ends) && lastDayOf(row.ends!) < today);
}

/**
 * The reviews of a project after its end.
 * @param today the day on the reader's calendar, `2024-11-05`
 * @returns none while it has not ended, nor where nobody has said when: see `lacksEnd`
 */
export function reviewStandings(
	row: ProjectRow,
	reviews: readonly ContinuityReviewRow[],
	today: string,
): ReviewStanding[] {
	if (!row.ends || !hasEnded(row, today)) return [];
	return REVIEW_MONTHS.map((months) => {
		const made = reviews
			.filter((review) => review.project === row.id && review.months === months && !review.retracted)
			.sort(byNewestReview);
		const due = monthsLater(row.ends!, months);
		const state = taskState({ due, doneOn: made[0]?.date ?? null }, today);
		return { project: row, months, due, state, reviews: made };
	});
}

/** A project that is over without anybody having said when: when its reviews are due cannot be known. */
export const lacksEnd = (row: ProjectRow): boolean => isOver(row) && !row.ends;

/** The reviews of all projects that nobody has made yet, the earliest due first. */
export function openReviews(
	projects: readonly ProjectRow[],
	reviews: readonly ContinuityReviewRow[],
	today: string,
): ReviewStanding[] {
	return projects
		.flatMap((row) => reviewStandings(row, reviews, today))
		.filter(({ state }) => state !== 'done')
		.sort((one, other) => {
			const [a, b] = one.due === other.due ? [one.project.id, other.project.id] : [one.due, other.due];
			return a < b ? -1 : a > b ? 1 : 0;
		});
}

/** How many projects have ended, of how many of them there is a review, and how many go on, wholly or in part, by their last one. */
export interface Continuity {
	readonly ended: number;
	readonly reviewed: number;
	readonly goesOn: number;
}

/** @param today the day on the reader's calendar, `2024-11-05` */
export function continuityOf(
	projects: readonly ProjectRow[],
	reviews: readonly ContinuityReviewRow[],
	today: string,
): Continuity {
	const ended = new Set(projects.filter((row) => hasEnded(row, today)).map(({ id }) => id));
	const last = new Map<string, ContinuityReviewRow>();
	for (const review of reviews.filter(({ retracted }) => !retracted).sort(byNewestReview))
		if (review.project && ended.has(review.project) && !last.has(review.project))
			last.set(review.project, review);
	const goesOn = [...last.values()].filter(({ goesOn: code }) => code === 'yes' || code === 'partly');
	return { ended: ended.size, reviewed: last.size, goesOn: goesOn.length };
}
