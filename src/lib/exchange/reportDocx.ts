// Writes the report of a session as DOCX. It comes with the library that does, and is loaded when somebody wants the file.
import {
	AlignmentType,
	convertInchesToTwip,
	Document,
	Footer,
	Header,
	HeadingLevel,
	LevelFormat,
	Packer,
	PageNumber,
	Paragraph,
	TextRun,
} from 'docx';
import type { ReportBlock, ReportDocument } from '#lib/domain/reportDocument.ts';
import { clean, MARGIN, muted, PAGE, runsOf, writeBlock } from './reportBlocks.ts';
import { reportStyles } from './reportStyles.ts';

const LOCALES = { ca: 'ca-ES', es: 'es-ES', fr: 'fr-FR', en: 'en-GB' } as const;

/** @returns the bytes of a file that word processors open */
export async function writeReportDocx(report: ReportDocument): Promise<Uint8Array<ArrayBuffer>> {
	const lists = new Set(report.sections.flatMap(({ blocks }) => blocks.flatMap(orderedList)));
	const file = new Document({
		title: clean(report.title),
		description: clean(report.mark ?? report.lead ?? ''),
		creator: 'Rumb',
		lastModifiedBy: 'Rumb',
		styles: reportStyles(LOCALES[report.language]),
		numbering: {
			config: ['bullets', ...lists].map((reference) => ({ reference, levels: levelsOf(reference) })),
		},
		sections: [
			{
				properties: {
					page: {
						size: PAGE,
						margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
					},
				},
				...(report.mark && {
					headers: { default: new Header({ children: [muted(report.mark)] }) },
				}),
				footers: { default: footerOf(report) },
				children: [
					new Paragraph({ heading: HeadingLevel.TITLE, children: runsOf([{ text: report.title }]) }),
					...(report.lead
						? [new Paragraph({ style: 'Lead', children: runsOf([{ text: report.lead }]) })]
						: []),
					...report.sections.flatMap(({ title, blocks }) => [
						new Paragraph({ heading: HeadingLevel.HEADING_1, children: runsOf([{ text: title }]) }),
						...blocks.flatMap(writeBlock),
					]),
				],
			},
		],
	});
	return new Uint8Array(await Packer.toArrayBuffer(file));
}

const orderedList = (block: ReportBlock): string[] =>
	block.type === 'item' && block.ordered ? [`list-${block.list}`] : [];

function levelsOf(reference: string) {
	const ordered = reference !== 'bullets';
	return Array.from({ length: 9 }, (_, level) => ({
		level,
		format: ordered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
		text: ordered ? `%${level + 1}.` : '•',
		alignment: AlignmentType.LEFT,
		style: {
			paragraph: {
				indent: { left: convertInchesToTwip(0.25 * (level + 1)), hanging: convertInchesToTwip(0.25) },
			},
		},
	}));
}

function footerOf({ pageOf, title }: ReportDocument): Footer {
	return new Footer({
		children: [
			new Paragraph({
				style: 'Muted',
				children: [
					new TextRun({
						children: [
							`${clean(title)} · ${pageOf.page} `,
							PageNumber.CURRENT,
							` ${pageOf.of} `,
							PageNumber.TOTAL_PAGES,
						],
					}),
				],
			}),
		],
	});
}
