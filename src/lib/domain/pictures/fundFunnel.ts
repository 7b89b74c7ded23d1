import type { RowOf } from '../kind.ts';
import type { call } from '../call.ts';
import { isAwarded, isDecided, isOver, isSubmitted, type ProjectRow, stageOf } from '../fundStages.ts';
import { type FundSum, fundYears, sumOf } from '../fundSums.ts';

export type CallRow = RowOf<typeof call>;

/** The steps of the funnel, each a part of the one before. */
export const FUNNEL_STEPS = [
	'written',
	'submitted',
	'decided',
	'awarded',
	'running',
	'over',
	'capitalised',
] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];

const HAS_REACHED: Readonly<Record<FunnelStep, (row: ProjectRow) => boolean>> = {
	written: () => true,
	submitted: isSubmitted,
	decided: isDecided,
	awarded: isAwarded,
	running: (row) => stageOf(row) === 'running' || isOver(row),
	over: isOver,
	capitalised: (row) => stageOf(row) === 'capitalised',
};

/** Whether a bid has come as far as a step, whatever came afterwards. */
export const hasReached = (row: ProjectRow, step: FunnelStep): boolean => HAS_REACHED[step](row);

export interface FunnelStage {
	readonly step: FunnelStep;
	readonly rows: readonly ProjectRow[];
	/** What these bids ask for, and from the award on what they were granted. */
	readonly sum: FundSum;
}

export interface FundFunnel {
	readonly stages: readonly FunnelStage[];
	/** Calls that somebody wrote down, and those of them that a bid answers. */
	readonly calls: readonly CallRow[];
	readonly answered: readonly CallRow[];
	/** Where bids wait, and where they end. */
	readonly reserve: readonly ProjectRow[];
	readonly rejected: readonly ProjectRow[];
	/** Awarded of those decided upon; null where none is: nobody can tell a rate. */
	readonly rate: number | null;
}

/** How far bids came, from the call to what is left after the grant. */
export function fundFunnel(rows: readonly ProjectRow[], calls: readonly CallRow[]): FundFunnel {
	const stages = FUNNEL_STEPS.map((step) => {
		const reached = rows.filter((row) => hasReached(row, step));
		const isWon = step !== 'written' && step !== 'submitted' && step !== 'decided';
		return { step, rows: reached, sum: sumOf(reached, isWon ? 'grantEur' : 'requestedEur') };
	});
	const bidFor = new Set(rows.map((row) => row.call));
	const decided = rows.filter(isDecided).length;
	return {
		stages,
		calls,
		answered: calls.filter(({ id }) => bidFor.has(id)),
		reserve: rows.filter((row) => stageOf(row) === 'reserve'),
		rejected: rows.filter((row) => stageOf(row) === 'rejected'),
		rate: decided === 0 ? null : rows.filter(isAwarded).length / decided,
	};
}

const yearIn = (date: string | null): string | null => /^\d{4}/.exec(date ?? '')?.[0] ?? null;

export interface FundFilter {
	readonly programme?: string;
	/** Years in which bids were handed in; a call counts in the year in which it closes, else opens. */
	readonly from?: string;
	readonly until?: string;
	/** Organisations, zones, themes and actions: a bid, or a call, that has none of these is not among them. */
	readonly organisation?: string;
	readonly zone?: string;
	readonly theme?: string;
	readonly isOfLine?: (action: string) => boolean;
}

type Narrowable = Pick<
	ProjectRow,
	'document' | 'organisations' | 'zones' | 'themes' | 'actions' | 'programme'
>;

function isAmong(
	row: Narrowable,
	filter: FundFilter,
	year: string | null,
	others: readonly string[],
): boolean {
	const { programme, organisation, zone, theme, isOfLine, from, until } = filter;
	if (programme && (row.programme ?? '').trim() !== programme) return false;
	if (organisation && row.document !== `org/${organisation}` && !others.includes(organisation)) return false;
	if (zone && !row.zones.includes(zone)) return false;
	if (theme && !row.themes.includes(theme)) return false;
	if (isOfLine && !row.actions.some(isOfLine)) return false;
	if (!from && !until) return true;
	return year !== null && (!from || year >= from) && (!until || year <= until);
}

/** Bids that are asked for. With years, those that were not handed in yet, or do not say when, are not among them. */
export function bidsAmong(rows: readonly ProjectRow[], filter: FundFilter): ProjectRow[] {
	return rows.filter((row) =>
		isAmong(row, filter, isSubmitted(row) ? yearIn(row.submitted) : null, [
			...row.organisations,
			...row.councils,
			...(row.coordinator ? [row.coordinator] : []),
		]),
	);
}

export function callsAmong(calls: readonly CallRow[], filter: FundFilter): CallRow[] {
	return calls.filter((row) =>
		isAmong(row, filter, yearIn(row.closes) ?? yearIn(row.opens), row.organisations),
	);
}

/** A year, as bars show it; the first year first, those in between in which nothing was handed in or decided included. */
export interface FundBar {
	readonly year: number;
	readonly submitted: readonly ProjectRow[];
	readonly requested: FundSum;
	readonly decided: readonly ProjectRow[];
	readonly awarded: readonly ProjectRow[];
	readonly granted: FundSum;
	/** Awarded of those decided in that year; null where none was. */
	readonly rate: number | null;
}

export function fundBars(rows: readonly ProjectRow[]): FundBar[] {
	const known = fundYears(rows);
	if (known.length === 0) return [];
	const byYear = new Map(known.map((year) => [year.year, year]));
	const [first, last] = [known.at(-1)!.year, known[0]!.year];
	const none = sumOf([], 'grantEur');
	return Array.from({ length: last - first + 1 }, (_, at) => first + at).map((year) => {
		const found = byYear.get(year) ?? {
			year,
			submitted: [],
			requested: none,
			decided: [],
			awarded: [],
			granted: none,
		};
		const { decided, awarded } = found;
		return { ...found, rate: decided.length === 0 ? null : awarded.length / decided.length };
	});
}

export interface ProgrammeFunds {
	/** As it is written; '' for bids that name none. */
	readonly programme: string;
	readonly funnel: FundFunnel;
}

/** The same by programme, the one with most bids first; what names none comes last. */
export function byProgramme(rows: readonly ProjectRow[], calls: readonly CallRow[]): ProgrammeFunds[] {
	const nameOf = ({ programme }: { programme: string | null }) => (programme ?? '').trim();
	const groups = new Map<string, { rows: ProjectRow[]; calls: CallRow[] }>();
	const at = (name: string) => {
		if (!groups.has(name)) groups.set(name, { rows: [], calls: [] });
		return groups.get(name)!;
	};
	for (const row of rows) at(nameOf(row)).rows.push(row);
	for (const row of calls) at(nameOf(row)).calls.push(row);
	return [...groups]
		.map(([programme, group]) => ({ programme, funnel: fundFunnel(group.rows, group.calls) }))
		.sort((one, other) => {
			const [a, b] = [one, other].map(({ funnel }) => funnel.stages[0]!.rows.length) as [number, number];
			return (
				Number(one.programme === '') - Number(other.programme === '') ||
				b - a ||
				(one.programme < other.programme ? -1 : 1)
			);
		});
}
