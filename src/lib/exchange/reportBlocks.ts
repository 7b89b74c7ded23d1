import {
	AlignmentType,
	Bookmark,
	BorderStyle,
	ExternalHyperlink,
	HeadingLevel,
	ImageRun,
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TextRun,
	WidthType,
} from 'docx';
import type { Language } from '#lib/domain/language.ts';
import {
	type ReportBlock,
	type ReportPicture,
	type ReportRun,
	type ReportWords,
	runsOfWords,
	textOfWords,
} from '#lib/domain/reportDocument.ts';
import { clean } from './plainText.ts';

export const LOCALES = { ca: 'ca-ES', es: 'es-ES', fr: 'fr-FR', en: 'en-GB' } as const;

/** A4 with margins of 20 mm, in twentieths of a point; what stands between them. */
export const PAGE = { width: 11_906, height: 16_838 };
export const MARGIN = 1134;
export const WITHIN = PAGE.width - 2 * MARGIN;
/** Pixels, of which there are 96 an inch, of the width and the height that a picture may have. */
const PICTURE = { width: Math.floor(WITHIN / 15), height: 880 };

/** @param within the language of what they stand in, where it is not the document's */
export function runsOf(runs: readonly ReportRun[], within?: Language) {
	return runs
		.map(({ text, bold, italic, link, language = within }) => {
			const lines = clean(text).split('\n');
			const children = lines.map(
				(line, at) =>
					new TextRun({
						text: line,
						bold,
						italics: italic,
						...(at > 0 && { break: 1 }),
						...(language && { language: { value: LOCALES[language] } }),
						...(link && { style: 'Hyperlink' }),
					}),
			);
			return link ? [new ExternalHyperlink({ link, children })] : children;
		})
		.flat();
}

export const muted = (text: string) => new Paragraph({ style: 'Muted', children: runsOf([{ text }]) });

interface Standing {
	/** Of the section in which it stands. */
	readonly level: 1 | 2;
	/** Whether it stays on the page of what follows: a source does not stand alone. */
	readonly keepNext: boolean;
	/** By which the contents lead to it, where it is a heading. */
	readonly anchor: string | undefined;
}

export function writeBlock(block: ReportBlock, { level, keepNext, anchor }: Standing): (Paragraph | Table)[] {
	switch (block.type) {
		case 'heading': {
			const words = runsOf([{ text: block.text }], block.language);
			return [
				new Paragraph({
					heading: level === 1 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
					children: anchor ? [new Bookmark({ id: anchor, children: words })] : words,
				}),
			];
		}
		case 'paragraph':
			return [
				new Paragraph({
					style: block.caption ? 'Caption' : block.muted ? 'Muted' : undefined,
					keepNext: block.caption || keepNext,
					children: runsOf(block.runs, block.language),
				}),
			];
		case 'item':
			return [
				new Paragraph({
					keepNext,
					numbering: {
						reference: block.ordered ? `list-${block.list}` : 'bullets',
						level: Math.min(block.depth, 8),
					},
					children: runsOf(block.runs, block.language),
				}),
			];
		case 'facts':
			return writeTable(
				block.rows.map(({ term, detail }) => [term, detail]),
				[1, 3],
				{ names: true, keepNext },
			);
		case 'table':
			return writeTable([block.head, ...block.rows], block.widths, { numeric: block.numeric, keepNext });
		case 'picture':
			return [writePicture(block.picture, keepNext)];
	}
}

/** Rows that stand together on a page. */
const SMALL_TABLE = 9;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'B9C2CE' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

/** @param names whether the first column names the rows; else the first row names the columns, on every page */
function writeTable(
	rows: readonly (readonly ReportWords[])[],
	shares: readonly number[],
	{
		names = false,
		numeric = [],
		keepNext = false,
	}: { names?: boolean; numeric?: readonly number[]; keepNext?: boolean },
): (Paragraph | Table)[] {
	const total = shares.reduce((sum, share) => sum + share, 0);
	const widths = shares.map((share) => Math.floor((WITHIN * share) / total));
	const last = rows.length - 1;
	const isShorter = (than: number) => (cell: ReportWords) => textOfWords(cell).length < than;
	const isSmall = rows.length <= SMALL_TABLE && rows.flat().every(isShorter(200));
	// The head stays with what it names, a small table whole, and the last row with its source.
	const together = (at: number) =>
		at === last ? keepNext : isSmall || at === 0 || (keepNext && at === last - 1);
	const table = new Table({
		layout: TableLayoutType.FIXED,
		width: { size: WITHIN, type: WidthType.DXA },
		columnWidths: widths,
		borders: {
			top: LINE,
			bottom: LINE,
			left: NONE,
			right: NONE,
			insideHorizontal: LINE,
			insideVertical: NONE,
		},
		rows: rows.map(
			(cells, at) =>
				new TableRow({
					tableHeader: !names && at === 0,
					cantSplit: cells.every(isShorter(600)),
					children: cells.map(
						(cell, column) =>
							new TableCell({
								width: { size: widths[column]!, type: WidthType.DXA },
								margins: { top: 60, bottom: 60, left: column === 0 ? 0 : 100, right: 100 },
								children: [
									new Paragraph({
										style: 'Cell',
										keepNext: together(at),
										alignment: numeric.includes(column) ? AlignmentType.RIGHT : AlignmentType.LEFT,
										children: runsOf(
											runsOfWords(cell).map((run) => ({
												...run,
												bold: names ? column === 0 : at === 0,
											})),
										),
									}),
								],
							}),
					),
				}),
		),
	});
	// Two tables that follow each other would grow together.
	return [table, new Paragraph({ style: 'Gap', keepNext, children: [] })];
}

/** One white pixel, for programs that show no drawings, where nobody has made a bitmap. */
const PIXEL = Uint8Array.from(
	atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9BUNFygAAAABJRU5ErkJggg=='),
	(letter) => letter.charCodeAt(0),
);

function writePicture(
	{ bytes = PIXEL, svg, width, height, alt }: ReportPicture,
	keepNext: boolean,
): Paragraph {
	const scale = Math.min(1, PICTURE.width / width, PICTURE.height / height);
	const shown = {
		transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
		altText: { name: 'picture', title: '', description: clean(alt) },
	};
	return new Paragraph({
		keepNext,
		children: [
			svg === undefined
				? new ImageRun({ type: 'png', data: bytes, ...shown })
				: new ImageRun({
						type: 'svg',
						data: new TextEncoder().encode(svg),
						fallback: { type: 'png', data: bytes },
						...shown,
					}),
		],
	});
}
