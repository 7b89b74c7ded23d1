import { cycleOf, type Cycle, type ReviewRow, type SubmissionRow } from './cycle.ts';
import { ownerOf } from './owner.ts';
import {
	changedContents,
	contentsOfUpdate,
	type EvidenceRow,
	readUpdateContents,
	type UpdateField,
	type UpdateRow,
} from './updateContents.ts';

/** What one organisation reports on one action for one period, and where that stands. */
export interface Report {
	/** The id of its update. */
	readonly id: string;
	/** What it is about: as accepted or submitted, else as the draft says. */
	readonly organisation: string;
	readonly action: string;
	readonly period: string;
	readonly follows: string | null;
	readonly cycle: Cycle;
	/** The update as it is now; null where it is not on this device. */
	readonly row: UpdateRow | null;
	/** Fields that now differ from what was accepted, or submitted last; none of a draft. */
	readonly changed: readonly UpdateField[];
	/** Whether it now names another action or period, or was retracted, after it was accepted. */
	readonly moved: boolean;
}

export interface Reported {
	readonly updates: readonly UpdateRow[];
	readonly submissions: readonly SubmissionRow[];
	readonly reviews: readonly ReviewRow[];
	/** The evidence about an update. */
	readonly evidenceOf?: (update: string) => readonly EvidenceRow[];
}

/** One update with its way. */
export function reportOf(
	id: string,
	row: UpdateRow | null,
	{ submissions, reviews, evidenceOf }: Omit<Reported, 'updates'>,
): Report | null {
	const own = submissions.filter((found) => found.update === id);
	const cycle = cycleOf(
		{ id, document: row?.document },
		own,
		reviews.filter((found) => found.update === id),
	);
	const now = row && contentsOfUpdate(row, evidenceOf?.(id));
	const about = cycle.state === 'accepted' ? cycle.contents : now;
	if (!about || (row?.retracted && cycle.state !== 'accepted')) return null;
	return {
		id,
		organisation: about.organisation,
		action: about.action,
		period: about.period,
		follows: about.follows,
		cycle,
		row,
		changed: now && cycle.contents && !row?.retracted ? changedContents(cycle.contents, now) : [],
		moved:
			cycle.state === 'accepted' &&
			row !== null &&
			(Boolean(row.retracted) || now?.action !== about.action || now.period !== about.period),
	};
}

/**
 * Every report that there is. What was accepted is there although its update was retracted, moved to another action or is not on
 * this device: the review keeps it.
 * @param updates retracted ones too
 */
export function reportsOf({ updates, submissions, reviews, evidenceOf }: Reported): Report[] {
	const rows = new Map<string, UpdateRow>();
	for (const row of updates) {
		const known = rows.get(row.id);
		if (ownerOf(row) !== null && (!known || comesBefore(row, known))) rows.set(row.id, row);
	}
	const grouped = {
		submissions: Map.groupBy(submissions, (row) => row.update ?? ''),
		reviews: Map.groupBy(reviews, (row) => row.update ?? ''),
	};
	const ids = new Set([...rows.keys(), ...grouped.reviews.keys()]);
	return [...ids].flatMap(
		(id) =>
			reportOf(id, rows.get(id) ?? null, {
				submissions: grouped.submissions.get(id) ?? [],
				reviews: grouped.reviews.get(id) ?? [],
				evidenceOf,
			}) ?? [],
	);
}

/** Of one id in two documents the one that was not retracted, then the first by document, as whoever opens it is shown. */
function comesBefore(one: UpdateRow, other: UpdateRow): boolean {
	if (Boolean(one.retracted) !== Boolean(other.retracted)) return !one.retracted;
	return one.document < other.document;
}

/** Ids of the updates that are, or were accepted as being, about an action. */
export function updatesAbout(
	action: string,
	{ updates, reviews }: Pick<Reported, 'updates' | 'reviews'>,
): Set<string> {
	return new Set([
		...updates.filter((row) => row.action === action).map(({ id }) => id),
		...reviews.flatMap((row) =>
			row.update && readUpdateContents(row.contents)?.action === action ? [row.update] : [],
		),
	]);
}
