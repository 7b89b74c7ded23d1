import type { ReportCell, Said } from '#lib/domain/activityReportData.ts';
import { SAID } from '#lib/domain/activityReportData.ts';
import { inLanguage, type Language, type Localised } from '#lib/domain/language.ts';
import { plainRuns, type ReportRun, type ReportWords, textOfWords } from '#lib/domain/reportDocument.ts';
import { type TextKey, type Translate, translatorFor } from '#lib/i18n/index.ts';
import { type Formats, formatsIn } from '#lib/records/report/formats.ts';

/** What a report is put into words with: in any language, whatever the reader's is. */
export interface Wording {
	readonly language: Language;
	readonly t: Translate;
	readonly formats: Formats;
}

export async function wordingIn(language: Language): Promise<Wording> {
	return { language, t: await translatorFor(language, 'activityReports'), formats: formatsIn(language) };
}

export const localText = (words: Localised, { language }: Wording): string =>
	inLanguage(words, language)?.text ?? '';

/** The same with its language, where that is another. */
export function localRuns(words: Localised, { language }: Wording): ReportRun[] {
	const found = inLanguage(words, language);
	if (!found) return [];
	return [found.language === language ? { text: found.text } : { ...found }];
}

/** Where words stand in a text that have a language of their own. */
const SLOT = '\ufffc';

/** A text, with runs where its parameter stands. */
export function fillIn(write: (slot: string) => string, runs: readonly ReportRun[]): ReportRun[] {
	const [before = '', ...after] = write(SLOT).split(SLOT);
	return [...plainRuns(before), ...runs, ...plainRuns(after.join(''))];
}

export const joinRuns = (parts: readonly (readonly ReportRun[])[], between: string): ReportRun[] =>
	parts.flatMap((part, at) => (at === 0 ? part : [{ text: between }, ...part]));

/** A text whose key is made of data that may come from a file: a key that is not there is the data itself. */
export function textOf({ t }: Wording, group: string, code: string, parameters?: object): string {
	const key = `activityReports.${group}.${code}`;
	const text = (t as unknown as (key: string, parameters?: object) => string)(key as TextKey, parameters);
	return text === key ? code : text;
}

/** An amount with its unit. */
export function amountText(value: number, unit: string | null | undefined, { t, formats }: Wording): string {
	if (unit === 'eur') return formats.euros(value);
	if (unit === 'percent') return formats.percent(value / 100);
	if (unit === 'boolean') return t(value ? 'app.choice.yes' : 'app.choice.no');
	return formats.number(value);
}

/** A cell in words, each in its language. */
function cellRuns(cell: ReportCell, wording: Wording): ReportRun[] {
	if (cell === null) return plainRuns(wording.t('activityReports.noData'));
	if ('text' in cell) return plainRuns(cell.text);
	if ('words' in cell) return localRuns(cell.words, wording);
	if ('number' in cell) return plainRuns(amountText(cell.number, cell.unit, wording));
	if ('date' in cell) return plainRuns(wording.formats.date(cell.date));
	if ('say' in cell)
		return SAID.includes(cell.say)
			? plainRuns(wording.t(`activityReports.say.${cell.say satisfies Said}`))
			: [];
	if ('lines' in cell) {
		const lines = cell.lines.map((each) => cellRuns(each, wording));
		return joinRuns(
			lines.filter((line) => line.length > 0),
			'\n',
		);
	}
	const all = cell.all.map((each) => cellRuns(each, wording));
	return joinRuns(all, isCoded(cell.all) ? ' ' : ', ');
}

export function cellWords(cell: ReportCell, wording: Wording): ReportWords {
	const runs = cellRuns(cell, wording);
	return runs.some(({ language }) => language) ? runs : textOfWords(runs);
}

export const cellText = (cell: ReportCell, wording: Wording): string => textOfWords(cellRuns(cell, wording));

/** A code and the name that follows it. */
const isCoded = (cells: readonly ReportCell[]): boolean =>
	cells.length === 2 && cells[0] !== null && 'text' in cells[0]! && cells[1] !== null && 'words' in cells[1]!;
