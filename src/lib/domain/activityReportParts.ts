import { generateNKeysBetween } from 'fractional-indexing';
import { OF_A_LINE, type PartData, PLACEHOLDERS, type Placeholder } from './activityReportData.ts';
import { actionsData, figuresData, indicatorsData, resultsData, storiesData } from './activityReportLine.ts';
import type { ReportReading } from './activityReportSources.ts';
import { councilsData, fundsData, outlookData, overviewData, relationsData } from './activityReportWhole.ts';
import { contentsHash } from './contentsHash.ts';
import type { Place } from './kind.ts';

/** What the parts of a report are about; `line` is the heading of those that tell of one line. */
export const PARTS = [
	'introduction',
	'line',
	'actions',
	'results',
	'indicators',
	'figures',
	'stories',
	'funds',
	'relations',
	'councils',
	'outlook',
] as const;
export type ReportPartCode = (typeof PARTS)[number];

export const isPartCode = (code: unknown): code is ReportPartCode => PARTS.includes(code as ReportPartCode);
export const isPlaceholder = (code: unknown): code is Placeholder =>
	PLACEHOLDERS.includes(code as Placeholder);

export interface NewPart {
	readonly id: string;
	readonly part: ReportPartCode;
	readonly place: Place;
	readonly line?: string;
	readonly placeholder?: Placeholder;
}

/** The id of a part, which is the same whoever lays the report out; ids of lines may be as long as ids may be. */
export const partIdIn =
	(report: string) =>
	(part: ReportPartCode, line: string | null): string =>
		`${part}-${contentsHash([report, line, part]).slice(0, 20)}`;

const BEFORE = ['introduction'] as const;
const AFTER = ['funds', 'relations', 'councils', 'outlook'] as const;
const OF_LINE = [...OF_A_LINE] as const;

/**
 * The structure of a report as the plan gives it: introduction, what each line did, funds, relations, councils, outlook.
 * @param idOf the id of a part, of a line or of the whole
 */
export function layOutReport(
	lines: readonly { id: string }[],
	idOf: (part: ReportPartCode, line: string | null) => string,
): NewPart[] {
	const places = generateNKeysBetween(null, null, BEFORE.length + lines.length + AFTER.length);
	const whole = (part: (typeof BEFORE)[number] | (typeof AFTER)[number], at: number): NewPart => ({
		id: idOf(part, null),
		part,
		place: { parent: null, position: places[at]! },
		placeholder: part === 'introduction' ? 'overview' : part,
	});
	const ofLine = ({ id: line }: { id: string }, at: number): NewPart[] => {
		const parent = idOf('line', line);
		const within = generateNKeysBetween(null, null, OF_LINE.length);
		return [
			{ id: parent, part: 'line', line, place: { parent: null, position: places[at]! } },
			...OF_LINE.map((placeholder, index) => ({
				id: idOf(placeholder as ReportPartCode, line),
				part: placeholder as ReportPartCode,
				line,
				placeholder,
				place: { parent, position: within[index]! },
			})),
		];
	};
	return [
		...BEFORE.map(whole),
		...lines.flatMap((line, at) => ofLine(line, BEFORE.length + at)),
		...AFTER.map((part, at) => whole(part, BEFORE.length + lines.length + at)),
	];
}

const OF_WHOLE = {
	overview: overviewData,
	funds: fundsData,
	relations: relationsData,
	councils: councilsData,
	outlook: outlookData,
} as const;
const OF_LINES = {
	actions: actionsData,
	results: resultsData,
	indicators: indicatorsData,
	figures: figuresData,
	stories: storiesData,
} as const;

/** What the data says in a part; null where it has no placeholder, or its line is not in the plan. */
export function dataOf(
	reading: ReportReading,
	{ placeholder, line }: { readonly placeholder: string | null; readonly line: string | null },
): PartData | null {
	if (!isPlaceholder(placeholder)) return null;
	const { year } = reading;
	if (placeholder in OF_WHOLE)
		return { placeholder, year, ...OF_WHOLE[placeholder as keyof typeof OF_WHOLE](reading) };
	if (!line || !reading.row('line', line)) return null;
	return { placeholder, year, ...OF_LINES[placeholder as keyof typeof OF_LINES](reading, line) };
}
