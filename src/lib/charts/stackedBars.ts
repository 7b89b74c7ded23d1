import type { PatternName } from './picture.ts';
import { wrapWords } from './wrapWords.ts';

/** A part of a bar. */
export interface BarPart {
	readonly key: string;
	readonly value: number;
	/** CSS colours, and what lies over the first. */
	readonly fill: string;
	readonly ink: string;
	readonly pattern?: PatternName;
	/** The whole sentence. */
	readonly label: string;
	readonly href?: string;
	readonly onactivate?: () => void;
}

export interface StackedBar {
	readonly key: string;
	/** Stands above the bar, in as many lines as it needs. */
	readonly name: string;
	/** Said at its end, such as the sum. */
	readonly note?: string;
	readonly parts: readonly BarPart[];
}

const ON_SCREEN = { size: 14, line: 18, bar: 28, between: 16 } as const;
/** Nobody points at paper. */
const ON_PAPER = { size: 12, line: 14, bar: 17, between: 7 } as const;

export interface PlacedPart extends BarPart {
	readonly x: number;
	readonly width: number;
	/** Whether its number fits into it. */
	readonly isWide: boolean;
}

export interface PlacedBar {
	readonly key: string;
	readonly lines: readonly string[];
	readonly note: string;
	/** Of the name's first line, and of the bar. */
	readonly top: number;
	readonly y: number;
	readonly height: number;
	readonly parts: readonly PlacedPart[];
}

/** Where bars of parts stand: all on one scale, the longest takes the width. */
export function placeBars(
	bars: readonly StackedBar[],
	width: number,
	formatNumber: (value: number) => string,
	isPaper = false,
): { bars: PlacedBar[]; height: number; size: number; line: number } {
	const { size, line, bar: high, between } = isPaper ? ON_PAPER : ON_SCREEN;
	const sums = bars.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0));
	const most = Math.max(...sums, 1);
	const notes = Math.max(0, ...bars.map(({ note = '' }) => note.length * 8));
	const room = width - (notes > 0 ? notes + 12 : 0);
	let y = 0;
	const placed = bars.map(({ key, name, note = '', parts }): PlacedBar => {
		const lines = wrapWords(name, width, size, 600);
		const top = y;
		y += lines.length * line + 5;
		const at = y;
		y += high + between;
		let x = 0;
		const shown = parts
			.filter(({ value }) => value > 0)
			.map((part): PlacedPart => {
				const wide = (part.value / most) * room;
				const one = { ...part, x, width: wide, isWide: wide >= formatNumber(part.value).length * 8 + 8 };
				x += wide;
				return one;
			});
		return { key, lines, note, top, y: at, height: high, parts: shown };
	});
	return { bars: placed, height: Math.max(y - between + 2, 1), size, line };
}
