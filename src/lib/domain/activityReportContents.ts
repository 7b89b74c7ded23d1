import { isPlaceholder } from './activityReportParts.ts';
import type { PartData } from './activityReportData.ts';
import { isLanguage, type Language, LANGUAGES, type Localised } from './language.ts';

export const REPORT_FORMAT = 'rumb-activity-report';
export const REPORT_VERSION = 1;

/** One part of a report, with what its authors wrote and what the data said. */
export interface ContentsPart {
	readonly id: string;
	readonly part: string | null;
	readonly level: 1 | 2;
	readonly line: { readonly code: string; readonly title: Localised } | null;
	/** Where it is not called as its part is. */
	readonly heading: Localised;
	readonly narrative: Localised;
	/** How the text is set, by language, where it is more than lines. */
	readonly formatted: Readonly<Partial<Record<Language, unknown>>>;
	/** Of which text each translation was made; see `activityReportTranslation.ts`. */
	readonly translated: readonly string[];
	readonly data: PartData | null;
}

export interface ReportSignature {
	readonly person: string;
	readonly name: string;
	readonly organisation: Localised | null;
	/** Milliseconds since 1970. */
	readonly time: number;
	readonly note: string;
}

/** [I10] All that an activity report tells, in every language. As canonical JSON it has one hash, which its signature names. */
export interface ReportContents {
	readonly format: typeof REPORT_FORMAT;
	readonly version: typeof REPORT_VERSION;
	readonly workspace: string;
	/** Whether everything in it is invented. */
	readonly sample: boolean;
	readonly report: string;
	readonly year: number;
	/** In which it is written first. */
	readonly language: Language;
	readonly title: Localised;
	/** What the plan is called. */
	readonly plan: Localised;
	/** In their order. */
	readonly parts: readonly ContentsPart[];
	readonly signed: ReportSignature | null;
}

export type ContentsReading =
	{ readonly contents: ReportContents } | { readonly fault: 'newer' | 'unreadable' };

/** Reads frozen contents from their file. Whatever the bytes are, it says what is wrong and never throws. */
export function readReportFile(bytes: Uint8Array): ContentsReading {
	try {
		const found: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
		if (!isObject(found) || found.format !== REPORT_FORMAT) return { fault: 'unreadable' };
		if (typeof found.version === 'number' && found.version > REPORT_VERSION) return { fault: 'newer' };
		return isContents(found) ? { contents: found as unknown as ReportContents } : { fault: 'unreadable' };
	} catch {
		return { fault: 'unreadable' };
	}
}

type Found = Record<string, unknown>;
const isObject = (found: unknown): found is Found =>
	typeof found === 'object' && found !== null && !Array.isArray(found);
const isListOf = (found: unknown, isOne: (one: unknown) => boolean): boolean =>
	Array.isArray(found) && found.every(isOne);
const isText = (found: unknown): found is string => typeof found === 'string';
const isNumber = (found: unknown): boolean => typeof found === 'number' && Number.isFinite(found);
const isNullOr = (isOne: (one: unknown) => boolean) => (found: unknown) => found === null || isOne(found);
const isWords = (found: unknown): boolean =>
	isObject(found) &&
	Object.entries(found).every(([language, words]) => isLanguage(language) && isText(words));

const isContents = (found: Found): boolean =>
	isText(found.workspace) &&
	isText(found.report) &&
	isNumber(found.year) &&
	isLanguage(found.language) &&
	isWords(found.title) &&
	isWords(found.plan) &&
	isListOf(found.parts, isPart) &&
	isNullOr(isSignature)(found.signed);

const isSignature = (found: unknown): boolean =>
	isObject(found) &&
	isText(found.name) &&
	isNumber(found.time) &&
	isText(found.note) &&
	isNullOr(isWords)(found.organisation);

const isPart = (found: unknown): boolean =>
	isObject(found) &&
	isText(found.id) &&
	isNullOr(isText)(found.part) &&
	(found.level === 1 || found.level === 2) &&
	isNullOr((line) => isObject(line) && isText(line.code) && isWords(line.title))(found.line) &&
	isWords(found.heading) &&
	isWords(found.narrative) &&
	isObject(found.formatted) &&
	isListOf(found.translated, isText) &&
	isNullOr(isData)(found.data);

const isData = (found: unknown): boolean =>
	isObject(found) &&
	isPlaceholder(found.placeholder) &&
	isNumber(found.year) &&
	isListOf(found.figures, (one) => isObject(one) && isText(one.key) && isNullOr(isNumber)(one.value)) &&
	isListOf(
		found.bars,
		(bars) =>
			isObject(bars) &&
			isText(bars.key) &&
			isListOf(
				bars.rows,
				(row) => isObject(row) && isCell(row.label) && [row.value, row.before].every(isNullOr(isNumber)),
			),
	) &&
	isListOf(
		found.tables,
		(table) =>
			isObject(table) &&
			isText(table.key) &&
			isListOf(table.columns, isText) &&
			isListOf(table.rows, (row) => isListOf(row, isCell)),
	) &&
	isListOf(found.lists, (list) => isObject(list) && isText(list.key) && isListOf(list.items, isCell)) &&
	isListOf(
		found.quotes,
		(quote) => isObject(quote) && isWords(quote.by) && isText(quote.about) && isWords(quote.words),
	) &&
	isObject(found.counted);

function isCell(found: unknown): boolean {
	if (found === null) return true;
	if (!isObject(found)) return false;
	return (
		isText(found.text) ||
		isWords(found.words) ||
		isNumber(found.number) ||
		isText(found.date) ||
		isText(found.say) ||
		isListOf(found.all, isCell) ||
		isListOf(found.lines, isCell)
	);
}

/** The languages in which anything is written in a report by its authors. */
export function writtenLanguages(parts: readonly Pick<ContentsPart, 'narrative'>[]): Language[] {
	return LANGUAGES.filter((language) => parts.some(({ narrative }) => narrative[language]?.trim()));
}
