import { contentsHash } from './contentsHash.ts';
import type { RowOf } from './kind.ts';
import type { review } from './review.ts';
import type { submission } from './submission.ts';
import { readUpdateContents, type UpdateContents } from './updateContents.ts';

export type SubmissionRow = RowOf<typeof submission>;
export type ReviewRow = RowOf<typeof review>;
export type UpdateState = 'draft' | 'submitted' | 'returned' | 'accepted';

/**
 * What a step of an update's way amounts to now:
 * `counts` it decides the state; `past` a later step took its place, knowing it; `apart` somebody did the like without knowing it,
 * and the other one counts; `late` it came to an update that was accepted already; `altered` what was signed is not what stands
 * there; `withdrawn` its writer took it back.
 */
export type Standing = 'counts' | 'past' | 'apart' | 'late' | 'altered' | 'withdrawn';

export interface Step {
	readonly type: 'submitted' | 'returned' | 'accepted';
	readonly row: SubmissionRow | ReviewRow;
	readonly standing: Standing;
}

/** Where an update stands, and how it came there. */
export interface Cycle {
	readonly state: UpdateState;
	/** The submission that counts. It may be gone, where what was accepted of it was kept. */
	readonly submission: SubmissionRow | null;
	/** The decision that counts, on that submission. */
	readonly review: ReviewRow | null;
	/** What was accepted; else what was submitted last; null for a draft. */
	readonly contents: UpdateContents | null;
	/** Every step, in the order in which they were taken. */
	readonly steps: readonly Step[];
}

interface Update {
	readonly id: string;
	/** The document that holds it; unknown where only what was accepted of it is here. */
	readonly document?: string;
}

/** Only what its own organisation signed is a submission of an update, and only as long as it says what was signed. */
function isGenuine(row: SubmissionRow, update: Update): boolean {
	return (
		(update.document === undefined || row.document === update.document) &&
		readUpdateContents(row.contents)?.update === update.id &&
		contentsHash(row.contents) === row.hash
	);
}

/** What an acceptance made binding: the copy that the review keeps, else the submission, where it still has the hash that was accepted. */
function acceptedContents(row: ReviewRow, submitted: SubmissionRow | undefined): UpdateContents | null {
	const stored = [row.contents, submitted?.contents].find(
		(contents) => contents !== null && contents !== undefined && contentsHash(contents) === row.hash,
	);
	return readUpdateContents(stored);
}

const timeOf = (row: { created?: { time: number } }) => row.created?.time ?? 0;
/** Ids are made in the order of time too: the same two rows stand in the same order on every device. */
const later = <R extends { id: string; created?: { time: number } }>(one: R, other: R): number =>
	timeOf(one) - timeOf(other) || (one.id < other.id ? -1 : 1);

/** The submissions that one was made in the knowledge of. */
function ancestorsOf(row: SubmissionRow, byId: ReadonlyMap<string, SubmissionRow>): Set<string> {
	const found = new Set<string>();
	for (let id = row.replaces; id && !found.has(id) && id !== row.id; id = byId.get(id)?.replaces ?? null)
		found.add(id);
	return found;
}

/**
 * The state of an update, from the submissions and reviews that name it; the same on every device that has the same ones, in
 * whatever order they came.
 *
 * - A submission counts while it says what was signed. One that was made knowing another takes its place; of two that were made
 *   apart the later counts.
 * - A review counts for the submission whose hash it names. An acceptance is final: neither a return that was written apart, nor
 *   a later submission, nor an edit undoes it. Of two submissions that were both accepted the later counts.
 * - Of several returns of one submission the last counts; all are shown.
 *
 * @param submissions those that name the update, retracted ones too
 * @param reviews those that name the update
 */
export function cycleOf(
	update: Update,
	submissions: readonly SubmissionRow[],
	reviews: readonly ReviewRow[],
): Cycle {
	const ordered = [...submissions].sort(later);
	const byId = new Map(ordered.map((row) => [row.id, row]));
	const ancestors = new Map(ordered.map((row) => [row.id, ancestorsOf(row, byId)]));
	/** The last of several: none that another was made in the knowledge of, then by time. */
	const lastOf = (rows: readonly SubmissionRow[]) =>
		rows.findLast((row) => !rows.some((other) => ancestors.get(other.id)?.has(row.id))) ?? null;

	const decisions = reviews.filter((row) => row.document === 'plan' && row.update === update.id).sort(later);
	const acceptances = decisions.flatMap((row) => {
		if (row.decision !== 'accepted') return [];
		const contents = acceptedContents(row, byId.get(row.submission ?? ''));
		return contents?.update === update.id ? [{ row, contents }] : [];
	});
	const genuine = ordered.filter((row) => isGenuine(row, update));

	let accepted: (typeof acceptances)[number] | undefined;
	if (acceptances.length > 0) {
		const known = ordered.filter((row) => acceptances.some((found) => found.row.submission === row.id));
		const chosen = lastOf(known)?.id ?? acceptances.at(-1)!.row.submission;
		accepted = acceptances.find(({ row }) => row.submission === chosen);
	}
	const current = accepted
		? (byId.get(accepted.row.submission ?? '') ?? null)
		: lastOf(genuine.filter((row) => !row.retracted));
	const answers = (row: ReviewRow) => row.submission === current?.id && row.hash === current.hash;
	const review = accepted?.row ?? decisions.findLast((row) => row.decision === 'returned' && answers(row));

	const standingOfSubmission = (row: SubmissionRow): Standing => {
		if (row.id === current?.id) return accepted && !genuine.includes(row) ? 'altered' : 'counts';
		if (!genuine.includes(row)) return 'altered';
		if (row.retracted) return 'withdrawn';
		if (current && ancestors.get(current.id)?.has(row.id)) return 'past';
		if (acceptances.some((found) => found.row.submission === row.id)) return 'apart';
		return accepted ? 'late' : 'apart';
	};
	const standingOfReview = (row: ReviewRow): Standing => {
		if (row.id === review?.id) return 'counts';
		if (row.decision === 'accepted') {
			if (!acceptances.some((found) => found.row.id === row.id)) return 'altered';
			return 'apart';
		}
		const answered = byId.get(row.submission ?? '');
		if (!answered || answered.hash !== row.hash) return answered?.id === current?.id ? 'altered' : 'past';
		return accepted && answered.id === current?.id ? 'apart' : 'past';
	};

	return {
		state: accepted ? 'accepted' : !current ? 'draft' : review ? 'returned' : 'submitted',
		submission: current,
		review: review ?? null,
		contents: accepted?.contents ?? readUpdateContents(current?.contents),
		steps: inOrder(ordered, decisions, ancestors).map((row) =>
			row.kind === 'submission'
				? {
						type: 'submitted',
						row: row as SubmissionRow,
						standing: standingOfSubmission(row as SubmissionRow),
					}
				: {
						type: (row as ReviewRow).decision === 'accepted' ? 'accepted' : 'returned',
						row: row as ReviewRow,
						standing: standingOfReview(row as ReviewRow),
					},
		),
	};
}

/** By time, but nothing stands before what it answers, whatever the clock of its device said. */
function inOrder(
	submissions: readonly SubmissionRow[],
	reviews: readonly ReviewRow[],
	ancestors: ReadonlyMap<string, ReadonlySet<string>>,
): (SubmissionRow | ReviewRow)[] {
	const at = new Map<string, number>();
	for (const row of submissions) {
		const before = submissions.filter((other) => ancestors.get(row.id)?.has(other.id));
		at.set(row.id, Math.max(timeOf(row), ...before.map((other) => timeOf(other) + 1)));
	}
	for (const row of reviews) at.set(row.id, Math.max(timeOf(row), (at.get(row.submission ?? '') ?? 0) + 1));
	return [...submissions, ...reviews].sort(
		(one, other) => at.get(one.id)! - at.get(other.id)! || (one.id < other.id ? -1 : 1),
	);
}
