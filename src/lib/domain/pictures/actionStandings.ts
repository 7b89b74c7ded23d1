import type { Report } from '../report.ts';
import { decidingReport } from '../reportingDuty.ts';
import type { PeriodRow } from '../periodState.ts';

/** Those that report on one action say different things. */
export const DIFFERS = 'differs';
/** Nobody has said. */
export const UNTOLD = 'untold';

export type StandingField = 'lifecycle' | 'rating';

/** The last that one organisation submitted, or had accepted, on an action. */
export interface Told {
	readonly report: Report;
	readonly period: string;
	readonly lifecycle: string | null;
	readonly rating: string | null;
}

/** How an action stands, as those who report on it say. */
export interface ActionStanding extends Record<StandingField, string> {
	readonly action: string;
	readonly line: string | null;
	readonly told: readonly Told[];
}

interface ActionOfLine {
	readonly id: string;
	readonly line: string | null;
}

const isTold = ({ cycle }: Report) => cycle.state === 'submitted' || cycle.state === 'accepted';

/** Reports that were submitted or accepted, by action. */
export function toldByAction(reports: readonly Report[]): ReadonlyMap<string, readonly Report[]> {
	return Map.groupBy(reports.filter(isTold), ({ action }) => action);
}

/**
 * How each action stands: of each organisation the last report about one of the periods counts.
 * @param periods in time, the last one last
 */
export function standingsOf(
	actions: readonly ActionOfLine[],
	reports: ReadonlyMap<string, readonly Report[]>,
	periods: readonly PeriodRow[],
): ActionStanding[] {
	const turn = new Map(periods.map(({ id }, index) => [id, index]));
	return actions.map(({ id, line }) => {
		const told = lastTold(reports.get(id) ?? [], turn);
		return {
			action: id,
			line,
			told,
			lifecycle: together(told.map(({ lifecycle }) => lifecycle)),
			rating: together(told.map(({ rating }) => rating)),
		};
	});
}

function lastTold(reports: readonly Report[], turn: ReadonlyMap<string, number>): Told[] {
	const known = reports.filter(({ period }) => turn.has(period));
	return [...Map.groupBy(known, ({ organisation }) => organisation).values()].map((own) => {
		const last = Math.max(...own.map(({ period }) => turn.get(period)!));
		const report = decidingReport(own.filter(({ period }) => turn.get(period) === last))!;
		const { lifecycle = null, rating = null } = report.cycle.contents ?? {};
		return { report, period: report.period, lifecycle, rating };
	});
}

function together(words: readonly (string | null)[]): string {
	const said = new Set(words.filter((word) => word !== null));
	if (said.size > 1) return DIFFERS;
	return [...said][0] ?? UNTOLD;
}

/** Standings of one line, by what is said of them. */
export interface LineStandings {
	readonly line: string;
	readonly total: number;
	readonly by: ReadonlyMap<string, readonly ActionStanding[]>;
}

/** @param lines in their order; what belongs to none of them comes last, under '' */
export function standingsByLine(
	standings: readonly ActionStanding[],
	lines: readonly string[],
	field: StandingField,
): LineStandings[] {
	const grouped = Map.groupBy(standings, ({ line }) => (line && lines.includes(line) ? line : ''));
	return [...lines, ''].flatMap((line) => {
		const own = grouped.get(line);
		if (!own) return [];
		return { line, total: own.length, by: Map.groupBy(own, (standing) => standing[field]) };
	});
}

/** Actions about which something else is said than before. */
export interface StandingChange {
	readonly action: string;
	readonly field: StandingField;
	readonly from: string;
	readonly to: string;
}

/** What is known of both times and differs; what was not known before has not moved. */
export function changesBetween(
	before: readonly ActionStanding[],
	after: readonly ActionStanding[],
): StandingChange[] {
	const earlier = new Map(before.map((standing) => [standing.action, standing]));
	return after.flatMap((standing) =>
		(['lifecycle', 'rating'] as const).flatMap((field) => {
			const from = earlier.get(standing.action)?.[field] ?? UNTOLD;
			const to = standing[field];
			if (from === to || [from, to].some((word) => word === UNTOLD || word === DIFFERS)) return [];
			return { action: standing.action, field, from, to };
		}),
	);
}
