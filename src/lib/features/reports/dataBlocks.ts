import type { PartData, ReportBars, ReportFigure, ReportTable } from '#lib/domain/activityReportData.ts';
import {
	mutedBlock,
	plainRuns,
	type ReportBlock,
	type ReportWords,
	runsOfWords,
} from '#lib/domain/reportDocument.ts';
import { drawBars, type DrawnBar } from '#lib/exchange/activityReportBars.ts';
import {
	amountText,
	cellText,
	cellWords,
	fillIn,
	joinRuns,
	localRuns,
	textOf,
	type Wording,
} from './wording.ts';

const caption = (text: string): ReportBlock => ({ type: 'paragraph', runs: plainRuns(text), caption: true });

/** Shares of the width, by the column's key. */
const WIDTHS: Readonly<Record<string, number>> = {
	figure: 3,
	action: 4,
	unit: 2.8,
	lifecycle: 1.8,
	rating: 1.8,
	result: 4,
	contributing: 2,
	measured: 1.5,
	indicator: 6,
	target: 1.1,
	what: 5,
	who: 3,
	date: 2.2,
	project: 3.4,
	programme: 2,
	lead: 2.2,
	stage: 1.4,
	grant: 1.3,
	agreement: 3.4,
	type: 2,
	parties: 2.8,
	council: 4,
};
const NUMERIC = new Set(['year', 'before', 'change', 'target', 'grant', 'measured']);

function headOf(key: string, year: number, wording: Wording): string {
	if (key === 'year') return String(year);
	return key === 'before' ? String(year - 1) : textOf(wording, 'column', key);
}

function tableOf(
	key: string,
	columns: readonly string[],
	rows: readonly (readonly ReportWords[])[],
	year: number,
	wording: Wording,
): ReportBlock[] {
	const title = textOf(wording, 'table', key);
	return [
		caption(title),
		{
			type: 'table',
			caption: title,
			head: columns.map((column) => headOf(column, year, wording)),
			widths: columns.map((column) => WIDTHS[column] ?? 1.35),
			numeric: columns.flatMap((column, at) => (NUMERIC.has(column) ? [at] : [])),
			rows,
		},
	];
}

/** A figure with what it is a part of. */
function valueText({ value, of, unit }: ReportFigure, wording: Wording): string {
	if (value === null) return wording.t('activityReports.noData');
	const text = amountText(value, unit, wording);
	return of === undefined
		? text
		: wording.t('activityReports.ofWhole', { value: text, of: wording.formats.number(of) });
}

function figuresOf({ figures, year }: PartData, wording: Wording): ReportBlock[] {
	if (figures.length === 0) return [];
	const rows = figures.map((figure) => {
		const { key, value, before, unit } = figure;
		const change =
			value === null || before === null
				? '–'
				: unit === 'eur'
					? `${value > before ? '+' : ''}${wording.formats.euros(value - before)}`
					: wording.formats.difference(value - before);
		const earlier = before === null ? wording.t('activityReports.noData') : amountText(before, unit, wording);
		return [textOf(wording, 'figure', key), earlier, valueText(figure, wording), change];
	});
	return tableOf('figures', ['figure', 'before', 'year', 'change'], rows, year, wording);
}

function barsOf({ key, rows }: ReportBars, year: number, wording: Wording): ReportBlock[] {
	const known = rows.filter(({ value, before }) => value !== null || before !== null);
	if (known.length === 0) return [];
	const { t, formats } = wording;
	const title = textOf(wording, 'bars', key);
	const none = t('activityReports.noData');
	const shown = shownOf(rows, wording);
	const told = rows.map(({ label, value, before }) => {
		const [now, earlier] = [value, before].map((each) => (each === null ? none : formats.number(each)));
		return `${cellText(label, wording)}: ${now!} (${earlier!})`;
	});
	return [
		caption(title),
		{
			type: 'picture',
			picture: {
				...drawBars({
					rows: shown,
					names: [String(year), String(year - 1)],
					none,
					number: formats.number,
				}),
				alt: t('activityReports.barsAlt', {
					title,
					year: String(year),
					before: String(year - 1),
					rows: told.join('; '),
				}),
			},
		},
	];
}

/** More bars than these say nothing at a glance: the least stand together. */
const MOST_BARS = 10;

function shownOf(rows: ReportBars['rows'], wording: Wording): DrawnBar[] {
	const drawn = rows.map((row) => ({ ...row, label: cellText(row.label, wording) }));
	if (drawn.length <= MOST_BARS) return drawn;
	const largest = [...drawn]
		.sort((one, other) => (other.value ?? other.before ?? 0) - (one.value ?? one.before ?? 0))
		.slice(0, MOST_BARS - 1);
	const rest = drawn.filter((row) => !largest.includes(row));
	const sum = (field: 'value' | 'before') =>
		rest.some((row) => row[field] !== null)
			? rest.reduce((total, row) => total + (row[field] ?? 0), 0)
			: null;
	const label = wording.t('activityReports.barsOthers', { count: rest.length });
	return [
		...drawn.filter((row) => largest.includes(row)),
		{ label, value: sum('value'), before: sum('before') },
	];
}

function rowsOf({ key, columns, rows }: ReportTable, year: number, wording: Wording): ReportBlock[] {
	if (rows.length === 0) return [mutedBlock(textOf(wording, 'none', key))];
	const texts = rows.map((row) => columns.map((_, at) => cellWords(row[at] ?? null, wording)));
	return tableOf(key, columns, texts, year, wording);
}

function quotesOf({ quotes, placeholder }: PartData, wording: Wording): ReportBlock[] {
	if (placeholder === 'outlook' && quotes.length === 0)
		return [mutedBlock(wording.t('activityReports.none.outlook'))];
	if (quotes.length === 0) return [];
	return [
		caption(
			wording.t(placeholder === 'outlook' ? 'activityReports.wayForwardTitle' : 'activityReports.quoteTitle'),
		),
		...quotes.map(({ by, about, words }): ReportBlock => ({
			type: 'item',
			depth: 0,
			ordered: false,
			list: 0,
			runs: [
				...fillIn(
					(slot) => wording.t('activityReports.quote', { about, by: slot }),
					localRuns(by, wording),
				).map((run) => ({ ...run, bold: true })),
				{ text: ' ' },
				...localRuns(words, wording),
			],
		})),
	];
}

/** From where the data is, and by which rule. */
export function sourceText({ counted, placeholder }: PartData, wording: Wording): string {
	const parts = Object.entries(counted).flatMap(([kind, count]) =>
		typeof count === 'number' && count > 0 ? [textOf(wording, 'counted', kind, { count })] : [],
	);
	const { t, formats } = wording;
	const source = t('activityReports.source', {
		counted: parts.length > 0 ? formats.list(parts) : t('activityReports.noData').toLowerCase(),
	});
	return `${source} ${t('activityReports.rulePrefix', { rule: t(`activityReports.rule.${placeholder}`) })}`;
}

/** All that the data says in a part, in words, with its source and its rule. */
export function blocksOfData(data: PartData, wording: Wording): ReportBlock[] {
	const { year, bars, tables, lists } = data;
	return [
		...figuresOf(data, wording),
		...bars.flatMap((each) => barsOf(each, year, wording)),
		...tables.flatMap((each) => rowsOf(each, year, wording)),
		...lists.flatMap(({ key, items }): ReportBlock[] =>
			items.length === 0
				? []
				: [
						{
							type: 'paragraph',
							runs: fillIn(
								(slot) => textOf(wording, 'list', key, { count: items.length, items: slot }),
								joinRuns(
									items.map((item) => runsOfWords(cellWords(item, wording))),
									'; ',
								),
							),
						},
					],
		),
		...quotesOf(data, wording),
		mutedBlock(sourceText(data, wording)),
	];
}
