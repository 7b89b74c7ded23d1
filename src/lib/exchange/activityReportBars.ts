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
const WIDTH = 680;
const LABELS = 250;
const NUMBERS = 70;
const BAR = 11;
const ROW = 2 * BAR + 16;
const LEGEND = 30;
/** Letters that fit beside the bars, by the width of an average one. */
const LETTERS = Math.floor((LABELS - 16) / 6.4);

/** A label on one or two lines. */
function linesOf(label: string): string[] {
	if (label.length <= LETTERS) return [label];
	const space = label.lastIndexOf(' ', LETTERS);
	const first = label.slice(0, space > 8 ? space : LETTERS);
	const rest = label.slice(first.length).trim();
	return [first, rest.length > LETTERS ? `${rest.slice(0, LETTERS - 1).trimEnd()}…` : rest];
}

const text = (
	x: number,
	y: number,
	words: string,
	{ size = 13, fill = INK, anchor = 'start', weight = 400 } = {},
) =>
	`<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" text-anchor="${anchor}" font-weight="${weight}">${escape(words)}</text>`;

export function drawBars({ rows, names, none, number }: DrawnBars): {
	svg: string;
	width: number;
	height: number;
} {
	const height = LEGEND + rows.length * ROW + 4;
	const most = Math.max(1, ...rows.flatMap(({ value, before }) => [value ?? 0, before ?? 0]));
	const room = WIDTH - LABELS - NUMBERS;
	const bar = (y: number, value: number | null, fill: string) => {
		if (value === null) return text(LABELS + 2, y + BAR - 1, none, { size: 11, fill: MUTED });
		const length = Math.max(1.5, (room * value) / most);
		return (
			`<rect x="${LABELS}" y="${y}" width="${length.toFixed(1)}" height="${BAR}" fill="${fill}"${outline(fill)}/>` +
			text(LABELS + Number(length.toFixed(1)) + 6, y + BAR - 1, number(value), { size: 12 })
		);
	};
	const drawn = rows.map(({ label, value, before }, at) => {
		const top = LEGEND + at * ROW;
		const lines = linesOf(label);
		const middle = top + BAR + 4;
		const words = lines.map((line, index) =>
			text(LABELS - 12, middle + (lines.length === 1 ? 2 : index * 15 - 5), line, { anchor: 'end' }),
		);
		return `${words.join('')}${bar(top, value, NOW)}${bar(top + BAR + 2, before, BEFORE)}`;
	});
	const legend = names.map((name, at) => {
		const x = LABELS + at * 110;
		return `<rect x="${x}" y="4" width="16" height="${BAR}" fill="${at === 0 ? NOW : BEFORE}"${outline(at === 0 ? NOW : BEFORE)}/>${text(x + 22, 14, name, { size: 12, fill: MUTED })}`;
	});
	const svg =
		`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="${escape(FONT)}">` +
		`<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>${legend.join('')}${drawn.join('')}</svg>`;
	return { svg, width: WIDTH, height };
}
