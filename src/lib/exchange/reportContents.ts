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
import { anchorOf, contentsOf, type ReportSection } from '#lib/domain/reportDocument.ts';
import { runsOf, WITHIN } from './reportBlocks.ts';

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

/** The same lines as Word finds when somebody updates it. */
export function writeContents(heading: Paragraph, sections: readonly ReportSection[]): FileChild[] {
	const lines = contentsOf(sections);
	if (lines.length === 0) return [heading];
	const entries = lines.map(
		(line, at) =>
			new Paragraph({
				style: `TOC${line.level}`,
				tabStops: [{ type: TabStopType.RIGHT, position: WITHIN, leader: LeaderType.DOT }],
				children: [
					...(at === 0 ? beginField() : []),
					new InternalHyperlink({
						anchor: anchorOf(line),
						children: [
							...runsOf([{ text: line.title }], line.language),
							new TextRun({ children: ['\t'] }),
							new PageReference(anchorOf(line)),
						],
					}),
					...(at === lines.length - 1 ? [fieldEnd('end')] : []),
				],
			}),
	);
	return [new ContentsBlock([heading, ...entries])];
}
