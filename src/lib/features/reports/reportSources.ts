import type { IndicatorRow, IndicatorYear, ReportSources } from '#lib/domain/activityReportSources.ts';
import { isExportable } from '#lib/domain/exportable.ts';
import { indicator } from '#lib/domain/indicator.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import type { LoggedFact } from '#lib/domain/loggedFact.ts';
import { factsAmong } from '#lib/records/happened/tally.ts';
import { leavingValue, mayBeCounted } from '#lib/records/indicators/leaving.ts';
import { cellOf, type Reading, readersOf, readIndicator } from '#lib/records/indicators/reading.ts';
import { allReports } from '#lib/records/reporting/reports.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** [I11] From where a report takes its data: what everybody of the plan reads, and nothing else. */
export function sourcesIn(
	workspace: Workspace,
	year: number,
	factsOf = (each: number) => factsWithin(workspace, { from: `${each}-01-01`, until: `${each}-12-31` }),
): ReportSources {
	const readers = readersOf(workspace);
	const readings = new Map<string, Reading>();
	const read = (row: IndicatorRow) => {
		let reading = readings.get(row.id);
		if (!reading) readings.set(row.id, (reading = readIndicator(workspace, row, readers)));
		return reading;
	};
	return {
		year,
		rowsOf: (kind) => workspace.rows(kindNamed(kind)).filter(isExportable),
		factsOf,
		reports: allReports(workspace),
		indicatorOf: (row, each) => yearOf(workspace, read(row), each),
	};
}

/** Lets the page answer where it was kept from that for a while. */
export type Pause = () => Promise<void>;

/** The same, with what takes long read at once, bit by bit: the facts of the year and of the one before, and the indicators. */
export async function readSources(workspace: Workspace, year: number, pause: Pause): Promise<ReportSources> {
	const facts = new Map<number, LoggedFact[]>();
	for (const each of [year - 1, year]) facts.set(each, await factsOfYear(workspace, each, pause));
	const sources = sourcesIn(workspace, year, (each) => facts.get(each) ?? []);
	for (const row of workspace.rows(indicator)) {
		sources.indicatorOf(row, year);
		await pause();
	}
	return sources;
}

const factsWithin = (workspace: Workspace, days: { from: string; until: string }): LoggedFact[] =>
	factsAmong(workspace, days, Number.POSITIVE_INFINITY).filter((fact) => mayBeCounted(workspace, fact));

/** The newest first; a month at a time, since each entry is read. A date known to its year counts as that year's first day. */
async function factsOfYear(workspace: Workspace, year: number, pause: Pause): Promise<LoggedFact[]> {
	const found: LoggedFact[] = [];
	for (let month = 12; month >= 1; month--) {
		const begins = `${year}-${String(month).padStart(2, '0')}`;
		for (const fact of factsWithin(workspace, { from: `${begins}-01`, until: `${begins}-31` }))
			found.push(fact);
		await pause();
	}
	return found;
}

/** What was given by hand goes before what is computed. */
function yearOf(workspace: Workspace, reading: Reading, year: number): IndicatorYear {
	const found = reading.years.find((each) => each.year === year);
	if (!found) return { value: null, target: null };
	const { target } = found;
	const cell = cellOf(found);
	if (cell.state === 'value') return { value: cell.value, target };
	if (cell.state === 'notApplicable') return { value: null, notApplicable: true, target };
	if (cell.state === 'words') return { value: null, words: cell.words, target };
	return { value: leavingValue(workspace, reading, found), target };
}

/** What a report reads, and is read again when it changes. */
const READ = [
	'line',
	'action',
	'period',
	'update',
	'submission',
	'review',
	'evidence',
	'expectedResult',
	'indicator',
	'indicatorTarget',
	'indicatorValue',
	'project',
	'call',
	'continuityReview',
	'agreement',
	'membership',
	'membershipReview',
	'transfer',
	'bodyMeeting',
	'zone',
	'metropolis',
	'organisation',
	'concept',
] as const;

/** Follows all that a report reads, without reading much of it. Live. */
export function followSources(workspace: Workspace): void {
	for (const kind of READ) void workspace.rows(kindNamed(kind)).length;
	void workspace.listing(kindNamed('entry')).table;
}
