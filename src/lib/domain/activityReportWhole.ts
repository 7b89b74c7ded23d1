// What the data says of the whole plan in a year: its figures, funds, relations, councils, and what is to come.
import { noted, type PartData, type ReportCell, type ReportFigure } from './activityReportData.ts';
import { countBy, type ReportReading } from './activityReportSources.ts';
import type { agreement } from './agreement.ts';
import { isAwarded, isDecided, isOver, isSubmitted, type ProjectRow, stageOf } from './fundStages.ts';
import { sumOf } from './fundSums.ts';
import type { AnyRow, RowOf } from './kind.ts';
import type { LoggedFact } from './loggedFact.ts';
import type { membership } from './membership.ts';
import { ownerOf } from './owner.ts';
import { VISIT_TYPES } from './relationVisit.ts';

type WholeData = Omit<PartData, 'placeholder' | 'year'>;
type AgreementRow = RowOf<typeof agreement>;
type MembershipRow = RowOf<typeof membership>;

const NOTHING: WholeData = { figures: [], bars: [], tables: [], lists: [], quotes: [], counted: {} };
const isIn = (day: string | null | undefined, year: number): boolean => (day ?? '').startsWith(String(year));
const amount = (value: number | null): ReportCell => (value === null ? null : { number: value, unit: 'eur' });

/** A figure of both years. */
const figure = (
	key: string,
	year: number,
	of: (year: number) => number | null,
	more: Partial<ReportFigure> = {},
): ReportFigure => ({ key, value: of(year), before: of(year - 1), ...more });

const councilsOf = (reading: ReportReading): AnyRow[] =>
	reading.sources.rowsOf('organisation').filter(({ type, historical }) => type === 'council' && !historical);

const tookPart = (facts: readonly LoggedFact[]): Map<string, number> =>
	countBy(facts, ({ organisations }) => organisations);

export function overviewData(reading: ReportReading): WholeData {
	const { year, actions } = reading;
	const councils = new Set(councilsOf(reading).map(({ id }) => id));
	const ofActions = new Set(actions.map(({ id }) => id));
	const distinct =
		(namesOf: (fact: LoggedFact) => readonly string[], isMeant: (id: string) => boolean) => (each: number) =>
			noted([...new Set(reading.facts(each).flatMap(namesOf))].filter(isMeant).length);
	return {
		...NOTHING,
		figures: [
			figure('facts', year, (each) => noted(reading.facts(each).length)),
			figure(
				'actionsMoved',
				year,
				distinct(
					(fact) => fact.actions,
					(id) => ofActions.has(id),
				),
				{ of: actions.length },
			),
			figure(
				'actionsReported',
				year,
				(each) =>
					actions.filter((row) => reading.reportsOn(row, each).some(({ report }) => report !== null)).length,
				{ of: actions.length },
			),
			figure(
				'councilsActive',
				year,
				distinct(
					(fact) => fact.organisations,
					(id) => councils.has(id),
				),
				{ of: councils.size },
			),
			figure(
				'metropolises',
				year,
				distinct(
					(fact) => fact.metropolises,
					() => true,
				),
			),
			figure('granted', year, (each) => sumOf(decidedIn(reading, each).filter(isAwarded), 'grantEur').total, {
				unit: 'eur',
			}),
		],
		bars: [{ key: 'lines', rows: linesOf(reading) }],
		counted: {
			action: actions.length,
			fact: reading.facts(year).length,
			review: reading.acceptedIn(year).length,
			project: decidedIn(reading, year).length,
		},
	};
}

function linesOf(reading: ReportReading): PartData['bars'][number]['rows'] {
	const lineOf = new Map(reading.actions.map(({ id, line }) => [id, line ?? '']));
	const [now, before] = [reading.year, reading.year - 1].map((year) =>
		countBy(reading.facts(year), ({ actions }) => actions.flatMap((id) => lineOf.get(id) ?? [])),
	);
	return reading.lines.map(({ id, code, title }) => ({
		label: { all: [{ text: code ?? id }, { words: title }] },
		value: noted(now!.get(id) ?? 0),
		before: noted(before!.get(id) ?? 0),
	}));
}

const projectsOf = (reading: ReportReading) => reading.sources.rowsOf('project') as ProjectRow[];
const submittedIn = (reading: ReportReading, year: number) =>
	projectsOf(reading).filter((row) => isSubmitted(row) && isIn(row.submitted, year));
const decidedIn = (reading: ReportReading, year: number) =>
	projectsOf(reading).filter((row) => isDecided(row) && isIn(row.decided, year));

/** Days are as precise as they are known, so years are compared; what has no end goes on until it is said to be over. */
function ranIn(row: ProjectRow, year: number): boolean {
	if (!isAwarded(row) || !row.starts || row.starts.slice(0, 4) > String(year)) return false;
	return row.ends ? row.ends.slice(0, 4) >= String(year) : !isOver(row) || isIn(row.starts, year);
}

export function fundsData(reading: ReportReading): WholeData {
	const { year } = reading;
	const won = decidedIn(reading, year).filter(isAwarded);
	const running = projectsOf(reading).filter((row) => ranIn(row, year));
	const rows = [...new Set([...won, ...running])].sort((one, other) =>
		(one.decided ?? '') < (other.decided ?? '') ? -1 : 1,
	);
	return {
		...NOTHING,
		figures: [
			figure('bidsSubmitted', year, (each) => noted(submittedIn(reading, each).length)),
			figure('requested', year, (each) => sumOf(submittedIn(reading, each), 'requestedEur').total, {
				unit: 'eur',
			}),
			figure(
				'bidsAwarded',
				year,
				(each) => {
					const decided = decidedIn(reading, each);
					return decided.length === 0 ? null : decided.filter(isAwarded).length;
				},
				{ of: decidedIn(reading, year).length },
			),
			figure('granted', year, (each) => sumOf(decidedIn(reading, each).filter(isAwarded), 'grantEur').total, {
				unit: 'eur',
			}),
		],
		tables: [
			{
				key: 'projects',
				columns: ['project', 'programme', 'lead', 'stage', 'grant'],
				rows: rows.map((row) => [
					{ words: row.title },
					row.programme ? { text: row.programme } : null,
					{ words: reading.nameOf('organisation', row.coordinator ?? ownerOf(row) ?? '') },
					reading.word('project-stage', stageOf(row)),
					amount(row.grantEur),
				]),
			},
		],
		counted: { project: new Set([...rows, ...submittedIn(reading, year), ...decidedIn(reading, year)]).size },
	};
}

/** Whether it belonged to the network in the year, whatever it does today. */
const wasMemberIn = ({ joined, left, status }: MembershipRow, year: number): boolean =>
	(!joined || joined.slice(0, 4) <= String(year)) &&
	(left ? left.slice(0, 4) >= String(year) : status === 'member');

export function relationsData(reading: ReportReading): WholeData {
	const { year } = reading;
	const agreements = reading.sources.rowsOf('agreement') as AgreementRow[];
	const memberships = (reading.sources.rowsOf('membership') as MembershipRow[]).filter((row) =>
		wasMemberIn(row, year),
	);
	const signedIn = (each: number) => agreements.filter(({ signed }) => isIn(signed, each));
	const ofType = (type: string) => (each: number) =>
		noted(reading.facts(each).filter((fact) => fact.type === type).length);
	const visits = new Set<string>(VISIT_TYPES);
	const zones = reading.sources.rowsOf('zone');
	const byZone = (each: number) =>
		countBy(reading.facts(each), ({ zones: own, metropolises }) => [
			...own,
			...metropolises.flatMap((id) => (reading.row('metropolis', id)?.zone as string | null) ?? []),
		]);
	const [now, before] = [byZone(year), byZone(year - 1)];
	return {
		...NOTHING,
		figures: [
			figure('agreementsSigned', year, (each) => noted(signedIn(each).length)),
			...VISIT_TYPES.map((type) => figure(type, year, ofType(type))),
			figure('metropolises', year, (each) =>
				noted(new Set(reading.facts(each).flatMap((fact) => fact.metropolises)).size),
			),
		],
		bars: [
			{
				key: 'zones',
				rows: zones.map(({ id }) => ({
					label: { words: reading.nameOf('zone', id) },
					value: noted(now.get(id) ?? 0),
					before: noted(before.get(id) ?? 0),
				})),
			},
		],
		tables: [
			{
				key: 'agreements',
				columns: ['date', 'agreement', 'type', 'parties'],
				rows: signedIn(year)
					.sort((one, other) => (one.signed! < other.signed! ? -1 : 1))
					.map((row) => [
						{ date: row.signed! },
						{ words: row.title },
						reading.word('agreement-type', row.type),
						{
							all: [
								...row.metropolises.map((id) => ({ words: reading.nameOf('metropolis', id) })),
								...[...row.organisations, ...row.networks].map((id) => ({
									words: reading.nameOf('organisation', id),
								})),
							],
						},
					]),
			},
		],
		lists: [
			{
				key: 'networks',
				items: [...new Set(memberships.flatMap(({ network }) => network ?? []))].map((id) => ({
					words: reading.nameOf('organisation', id),
				})),
			},
		],
		counted: {
			agreement: signedIn(year).length,
			fact: reading
				.facts(year)
				.filter(({ type, metropolises }) => visits.has(type ?? '') || metropolises.length > 0).length,
			membership: memberships.length,
		},
	};
}

export function councilsData(reading: ReportReading): WholeData {
	const { year } = reading;
	const councils = councilsOf(reading);
	const [now, before] = [year, year - 1].map((each) => tookPart(reading.facts(each)));
	const active = councils.filter(({ id }) => now!.has(id));
	return {
		...NOTHING,
		figures: [
			{
				key: 'councilsActive',
				value: noted(active.length),
				before: noted(councils.filter(({ id }) => before!.has(id)).length),
				of: councils.length,
			},
		],
		tables: [
			{
				key: 'councils',
				columns: ['council', 'before', 'year'],
				rows: active
					.sort((one, other) => now!.get(other.id)! - now!.get(one.id)! || (one.id < other.id ? -1 : 1))
					.map(({ id }) => [
						{ words: reading.nameOf('organisation', id) },
						before!.has(id) ? { number: before!.get(id)! } : { say: 'nothingNoted' },
						{ number: now!.get(id)! },
					]),
			},
		],
		lists: [
			{
				key: 'councilsWithout',
				items: councils
					.filter(({ id }) => !now!.has(id))
					.map(({ id }) => ({ words: reading.nameOf('organisation', id) })),
			},
		],
		counted: { organisation: councils.length, fact: reading.facts(year).length },
	};
}

export function outlookData(reading: ReportReading): WholeData {
	const quotes = reading.actions.flatMap((row) =>
		reading.reportsOn(row).flatMap(({ unit, report }) => {
			const words = report?.cycle.contents?.wayForward ?? {};
			return Object.keys(words).length > 0
				? [{ by: reading.nameOf('organisation', unit), about: row.code ?? row.id, words }]
				: [];
		}),
	);
	return { ...NOTHING, quotes, counted: { review: quotes.length } };
}
