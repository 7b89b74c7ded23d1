import type { Language } from './language.ts';

/** A stretch of words that look alike. */
export interface ReportRun {
	readonly text: string;
	readonly bold?: boolean;
	readonly italic?: boolean;
	/** Only http(s) and mailto. */
	readonly link?: string | null;
	/** Where it is not that of what they stand in. */
	readonly language?: Language;
}

/** Words in a cell: in runs where some are in another language. */
export type ReportWords = string | readonly ReportRun[];

/** A picture, with what it shows in words. */
export interface ReportPicture {
	/** PNG. A drawing has one where it is written into a file for programs that show no drawings. */
	readonly bytes?: Uint8Array<ArrayBuffer>;
	/** Drawn with lines, which is sharp at any size: what can show it does. */
	readonly svg?: string;
	/** The same as a narrow screen shows it without scrolling. */
	readonly narrow?: { readonly svg: string; readonly width: number; readonly height: number };
	/** In CSS pixels; the picture itself may be finer. */
	readonly width: number;
	readonly height: number;
	readonly alt: string;
}

/** The language of words that are not in that of their document: they are spoken and spelt as their own. */
interface InLanguage {
	readonly language?: Language;
}

export type ReportBlock =
	| ({ readonly type: 'heading'; readonly text: string } & InLanguage)
	| ({
			readonly type: 'paragraph';
			readonly runs: readonly ReportRun[];
			readonly muted?: boolean;
			/** What stands above a table or a picture and names it. */
			readonly caption?: boolean;
	  } & InLanguage)
	/** An item of a list; those of one `list` are numbered together. */
	| ({
			readonly type: 'item';
			readonly runs: readonly ReportRun[];
			readonly depth: number;
			readonly ordered: boolean;
			readonly list: number;
	  } & InLanguage)
	| { readonly type: 'facts'; readonly rows: readonly { term: string; detail: string }[] }
	| {
			readonly type: 'table';
			/** What it shows, for those who do not see it. */
			readonly caption: string;
			readonly head: readonly string[];
			readonly rows: readonly (readonly ReportWords[])[];
			/** Shares of the width, one a column. */
			readonly widths: readonly number[];
			/** Columns of numbers. */
			readonly numeric?: readonly number[];
	  }
	| { readonly type: 'picture'; readonly picture: ReportPicture };

/** The language is that of its title. */
export interface ReportSection extends InLanguage {
	readonly id: string;
	readonly title: string;
	/** Of its heading below the title; 1 where none is said. */
	readonly level?: 1 | 2;
	readonly blocks: readonly ReportBlock[];
}

/** A report in one language, in words only: what is shown, printed and written as a file, of a session as of a year. */
export interface ReportDocument {
	readonly language: Language;
	readonly title: string;
	readonly lead: string | null;
	/** What a file of invented data says of itself. */
	readonly mark: string | null;
	readonly sections: readonly ReportSection[];
	/** How pages are counted at their foot. */
	readonly pageOf: { readonly page: string; readonly of: string };
	/** A long one opens with a page of its own and its table of contents, which is called so. */
	readonly contents?: { readonly title: string; readonly facts: readonly string[] };
}

/** A line of the table of contents. */
export interface ContentsLine extends InLanguage {
	readonly title: string;
	readonly level: 1 | 2;
	/** Of the section, counted from 0. */
	readonly section: number;
	/** Where it is a heading within the section: which of its blocks. */
	readonly block?: number;
}

/** The headings of two levels, in their order: those of the parts, and those that authors set within a part of the first. */
export function contentsOf(sections: readonly ReportSection[]): ContentsLine[] {
	return sections.flatMap(({ title, level = 1, language, blocks }, section): ContentsLine[] => [
		{ title, level, language, section },
		...blocks.flatMap((block, at): ContentsLine[] =>
			level === 1 && block.type === 'heading' && block.text.trim()
				? [{ title: block.text, level: 2, language: block.language, section, block: at }]
				: [],
		),
	]);
}

/** By which a file finds a heading: letters and digits, whatever the ids are. */
export const anchorOf = ({ section, block }: Pick<ContentsLine, 'section' | 'block'>): string =>
	block === undefined ? `part${section + 1}` : `part${section + 1}heading${block + 1}`;

export const plainRuns = (text: string): ReportRun[] => (text ? [{ text }] : []);

export const runsOfWords = (words: ReportWords): readonly ReportRun[] =>
	typeof words === 'string' ? plainRuns(words) : words;

export const textOfWords = (words: ReportWords): string =>
	typeof words === 'string' ? words : words.map(({ text }) => text).join('');

/** A paragraph that stands back: where something is from, that there is nothing. */
export const mutedBlock = (text: string): ReportBlock => ({
	type: 'paragraph',
	runs: plainRuns(text),
	muted: true,
});
