// What the data says of one line of the plan in a year.
import { noted, type PartData, type ReportCell } from './activityReportData.ts';
import {
	type ActionRow,
	countBy,
	type IndicatorRow,
	type IndicatorYear,
	type ReportReading,
} from './activityReportSources.ts';
import type { expectedResult } from './expectedResult.ts';
import type { RowOf } from './kind.ts';
import type { LoggedFact } from './loggedFact.ts';

type LineData = Omit<PartData, 'placeholder' | 'year'>;
type ResultRow = RowOf<typeof expectedResult>;

const NOTHING: LineData = { figures: [], bars: [], tables: [], lists: [], quotes: [], counted: {} };
const count = (value: number | undefined): ReportCell =>
	value ? { number: value } : { say: 'nothingNoted' };
/** So many entries stand as examples. */
const STORIES = 6;

const actionsOf = (reading: ReportReading, line: string): ActionRow[] =>
	reading.actions.filter((row) => row.line === line);

function factsOn(reading: ReportReading, actions: readonly { id: string }[], year: number): LoggedFact[] {
	const ids = new Set(actions.map(({ id }) => id));
	return reading.facts(year).filter((fact) => fact.actions.some((id) => ids.has(id)));
}

export function actionsData(reading: ReportReading, line: string): LineData {
	const rows = actionsOf(reading, line);
	const { year } = reading;
	const [now, before] = [year, year - 1].map((each) =>
		countBy(factsOn(reading, rows, each), ({ actions }) => actions),
	);
	const reported = rows.map((row) => reading.reportsOn(row));
	const reportedIn = (each: number) =>
		rows.filter((row) => reading.reportsOn(row, each).some(({ report }) => report !== null)).length;
	return {
		...NOTHING,
		figures: [
			{
				key: 'actionsReported',
				value: reportedIn(year),
				before: reportedIn(year - 1),
				of: rows.length,
			},
			{
				key: 'actionsMoved',
				value: noted(rows.filter(({ id }) => now!.has(id)).length),
				before: noted(rows.filter(({ id }) => before!.has(id)).length),
				of: rows.length,
			},
		],
		tables: [
			{
				key: 'actions',
				columns: ['action', 'unit', 'lifecycle', 'rating', 'before', 'year'],
				rows: rows.map((row, at) => {
					const told = reported[at]!.filter(({ report }) => report !== null);
					const said = (vocabulary: string, field: 'lifecycle' | 'rating'): ReportCell =>
						told.length === 0
							? { say: 'notReported' }
							: {
									all: distinct(
										told.map(({ report }) => reading.word(vocabulary, report!.cycle.contents![field])),
									),
								};
					return [
						{ all: [{ text: row.code ?? row.id }, { words: row.title }] },
						{ all: row.responsibleUnits.map((id) => ({ words: reading.nameOf('organisation', id) })) },
						said('action-lifecycle', 'lifecycle'),
						said('delivery-rating', 'rating'),
						count(before!.get(row.id)),
						count(now!.get(row.id)),
					];
				}),
			},
		],
		counted: {
			action: rows.length,
			review: reported.flat().filter(({ report }) => report !== null).length,
			fact: factsOn(reading, rows, year).length,
		},
	};
}

const distinct = (cells: readonly ReportCell[]): ReportCell[] => [
	...new Map(cells.map((cell) => [JSON.stringify(cell), cell])).values(),
];

export function resultsData(reading: ReportReading, line: string): LineData {
	const rows = (reading.sources.rowsOf('expectedResult') as ResultRow[]).filter((row) => row.line === line);
	const { year } = reading;
	const indicators = reading.sources.rowsOf('indicator') as IndicatorRow[];
	const linked = (row: ResultRow) =>
		row.actions.flatMap((id) => (reading.row('action', id) as ActionRow | undefined) ?? []);
	return {
		...NOTHING,
		tables: [
			{
				key: 'results',
				columns: ['result', 'contributing', 'measured', 'before', 'year'],
				rows: rows.map((row) => {
					const own = indicators.filter(({ expectedResult }) => expectedResult === row.id);
					const known = own.filter((each) => hasValue(reading.sources.indicatorOf(each, year)));
					const on = (each: number) => count(factsOn(reading, linked(row), each).length);
					return [
						{ words: row.title },
						{ all: linked(row).map(({ code, id }) => ({ text: code ?? id })) },
						own.length > 0 ? { text: `${known.length} / ${own.length}` } : null,
						linked(row).length > 0 ? on(year - 1) : null,
						linked(row).length > 0 ? on(year) : null,
					];
				}),
			},
		],
		counted: { expectedResult: rows.length, fact: factsOn(reading, rows.flatMap(linked), year).length },
	};
}

const hasValue = ({ value, words, notApplicable }: IndicatorYear) =>
	value !== null || words !== undefined || notApplicable === true;

/** The indicators of a line: through the action or the expected result that they measure. */
function indicatorsOf(reading: ReportReading, line: string): IndicatorRow[] {
	return (reading.sources.rowsOf('indicator') as IndicatorRow[]).filter((row) => {
		const measured = row.action
			? reading.row('action', row.action)
			: reading.row('expectedResult', row.expectedResult ?? '');
		return measured?.line === line;
	});
}

export function indicatorsData(reading: ReportReading, line: string): LineData {
	const { year, sources } = reading;
	const rows = indicatorsOf(reading, line).map((row) => ({
		row,
		now: sources.indicatorOf(row, year),
		before: sources.indicatorOf(row, year - 1),
	}));
	const known = rows.filter(({ now, before }) => hasValue(now) || hasValue(before));
	const hasTargets = known.some(({ now }) => now.target !== null);
	const cell = ({ value, words, notApplicable }: IndicatorYear, unit: string | null): ReportCell => {
		if (notApplicable) return { say: 'notApplicable' };
		if (value !== null) return { number: value, ...(unit && { unit }) };
		return words ? { words } : null;
	};
	return {
		...NOTHING,
		figures: [
			{
				key: 'indicatorsKnown',
				value: rows.filter(({ now }) => hasValue(now)).length,
				before: rows.filter(({ before }) => hasValue(before)).length,
				of: rows.length,
			},
		],
		tables: [
			{
				key: 'indicators',
				columns: ['indicator', ...(hasTargets ? ['target'] : []), 'before', 'year'],
				rows: known.map(({ row, now, before }) => [
					{ lines: [{ words: row.title }, { words: row.computeNote }] },
					...(hasTargets ? [targetCell(now, row.unit)] : []),
					cell(before, row.unit),
					cell(now, row.unit),
				]),
			},
		],
		lists: [
			{
				key: 'indicatorsWithout',
				items: rows.filter((each) => !known.includes(each)).map(({ row }) => ({ words: row.title })),
			},
		],
		counted: { indicator: rows.length },
	};
}

const targetCell = ({ target }: IndicatorYear, unit: string | null): ReportCell =>
	target === null ? { say: 'noTarget' } : { number: target, ...(unit && { unit }) };

export function figuresData(reading: ReportReading, line: string): LineData {
	const actions = actionsOf(reading, line);
	const { year } = reading;
	const facts = factsOn(reading, actions, year);
	const earlier = factsOn(reading, actions, year - 1);
	const sum = (all: readonly LoggedFact[], field: 'participants' | 'contacts') =>
		all.some((fact) => fact[field] !== null)
			? all.reduce((total, fact) => total + (fact[field] ?? 0), 0)
			: null;
	const parties = (all: readonly LoggedFact[], field: 'organisations' | 'metropolises') =>
		noted(new Set(all.flatMap((fact) => fact[field])).size);
	return {
		...NOTHING,
		figures: [
			{ key: 'facts', value: noted(facts.length), before: noted(earlier.length) },
			{
				key: 'organisations',
				value: parties(facts, 'organisations'),
				before: parties(earlier, 'organisations'),
			},
			{
				key: 'metropolises',
				value: parties(facts, 'metropolises'),
				before: parties(earlier, 'metropolises'),
			},
			{ key: 'participants', value: sum(facts, 'participants'), before: sum(earlier, 'participants') },
		],
		bars: [{ key: 'types', rows: typesOf(reading, facts, earlier) }],
		counted: { fact: facts.length },
	};
}

/** By type of entry, the most frequent first. */
export function typesOf(
	reading: ReportReading,
	facts: readonly LoggedFact[],
	earlier: readonly LoggedFact[],
): PartData['bars'][number]['rows'] {
	const [now, before] = [facts, earlier].map((all) =>
		countBy(all, ({ type }) => (type === null ? [] : [type])),
	);
	return [...new Set([...now!.keys(), ...before!.keys()])]
		.sort(
			(one, other) =>
				(now!.get(other) ?? 0) - (now!.get(one) ?? 0) ||
				(before!.get(other) ?? 0) - (before!.get(one) ?? 0) ||
				(one < other ? -1 : 1),
		)
		.map((type) => ({
			label: reading.word('entry-type', type),
			value: noted(now!.get(type) ?? 0),
			before: noted(before!.get(type) ?? 0),
		}));
}

export function storiesData(reading: ReportReading, line: string): LineData {
	const actions = actionsOf(reading, line);
	const facts = factsOn(reading, actions, reading.year)
		.filter(({ date, title }) => date !== null && Object.keys(title).length > 0)
		.sort(
			(one, other) =>
				(other.participants ?? 0) - (one.participants ?? 0) ||
				(one.date! < other.date! ? 1 : one.date! > other.date! ? -1 : one.id < other.id ? -1 : 1),
		)
		.slice(0, STORIES)
		.sort((one, other) => (one.date! < other.date! ? -1 : 1));
	const quotes = actions.flatMap((row) =>
		reading.reportsOn(row).flatMap(({ unit, report }) => {
			const words = report?.cycle.contents?.narrative ?? {};
			return Object.keys(words).length > 0
				? [{ by: reading.nameOf('organisation', unit), about: row.code ?? row.id, words }]
				: [];
		}),
	);
	return {
		...NOTHING,
		tables: [
			{
				key: 'stories',
				columns: ['date', 'what', 'who'],
				rows: facts.map((fact) => [
					{ date: fact.date! },
					{ words: fact.title },
					{
						all: fact.organisations.slice(0, 3).map((id) => ({ words: reading.nameOf('organisation', id) })),
					},
				]),
			},
		],
		quotes,
		counted: { fact: facts.length, review: quotes.length },
	};
}
