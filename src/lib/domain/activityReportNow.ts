import type { activityReport } from './activityReport.ts';
import {
	type ReportContents,
	REPORT_FORMAT,
	REPORT_VERSION,
	type ReportSignature,
} from './activityReportContents.ts';
import type { PartData } from './activityReportData.ts';
import type { LineRow } from './activityReportSources.ts';
import { orderParts, type PartRow } from './activityReportStanding.ts';
import type { RowOf } from './kind.ts';
import { isLanguage, type Language, LANGUAGES, type Localised } from './language.ts';

export interface ReportNow {
	readonly workspace: string;
	readonly sample: boolean;
	readonly report: RowOf<typeof activityReport>;
	readonly plan: Localised;
	/** In any order. */
	readonly parts: readonly PartRow[];
	readonly lineOf: (id: string) => LineRow | undefined;
	readonly dataOf: (part: PartRow) => PartData | null;
	/** How texts are set that are more than lines, by part and language. */
	readonly formatted?: ReadonlyMap<string, Readonly<Partial<Record<Language, unknown>>>>;
	readonly signed?: ReportSignature | null;
}

/** The language in which a report is written first. */
export const languageOfReport = ({ language }: Pick<RowOf<typeof activityReport>, 'language'>): Language =>
	isLanguage(language) ? language : 'ca';

/** All that a report tells as it stands, in the one form that is shown, written and frozen. */
export function contentsOfReport({
	workspace,
	sample,
	report,
	plan,
	parts,
	lineOf,
	dataOf,
	formatted,
	signed = null,
}: ReportNow): ReportContents {
	return {
		format: REPORT_FORMAT,
		version: REPORT_VERSION,
		workspace,
		sample,
		report: report.id,
		year: report.year ?? 0,
		language: languageOfReport(report),
		title: wordsOf(report.title),
		plan: wordsOf(plan),
		parts: orderParts(parts, lineOf).map(({ row, level }) => {
			const line = row.line ? lineOf(row.line) : undefined;
			return {
				id: row.id,
				part: row.part,
				level,
				line: line ? { code: line.code ?? '', title: wordsOf(line.title) } : null,
				heading: wordsOf(row.heading),
				narrative: wordsOf(row.narrative),
				formatted: formatted?.get(row.id) ?? {},
				translated: [...row.translated].sort(),
				data: dataOf(row),
			};
		}),
		signed,
	};
}

/** Empty languages are left out, and those that are written stand in one order. */
const wordsOf = (text: Localised): Localised =>
	Object.fromEntries(
		LANGUAGES.flatMap((language) => {
			const words = text[language];
			return words?.trim() ? [[language, words]] : [];
		}),
	);
