// The table of contents of a long report. Word has it as a field, which can be updated there and holds its entries already. LibreOffice
// drops the page references within such a field, and would show none until somebody updates it: it does not read the field's ends,
// which stand where only Word looks, and works out the pages by itself whenever it opens the file.
import {
	FileChild,
	ImportedXmlComponent,
	InternalHyperlink,
	LeaderType,
	PageReference,
	Paragraph,
	TabStopType,
	TextRun,
	type XmlComponent,
} from 'docx';
import type { ReportSection } from '#lib/domain/reportDocument.ts';

/** Bookmarks have names of letters and digits; ids may be anything. */
export const anchorOf = (at: number): string => `part${at + 1}`;

function element(
	name: string,
	attributes: Record<string, string> = {},
	children: readonly (XmlComponent | string)[] = [],
): ImportedXmlComponent {
	const made = new ImportedXmlComponent(name, attributes);
	for (const child of children) made.push(child);
	return made;
}

/** A namespace that Word declares since 2016, and LibreOffice does not know: what stands under it is left out there. */
const WORD_ALONE = 'w16se';

class FieldRun extends TextRun {
	constructor(content: XmlComponent) {
		super({});
		this.root.push(
			element('mc:AlternateContent', {}, [element('mc:Choice', { Requires: WORD_ALONE }, [content])]),
		);
	}
}

const fieldEnd = (type: 'begin' | 'separate' | 'end') =>
	new FieldRun(
		element('w:fldChar', { 'w:fldCharType': type, ...(type === 'begin' && { 'w:dirty': 'true' }) }),
	);

/** Headings of two levels, which lead to their pages. */
const beginField = () => [
	fieldEnd('begin'),
	new FieldRun(element('w:instrText', { 'xml:space': 'preserve' }, [String.raw` TOC \o "1-2" \h \z \u `])),
	fieldEnd('separate'),
];

/** What Word shows with *Update table* above it. */
class ContentsBlock extends FileChild {
	constructor(paragraphs: readonly Paragraph[]) {
		super('w:sdt');
		const gallery = element('w:docPartObj', {}, [
			element('w:docPartGallery', { 'w:val': 'Table of Contents' }),
			element('w:docPartUnique'),
		]);
		this.root.push(element('w:sdtPr', {}, [gallery]), element('w:sdtContent', {}, paragraphs));
	}
}

/** @param within how wide a line is, in twentieths of a point */
export function writeContents(
	heading: Paragraph,
	sections: readonly Pick<ReportSection, 'title' | 'level'>[],
	within: number,
	clean: (text: string) => string,
): FileChild[] {
	if (sections.length === 0) return [heading];
	const entries = sections.map(
		({ title, level = 1 }, at) =>
			new Paragraph({
				style: `TOC${level}`,
				tabStops: [{ type: TabStopType.RIGHT, position: within, leader: LeaderType.DOT }],
				children: [
					...(at === 0 ? beginField() : []),
					new InternalHyperlink({
						anchor: anchorOf(at),
						children: [
							new TextRun({ text: clean(title) }),
							new TextRun({ children: ['\t'] }),
							new PageReference(anchorOf(at)),
						],
					}),
					...(at === sections.length - 1 ? [fieldEnd('end')] : []),
				],
			}),
	);
	return [new ContentsBlock([heading, ...entries])];
}
