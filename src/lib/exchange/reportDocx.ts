// Writes a report as DOCX. It comes with the library that does, and is loaded when somebody wants the file.
import {
	AlignmentType,
	Bookmark,
	BorderStyle,
	convertInchesToTwip,
	Document,
	Footer,
	Header,
	HeadingLevel,
	LevelFormat,
	LineRuleType,
	Packer,
	PageNumber,
	Paragraph,
	TextRun,
} from 'docx';
import {
	anchorOf,
	type ReportBlock,
	type ReportDocument,
	type ReportSection,
} from '#lib/domain/reportDocument.ts';
import { clean } from './plainText.ts';
import { LOCALES, MARGIN, muted, PAGE, runsOf, writeBlock } from './reportBlocks.ts';
import { writeContents } from './reportContents.ts';
import { ACCENT, reportStyles } from './reportStyles.ts';

/** @returns the bytes of a file that word processors open */
export async function writeReportDocx(given: ReportDocument): Promise<Uint8Array<ArrayBuffer>> {
	const report = { ...given, sections: numberApart(given.sections) };
	const lists = new Set(report.sections.flatMap(({ blocks }) => blocks.flatMap(orderedList)));
	const file = new Document({
		title: clean(report.title),
		description: clean(report.mark ?? report.lead ?? ''),
		creator: 'Rumb',
		lastModifiedBy: 'Rumb',
		styles: reportStyles(LOCALES[report.language], Boolean(report.contents)),
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
					...openingOf(report),
					...report.sections.flatMap((section, at) => writeSection(section, at, report)),
				],
			},
		],
	});
	return new Uint8Array(await Packer.toArrayBuffer(file));
}

/** The lists of each section are counted by themselves: in one file each needs a number of its own. */
function numberApart(sections: readonly ReportSection[]): ReportSection[] {
	const numbers = new Map<string, number>();
	const numberOf = (list: string): number => {
		if (!numbers.has(list)) numbers.set(list, numbers.size);
		return numbers.get(list)!;
	};
	return sections.map((section, at) => ({
		...section,
		blocks: section.blocks.map((block) =>
			block.type === 'item' ? { ...block, list: numberOf(`${at}/${block.list}`) } : block,
		),
	}));
}

function openingOf({ title, lead, contents, sections }: ReportDocument) {
	const opening = [
		new Paragraph({
			heading: HeadingLevel.TITLE,
			children: runsOf([{ text: title }]),
			...(contents && {
				spacing: { before: 3200, after: 240, line: 252, lineRule: LineRuleType.AUTO },
				border: { top: { style: BorderStyle.SINGLE, size: 36, color: ACCENT, space: 14 } },
			}),
		}),
		...(lead ? [new Paragraph({ style: 'Lead', children: runsOf([{ text: lead }]) })] : []),
	];
	if (!contents) return opening;
	return [
		...opening,
		...contents.facts.map(muted),
		...writeContents(
			new Paragraph({
				style: 'ContentsTitle',
				pageBreakBefore: true,
				children: runsOf([{ text: contents.title }]),
			}),
			sections,
		),
	];
}

function writeSection(
	{ title, level = 1, language, blocks }: ReportSection,
	section: number,
	{ contents }: ReportDocument,
) {
	const words = runsOf([{ text: title }], language);
	return [
		new Paragraph({
			heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
			// The chapters of a long report begin on a page of their own.
			pageBreakBefore: Boolean(contents) && level === 1,
			children: contents ? [new Bookmark({ id: anchorOf({ section }), children: words })] : words,
		}),
		...blocks.flatMap((block, at) =>
			writeBlock(block, {
				level,
				keepNext: staysWith(block, blocks[at + 1]) || isLastButOne(blocks, at),
				anchor: contents && anchorOf({ section, block: at }),
			}),
		),
	];
}

/** A source stays with what it is about, and a table with the few words that lead to it. */
const staysWith = (block: ReportBlock, next: ReportBlock | undefined): boolean =>
	next?.type === 'paragraph' &&
	(next.muted === true ||
		(next.caption === true &&
			block.type === 'paragraph' &&
			block.runs.reduce((length, { text }) => length + text.length, 0) < SHORT));

/** The last two items of a list go together: none stands alone on a page. */
const isLastButOne = (blocks: readonly ReportBlock[], at: number): boolean =>
	[blocks[at], blocks[at + 1]].every((block) => block?.type === 'item') && blocks[at + 2]?.type !== 'item';

/** Letters of about three lines. */
const SHORT = 300;

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
