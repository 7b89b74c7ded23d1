import type { PeriodRow } from '../periodState.ts';
import type { Report } from '../report.ts';
import { type ActionStanding, standingsOf, type Told } from './actionStandings.ts';

/** The gravest first. */
export const STUCK_REASONS = ['suspended', 'no-progress', 'constrained', 'silent'] as const;
export type StuckReason = (typeof STUCK_REASONS)[number];

/** An action that does not move, and since when. */
export interface StuckAction {
	readonly action: string;
	readonly reason: StuckReason;
	/** A day, or the month or year that is known; null where nothing was ever written down. */
	readonly since: string | null;
}

interface Asked {
	readonly reports: ReadonlyMap<string, readonly Report[]>;
	/** In time, the last one last. */
	readonly periods: readonly PeriodRow[];
	/** When the newest thing about an action happened, until the day that is asked about; null while the log is not read. */
	readonly lastFact: ((action: string) => string | null) | null;
	/** The day that is asked about. */
	readonly day: string;
	/** The first day of the plan. */
	readonly begins: string;
}

const isOver = ({ lifecycle }: ActionStanding) => lifecycle === 'closed' || lifecycle === 'cancelled';

function reasonOf(told: readonly Told[]): Exclude<StuckReason, 'silent'> | null {
	if (told.some(({ lifecycle }) => lifecycle === 'suspended')) return 'suspended';
	if (told.some(({ rating }) => rating === 'no-progress')) return 'no-progress';
	return told.some(({ rating }) => rating === 'constrained') ? 'constrained' : null;
}

/** The day a year before another. */
export function yearBefore(day: string): string {
	return `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
}

/** Whether the plan is old enough on a day for a year of silence. */
export const isSilenceKnown = (day: string, begins: string): boolean => begins <= yearBefore(day);

/**
 * Actions that do not move: those that are said to be suspended, without progress or in difficulty, since the first of the periods
 * one after the other that say so; and those of which nothing was written down for a year. What is closed or cancelled is over.
 */
export function stuckActions(standings: readonly ActionStanding[], asked: Asked): StuckAction[] {
	const limit = yearBefore(asked.day);
	return standings
		.flatMap((standing): StuckAction[] => {
			if (isOver(standing)) return [];
			const reason = reasonOf(standing.told);
			if (reason) return [{ action: standing.action, reason, since: sinceWhen(standing, reason, asked) }];
			if (!asked.lastFact || !isSilenceKnown(asked.day, asked.begins)) return [];
			const last = asked.lastFact(standing.action);
			return last !== null && last >= limit.slice(0, last.length)
				? []
				: [{ action: standing.action, reason: 'silent', since: last }];
		})
		.sort(
			(one, other) =>
				STUCK_REASONS.indexOf(one.reason) - STUCK_REASONS.indexOf(other.reason) ||
				compare(one.since ?? '', other.since ?? '') ||
				compare(one.action, other.action),
		);
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** The first day of the first of the periods, one after the other, of which the same is said; one without a report says nothing. */
function sinceWhen(
	{ action, line }: ActionStanding,
	reason: StuckReason,
	{ reports, periods }: Asked,
): string | null {
	let since: string | null = null;
	for (const period of [...periods].reverse()) {
		const [then] = standingsOf([{ id: action, line }], reports, [period]);
		if (!then || then.told.length === 0) continue;
		if (reasonOf(then.told) !== reason) break;
		since = period.start;
	}
	return since;
}
