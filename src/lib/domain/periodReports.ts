import type { action } from './action.ts';
import type { AnyRow, RowOf } from './kind.ts';
import type { organisation } from './organisation.ts';
import type { period } from './period.ts';
import { type Report, reportsOf } from './report.ts';
import { dutiesOf, isOver, standingOf } from './reportingDuty.ts';
import { asJson, type Json } from './snapshotRecord.ts';

/** What one unit reported on one action. Who has not reported is listed too: no report is never a report of nothing. */
export type SnapshotReport = {
	readonly action: string;
	readonly organisation: string;
	/** `missing` nothing was begun; `unnamed` a network or group answers for it and nobody was named to report in its place. */
	readonly state: 'missing' | 'unnamed' | 'draft' | 'submitted' | 'returned' | 'accepted';
	/** Of several updates by one unit, whether this one decides. */
	readonly counts: boolean;
	readonly update?: string;
	/** The submission and the decision that count. */
	readonly submission?: string;
	readonly review?: string;
	/** What was accepted, else what was submitted last. A draft’s words are nobody’s yet. */
	readonly contents?: Json;
};

type Period = RowOf<typeof period>;
type PublicRows = (kind: string) => readonly AnyRow[];

/**
 * The reports that a period covers: for each action each unit that owes one, and whatever else was reported for it.
 * @param rowsOf rows that everybody reads, retracted ones too
 * @param isCarried whether an update of an earlier period was taken into this one
 */
export function reportsForPeriod(
	covered: Period,
	rowsOf: PublicRows,
	isCarried: (update: string) => boolean,
): SnapshotReport[] {
	const standing = (kind: string) => rowsOf(kind).filter(({ retracted }) => !retracted);
	const all = reportsOf({
		updates: rowsOf('update') as never,
		submissions: rowsOf('submission') as never,
		reviews: rowsOf('review') as never,
	});
	const organisations = new Map(rowsOf('organisation').map((row) => [row.id, row]));
	const periods = standing('period') as Period[];
	const { duties, unnamed } = dutiesOf(
		standing('action') as RowOf<typeof action>[],
		(id) => organisations.get(id) as RowOf<typeof organisation> | undefined,
	);
	const found: SnapshotReport[] = unnamed.map(({ action, responsible }) => ({
		action,
		organisation: responsible,
		state: 'unnamed',
		counts: true,
	}));
	const owed = new Set<Report>();
	for (const duty of duties) {
		const { report, reports } = standingOf(duty, covered, all, '');
		for (const each of reports) owed.add(each);
		found.push(...reports.map((each) => describe(each, each === report)));
		if (!report && !isOver(duty, covered, all, periods))
			found.push({ action: duty.action, organisation: duty.unit, state: 'missing', counts: true });
	}
	for (const report of all)
		if (!owed.has(report) && (report.period === covered.id || isCarried(report.id)))
			found.push(describe(report, true));
	return found.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

const keyOf = ({ action, organisation, update = '' }: SnapshotReport) =>
	`${action}/${organisation}/${update}`;

function describe({ id, action, organisation, cycle }: Report, counts: boolean): SnapshotReport {
	const { state, submission, review, contents } = cycle;
	return {
		action,
		organisation,
		state,
		counts,
		update: id,
		...(submission && { submission: submission.id }),
		...(review && { review: review.id }),
		...(state !== 'draft' && contents && { contents: asJson(contents) }),
	};
}
