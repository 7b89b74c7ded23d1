/** A column of a board as it is drawn. */
export interface PicturedColumn {
	readonly title: string;
	readonly items: readonly (
		PicturedCard | { readonly title: string; readonly cards: readonly PicturedCard[] }
	)[];
}

export interface PicturedCard {
	readonly text: string;
	/** A second line: tags, whoever wrote it. */
	readonly note: string;
}

export type Measure = (text: string, font: 'title' | 'text' | 'note') => number;

/** One rounded ground with words on it, in CSS pixels. */
export interface DrawnBox {
	readonly type: 'column' | 'cluster' | 'card';
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	readonly lines: readonly {
		readonly text: string;
		readonly font: 'title' | 'text' | 'note';
		readonly y: number;
	}[];
}

export interface DrawnPage {
	readonly width: number;
	readonly height: number;
	readonly boxes: readonly DrawnBox[];
	/** Titles of the columns that it shows. */
	readonly columns: readonly string[];
	readonly cards: number;
}

export const LINE = { title: 22, text: 20, note: 17 } as const;
const COLUMNS_AT_MOST = 4;
const COLUMN = 252;
const GAP = 12;
const PADDING = 10;
/** What a printed page holds at the width of four columns. */
const HEIGHT_AT_MOST = 1360;
/** A card longer than this goes on in another. */
const LINES_AT_MOST = 45;

/** Breaks a text into lines that fit; a word that is too long is broken too. */
export function wrapText(text: string, width: number, measure: (text: string) => number): string[] {
	const lines: string[] = [];
	for (const paragraph of text.split('\n')) {
		let line = '';
		for (const word of paragraph.split(/\s+/u).filter(Boolean)) {
			const longer = line ? `${line} ${word}` : word;
			if (measure(longer) <= width) {
				line = longer;
				continue;
			}
			if (line) lines.push(line);
			line = '';
			for (const letter of word) {
				if (line && measure(line + letter) > width) {
					lines.push(line);
					line = '';
				}
				line += letter;
			}
		}
		lines.push(line);
	}
	return lines;
}

type Line = { text: string; font: 'title' | 'text' | 'note' };
interface Piece {
	type: 'cluster' | 'card';
	indent: number;
	lines: Line[];
	/** Whether a card begins in it. */
	begins: boolean;
}

const heightOf = (lines: readonly Line[]) =>
	lines.reduce((sum, { font }) => sum + LINE[font], 0) + 2 * PADDING;

function piecesOf(column: PicturedColumn, measure: Measure): Piece[] {
	const linesOf = (text: string, font: Line['font'], indent: number): Line[] =>
		wrapText(text, COLUMN - 4 * PADDING - indent, (words) => measure(words, font)).map((line) => ({
			text: line,
			font,
		}));
	const cardPieces = ({ text, note }: PicturedCard, indent: number): Piece[] => {
		const lines = [...linesOf(text, 'text', indent), ...(note ? linesOf(note, 'note', indent) : [])];
		const pieces: Piece[] = [];
		for (let at = 0; at < lines.length; at += LINES_AT_MOST)
			pieces.push({ type: 'card', indent, lines: lines.slice(at, at + LINES_AT_MOST), begins: at === 0 });
		return pieces;
	};
	return column.items.flatMap((item) => {
		if (!('cards' in item)) return cardPieces(item, 0);
		const title: Piece = {
			type: 'cluster',
			indent: 0,
			lines: linesOf(item.title, 'title', 0),
			begins: false,
		};
		return [...(item.title ? [title] : []), ...item.cards.flatMap((card) => cardPieces(card, PADDING))];
	});
}

/**
 * Lays a board out on pictures that a page holds: some columns beside each other, and what does not fit below on the next one,
 * under the titles of its columns.
 */
export function layOutBoard(columns: readonly PicturedColumn[], measure: Measure): DrawnPage[] {
	const pages: DrawnPage[] = [];
	// As even as can be: five columns are three and two, not four and one.
	const across = Math.ceil(columns.length / Math.max(1, Math.ceil(columns.length / COLUMNS_AT_MOST)));
	for (let at = 0; at < columns.length; at += across)
		pages.push(...layOutColumns(columns.slice(at, at + across), measure, across));
	return pages;
}

function layOutColumns(columns: readonly PicturedColumn[], measure: Measure, across: number): DrawnPage[] {
	const titles = columns.map(({ title }) =>
		wrapText(title, COLUMN - 2 * PADDING, (words) => measure(words, 'title')).map((text): Line => ({
			text,
			font: 'title',
		})),
	);
	const top = GAP + Math.max(...titles.map(heightOf));
	const pages: { boxes: DrawnBox[]; bottoms: number[]; cards: number }[] = [];
	const pageAt = (index: number) =>
		(pages[index] ??= { boxes: [], bottoms: columns.map(() => top), cards: 0 });
	pageAt(0);
	columns.forEach((column, index) => {
		const x = GAP + index * (COLUMN + GAP);
		let on = 0;
		for (const { type, indent, lines, begins } of piecesOf(column, measure)) {
			const height = heightOf(lines);
			if (pageAt(on).bottoms[index]! + height > HEIGHT_AT_MOST && pageAt(on).bottoms[index]! > top) on++;
			const page = pageAt(on);
			const y = page.bottoms[index]!;
			page.boxes.push({
				type,
				x: x + PADDING + indent,
				y,
				width: COLUMN - 2 * PADDING - indent,
				height,
				lines: placeLines(lines, y),
			});
			page.bottoms[index] = y + height + PADDING;
			if (begins) page.cards++;
		}
	});
	return pages.map(({ boxes, bottoms, cards }) => {
		const height = Math.max(...bottoms) + GAP;
		const grounds = columns.map((_, index): DrawnBox => ({
			type: 'column',
			x: GAP + index * (COLUMN + GAP),
			y: GAP,
			width: COLUMN,
			height: height - 2 * GAP,
			lines: placeLines(titles[index]!, GAP),
		}));
		return {
			width: GAP + across * (COLUMN + GAP),
			height,
			boxes: [...grounds, ...boxes],
			columns: columns.map(({ title }) => title),
			cards,
		};
	});
}

function placeLines(lines: readonly Line[], top: number): DrawnBox['lines'] {
	let y = top + PADDING;
	return lines.map((line) => {
		const placed = { ...line, y };
		y += LINE[line.font];
		return placed;
	});
}
