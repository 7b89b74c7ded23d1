import { type IStylesOptions, LineRuleType } from 'docx';

const INK = '17202C';
const MUTED = '4C596A';
export const ACCENT = '134A86';

/**
 * How a report looks. Headings have outline levels: a PDF made from it has bookmarks by them.
 * @param hasCover whether its title stands on a page of its own
 */
export function reportStyles(locale: string, hasCover: boolean): IStylesOptions {
	const font = 'Calibri';
	const heading = (size: number, before: number, outlineLevel: number) => ({
		run: { font, size, bold: true, color: outlineLevel === 0 ? ACCENT : INK },
		paragraph: { spacing: { before, after: 100 }, keepNext: true, keepLines: true, outlineLevel },
	});
	const style = (id: string, run: object, paragraph: object) => ({
		id,
		name: id,
		basedOn: 'Normal',
		next: 'Normal',
		quickFormat: true,
		run,
		paragraph,
	});
	return {
		default: {
			document: {
				run: { font, size: 22, color: INK, language: { value: locale } },
				paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
			},
			title: {
				run: { font, size: hasCover ? 64 : 40, bold: true, color: hasCover ? ACCENT : INK },
				paragraph: { spacing: { after: 120 }, keepNext: true },
			},
			heading1: heading(30, 360, 0),
			heading2: heading(25, 240, 1),
			heading3: heading(23, 200, 2),
			hyperlink: { run: { color: ACCENT, underline: {} } },
		},
		paragraphStyles: [
			style('Lead', { size: 24, color: MUTED }, { spacing: { after: 200 } }),
			style('Muted', { size: 18, color: MUTED }, { keepLines: true }),
			style('Caption', { bold: true, size: 21 }, { spacing: { before: 160, after: 60 }, keepNext: true }),
			style('ContentsTitle', { size: 30, bold: true, color: ACCENT }, { spacing: { after: 160 } }),
			...[0, 1, 2].map((depth) => ({
				...style(
					`TOC${depth + 1}`,
					{ bold: depth === 0 },
					{ spacing: { before: depth === 0 ? 120 : 20, after: 20 }, indent: { left: 280 * depth } },
				),
				name: `toc ${depth + 1}`,
			})),
			// Two tables that follow each other would grow together.
			style(
				'Gap',
				{ size: 8 },
				{ spacing: { before: 0, after: 0, line: 120, lineRule: LineRuleType.EXACT } },
			),
			style(
				'Cell',
				{ size: 20 },
				{ spacing: { before: 0, after: 0, line: 245, lineRule: LineRuleType.AUTO } },
			),
		],
	};
}
