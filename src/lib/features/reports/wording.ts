import type { ReportCell, Said } from '#lib/domain/activityReportData.ts';
import { SAID } from '#lib/domain/activityReportData.ts';
import { inLanguage, type Language, type Localised } from '#lib/domain/language.ts';
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

/** A cell in words. */
export function cellText(cell: ReportCell, wording: Wording): string {
	if (cell === null) return wording.t('activityReports.noData');
	if ('text' in cell) return cell.text;
	if ('words' in cell) return localText(cell.words, wording);
	if ('number' in cell) return amountText(cell.number, cell.unit, wording);
	if ('date' in cell) return wording.formats.date(cell.date);
	if ('say' in cell)
		return SAID.includes(cell.say) ? wording.t(`activityReports.say.${cell.say satisfies Said}`) : '';
	if ('lines' in cell)
		return cell.lines
			.map((each) => cellText(each, wording))
			.filter(Boolean)
			.join('\n');
	return cell.all.map((each) => cellText(each, wording)).join(isCoded(cell.all) ? ' ' : ', ');
}

/** A code and the name that follows it. */
const isCoded = (cells: readonly ReportCell[]): boolean =>
	cells.length === 2 && cells[0] !== null && 'text' in cells[0]! && cells[1] !== null && 'words' in cells[1]!;
