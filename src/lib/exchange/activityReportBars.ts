// Bars that compare a year with the one before, as SVG of our own: sharp at any size, and the same in every file.
import { escapeHtml as escape } from './plainText.ts';

export interface DrawnBar {
	readonly label: string;
	/** Null is no data: there is no bar, and it says so. */
	readonly value: number | null;
	readonly before: number | null;
}

export interface DrawnBars {
	readonly rows: readonly DrawnBar[];
	/** What the two bars of a row are called, e.g. the years. */
	readonly names: readonly [now: string, before: string];
	readonly none: string;
	readonly number: (value: number) => string;
}

/** Paper is white, whatever the screen is; both tones differ in grey too, and the older year has an outline. */
const INK = '#17202c';
const MUTED = '#4c596a';
const NOW = '#134a86';
const BEFORE = '#d5e2f2';
const outline = (fill: string) => (fill === BEFORE ? ` stroke="#6f8db1" stroke-width="1"` : '');
const FONT = `Calibri, Carlito, 'Source Sans 3', 'Segoe UI', Arial, sans-serif`;
const NUMBERS = 70;
const BAR = 11;
const LEGEND = 30;
const LINE = 15;
/** Of an average letter of a label. */
const LETTER = 6.4;

/** A label on one or two lines. */
function linesOf(label: string, letters: number): string[] {
	if (label.length <= letters) return [label];
	const space = label.lastIndexOf(' ', letters);
	const first = label.slice(0, space > 8 ? space : letters);
	const rest = label.slice(first.length).trim();
	return [first, rest.length > letters ? `${rest.slice(0, letters - 1).trimEnd()}…` : rest];
}

const text = (
	x: number,
	y: number,
	words: string,
	{ size = 13, fill = INK, anchor = 'start', weight = 400 } = {},
) =>
	`<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" text-anchor="${anchor}" font-weight="${weight}">${escape(words)}</text>`;

interface Drawing {
	readonly svg: string;
	readonly width: number;
	readonly height: number;
}

interface Layout {
	readonly width: number;
	/** Where bars begin. */
	readonly from: number;
	/** Whether what they are called stands above them, else before them. */
	readonly isAbove: boolean;
}

const BESIDE: Layout = { width: 680, from: 250, isAbove: false };
/** As a phone held upright shows it: at its size, without scrolling. */
const ABOVE: Layout = { width: 340, from: 8, isAbove: true };

/** The bars, and the same for a narrow screen. */
export const drawBars = (bars: DrawnBars): Drawing & { narrow: Drawing } => ({
	...draw(bars, BESIDE),
	narrow: draw(bars, ABOVE),
});

function draw({ rows, names, none, number }: DrawnBars, { width, from, isAbove }: Layout): Drawing {
	const letters = Math.floor((isAbove ? width - 2 * from : from - 16) / LETTER);
	const most = Math.max(1, ...rows.flatMap(({ value, before }) => [value ?? 0, before ?? 0]));
	const bar = (y: number, value: number | null, fill: string) => {
		if (value === null) return text(from + 2, y + BAR - 1, none, { size: 11, fill: MUTED });
		const length = Number(Math.max(1.5, ((width - from - NUMBERS) * value) / most).toFixed(1));
		return (
			`<rect x="${from}" y="${y}" width="${length}" height="${BAR}" fill="${fill}"${outline(fill)}/>` +
			text(from + length + 6, y + BAR - 1, number(value), { size: 12 })
		);
	};
	let top = LEGEND;
	const drawn = rows.map(({ label, value, before }) => {
		const lines = linesOf(label, letters);
		const above = isAbove ? lines.length * LINE : 0;
		const middle = top + BAR + (lines.length === 1 ? 6 : -1);
		const words = lines.map((line, at) =>
			isAbove
				? text(from, top + 10 + at * LINE, line)
				: text(from - 12, middle + at * LINE, line, { anchor: 'end' }),
		);
		const bars = `${bar(top + above, value, NOW)}${bar(top + above + BAR + 2, before, BEFORE)}`;
		top += above + 2 * BAR + 16;
		return `${words.join('')}${bars}`;
	});
	const legend = names.map((name, at) => {
		const x = from + at * 110;
		return `<rect x="${x}" y="4" width="16" height="${BAR}" fill="${at === 0 ? NOW : BEFORE}"${outline(at === 0 ? NOW : BEFORE)}/>${text(x + 22, 14, name, { size: 12, fill: MUTED })}`;
	});
	const height = top + 4;
	const svg =
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escape(FONT)}">` +
		`<rect width="${width}" height="${height}" fill="#ffffff"/>${legend.join('')}${drawn.join('')}</svg>`;
	return { svg, width, height };
}
