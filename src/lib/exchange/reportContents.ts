// The table of contents of a long report, each line with a reference to the page of its heading: word processors work the page out
// when they open the file, where a table made by field would show guessed ones until somebody updates it.
import { InternalHyperlink, LeaderType, PageReference, Paragraph, TabStopType, TextRun } from 'docx';
import type { ReportSection } from '#lib/domain/reportDocument.ts';

/** Bookmarks have names of letters and digits; ids may be anything. */
export const anchorOf = (at: number): string => `part${at + 1}`;

/** @param within how wide a line is, in twentieths of a point */
export function writeContents(
	sections: readonly Pick<ReportSection, 'title' | 'level'>[],
	within: number,
	clean: (text: string) => string,
): Paragraph[] {
	return sections.map(
		({ title, level = 1 }, at) =>
			new Paragraph({
				style: `TOC${level}`,
				tabStops: [{ type: TabStopType.RIGHT, position: within, leader: LeaderType.DOT }],
				children: [
					new InternalHyperlink({
						anchor: anchorOf(at),
						children: [
							new TextRun({ text: clean(title) }),
							new TextRun({ text: '\t' }),
							new PageReference(anchorOf(at)),
						],
					}),
				],
			}),
	);
}
