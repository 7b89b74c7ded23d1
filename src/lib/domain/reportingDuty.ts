import type { action } from './action.ts';
import type { UpdateState } from './cycle.ts';
import type { RowOf } from './kind.ts';
import type { organisation } from './organisation.ts';
import { inTime, opensOn, type PeriodRow } from './periodState.ts';
import type { Report } from './report.ts';

type ActionRow = RowOf<typeof action>;
type OrganisationRow = RowOf<typeof organisation>;

/** Who reports on which action; each responsible unit does so separately. */
export interface Duty {
	readonly action: string;
	readonly unit: string;
}

/** A responsible network or group in whose place nobody was named to report. */
export interface UnnamedDuty {
	readonly action: string;
	readonly responsible: string;
}

/** They answer for an action but write no updates: an editor names who does, in the action's `reporters`. */
const NOT_REPORTING: ReadonlySet<string | null> = new Set(['network', 'group']);

/** Everybody's duties, in the order of the actions. */
export function dutiesOf(
	actions: readonly ActionRow[],
	organisationOf: (id: string) => OrganisationRow | undefined,
): { duties: Duty[]; unnamed: UnnamedDuty[] } {
	const [duties, unnamed]: [Duty[], UnnamedDuty[]] = [[], []];
	for (const row of actions) {
		const others = row.responsibleUnits.filter((id) => NOT_REPORTING.has(organisationOf(id)?.type ?? null));
		const reporting = [...row.responsibleUnits.filter((id) => !others.includes(id)), ...row.reporters];
		for (const unit of new Set(reporting)) duties.push({ action: row.id, unit });
		if (row.reporters.length === 0)
			for (const responsible of others) unnamed.push({ action: row.id, responsible });
	}
	return { duties, unnamed };
}

export type DutyState = 'notBegun' | UpdateState;

/** How far a duty is met for one period. */
export interface DutyStanding extends Duty {
	readonly period: string;
	readonly state: DutyState;
	/** Not handed in although the due date has passed. */
	readonly late: boolean;
	/** The update that decides the state; null where none was begun. */
	readonly report: Report | null;
	/** All that were begun: two people may have begun one each, and an accepted one may be followed by another. */
	readonly reports: readonly Report[];
}

const RANK: Readonly<Record<UpdateState, number>> = { accepted: 3, submitted: 2, returned: 1, draft: 0 };

const isOf = (report: Report, duty: Duty) =>
	report.action === duty.action && report.organisation === duty.unit;

/** The furthest of several; of accepted ones the one that no other accepted one follows, then the later. */
export function decidingReport(reports: readonly Report[]): Report | null {
	const best = Math.max(...reports.map(({ cycle }) => RANK[cycle.state]));
	const candidates = reports
		.filter(({ cycle }) => RANK[cycle.state] === best)
		.sort((one, other) => (one.id < other.id ? -1 : 1));
	const followed = new Set(candidates.map(({ follows }) => follows));
	return candidates.findLast(({ id }) => !followed.has(id)) ?? candidates.at(-1) ?? null;
}

/** @param today `2024-03-18` */
export function standingOf(
	duty: Duty,
	period: PeriodRow,
	all: readonly Report[],
	today: string,
): DutyStanding {
	const reports = all.filter((report) => report.period === period.id && isOf(report, duty));
	const report = decidingReport(reports);
	const state = report?.cycle.state ?? 'notBegun';
	const handedIn = state === 'submitted' || state === 'accepted';
	return {
		...duty,
		period: period.id,
		state,
		late: !handedIn && period.due !== null && today > period.due,
		report,
		reports,
	};
}

/** An action that was closed or cancelled, as accepted for an earlier period, is not reported on any more. */
export function isOver(
	duty: Duty,
	period: PeriodRow,
	all: readonly Report[],
	periods: readonly PeriodRow[],
): boolean {
	const earlier = periods.filter((row) => (row.end ?? '') < (period.end ?? ''));
	const last = lastAccepted(duty, all, earlier);
	const lifecycle = last?.cycle.contents?.lifecycle;
	return lifecycle === 'closed' || lifecycle === 'cancelled';
}

export interface DutyCounts extends Record<DutyState, number> {
	total: number;
	late: number;
	/** Submitted, returned or accepted: whoever owed them has reported. */
	reported: number;
}

export function countStandings(standings: readonly DutyStanding[]): DutyCounts {
	const counts = {
		total: 0,
		late: 0,
		reported: 0,
		notBegun: 0,
		draft: 0,
		submitted: 0,
		returned: 0,
		accepted: 0,
	};
	for (const { state, late } of standings) {
		counts.total += 1;
		counts[state] += 1;
		if (late) counts.late += 1;
		if (state === 'submitted' || state === 'accepted') counts.reported += 1;
	}
	return counts;
}

/** The accepted report about the last period; null where none was ever accepted. */
export function lastAccepted(
	duty: Duty,
	all: readonly Report[],
	periods: readonly PeriodRow[],
): Report | null {
	const accepted = all.filter((report) => report.cycle.state === 'accepted' && isOf(report, duty));
	for (const period of inTime(periods).reverse()) {
		const found = decidingReport(accepted.filter((report) => report.period === period.id));
		if (found) return found;
	}
	return null;
}

/**
 * How old what is known of a duty is: `never` nothing was ever accepted, though a period fell due; `stale` the last that was
 * accepted is about an earlier period than the last that fell due; `current` it is not; `early` no period has fallen due.
 */
export type Freshness = 'never' | 'stale' | 'current' | 'early';

export function freshnessOf(
	duty: Duty,
	all: readonly Report[],
	periods: readonly PeriodRow[],
	today: string,
): { freshness: Freshness; last: Report | null; since: string | null } {
	const ordered = inTime(periods);
	const last = lastAccepted(duty, all, ordered);
	const opened = ordered.map(opensOn).filter((day) => day !== '' && day <= today);
	const since = opened.sort()[0] ?? null;
	const lastDue = ordered.findLast((row) => row.due !== null && row.due < today);
	if (!last) return { freshness: lastDue ? 'never' : 'early', last, since };
	const about = ordered.find(({ id }) => id === last.period);
	const isStale = lastDue !== undefined && (about?.end ?? '') < (lastDue.end ?? '');
	return { freshness: isStale && !isOver(duty, lastDue, all, ordered) ? 'stale' : 'current', last, since };
}
