import type { ContentsPart, ReportContents } from '#lib/domain/activityReportContents.ts';
import { isPartCode } from '#lib/domain/activityReportParts.ts';
import { translationState } from '#lib/domain/activityReportTranslation.ts';
import { inLanguage } from '#lib/domain/language.ts';
import {
	mutedBlock,
	type ReportBlock,
	type ReportDocument,
	type ReportRun,
	textOfWords,
} from '#lib/domain/reportDocument.ts';
import { blocksOfText } from '#lib/records/report/textBlocks.ts';
import { blocksOfData } from './dataBlocks.ts';
import { localRuns, localText, type Wording } from './wording.ts';

type Named = Pick<ContentsPart, 'part' | 'line' | 'heading'>;

function headingRuns({ part, line, heading }: Named, wording: Wording): readonly ReportRun[] {
	const own = localRuns(heading, wording);
	if (own.length > 0) return own;
	if (part === 'line' && line) {
		const [title] = localRuns(line.title, wording);
		return [{ ...title, text: `${line.code} ${title?.text ?? ''}`.trim() }];
	}
	return [{ text: wording.t(`activityReports.part.${isPartCode(part) ? part : 'own'}`) }];
}

/** How a part is called: as its authors say, else as its line or as what it is about. */
export const headingOf = (part: Named, wording: Wording): string => textOfWords(headingRuns(part, wording));

function narrativeOf(part: ContentsPart, { language }: ReportContents, wording: Wording): ReportBlock[] {
	const { narrative, formatted, translated } = part;
	const found = inLanguage(narrative, wording.language);
	if (!found?.text.trim()) return [];
	const { t } = wording;
	const isOutOfDate = translationState(wording.language, narrative, translated, language) === 'outOfDate';
	const blocks = blocksOfText(found.text, formatted[found.language]);
	return [
		...(found.language === wording.language
			? blocks
			: blocks.map((block) => ({ ...block, language: found.language }))),
		...(found.language === wording.language
			? []
			: [
					mutedBlock(
						t('activityReports.document.fallback', {
							language: t(`activityReports.languageName.${found.language}`),
						}),
					),
				]),
		...(isOutOfDate ? [mutedBlock(`${t('activityReports.translation.outOfDate')}.`)] : []),
	];
}

/** Who signed it and when, or that nobody has. */
function standingText({ signed }: ReportContents, now: number, { t, formats, ...rest }: Wording): string {
	if (!signed) return t('activityReports.document.working', { when: formats.moment(now) });
	const wording = { t, formats, ...rest };
	const name = signed.organisation
		? t('activityReports.document.signedFor', {
				name: signed.name,
				organisation: localText(signed.organisation, wording),
			})
		: signed.name;
	return t('activityReports.document.signed', { name, when: formats.moment(signed.time) });
}

export interface Framing {
	/** What a sample says of itself. */
	readonly mark: string | null;
	/** SHA-256 of signed contents. */
	readonly hash?: string;
	readonly now: number;
}

/** A report in one language, in words: what is read, printed and saved. */
export function documentOf(
	contents: ReportContents,
	wording: Wording,
	{ mark, hash, now }: Framing,
): ReportDocument {
	const { t } = wording;
	return {
		language: wording.language,
		title: localText(contents.title, wording),
		lead: localText(contents.plan, wording) || null,
		mark,
		pageOf: { page: t('activityReports.document.page'), of: t('activityReports.document.of') },
		contents: {
			title: t('activityReports.document.contents'),
			facts: [
				t('activityReports.document.year', {
					year: String(contents.year),
					before: String(contents.year - 1),
				}),
				standingText(contents, now, wording),
				...(hash ? [`SHA-256: ${hash}`] : []),
			],
		},
		sections: contents.parts.map((part) => {
			const blocks = [
				...narrativeOf(part, contents, wording),
				...(part.data ? blocksOfData(part.data, wording) : []),
			];
			const isHeadingOnly = part.part === 'line';
			return {
				id: part.id,
				title: headingOf(part, wording),
				language: headingRuns(part, wording)[0]?.language,
				level: part.level,
				blocks: blocks.length > 0 || isHeadingOnly ? blocks : [mutedBlock(t('activityReports.none.part'))],
			};
		}),
	};
}
