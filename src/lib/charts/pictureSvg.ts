import { freezeDrawing, sizeOf } from './freezeDrawing.ts';
import { withPaperColours } from './paperColours.ts';
import type { LegendItem } from './picture.ts';
import { wrapWords } from './wrapWords.ts';

const SVG = 'http://www.w3.org/2000/svg';
const FAMILY = "'Source Sans 3 Variable', 'Source Sans 3', 'Source Sans Pro', system-ui, sans-serif";
const MARGIN = 24;
const INK = '#17202c';
const MUTED = '#4c596a';

/** What stands around a drawing in a file. */
export interface Around {
	readonly title: string;
	readonly point: string;
	readonly period?: string;
	readonly source: string;
	readonly language: string;
	readonly legend: readonly LegendItem[];
}

type Attributes = Readonly<Record<string, string | number>>;

function element(name: string, attributes: Attributes, ...children: (Element | string)[]): SVGElement {
	const made = document.createElementNS(SVG, name);
	for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
	made.append(...children);
	return made;
}

/** A file of its own: title, point, drawing, legend, source, on white. */
export function pictureSvg(drawing: SVGSVGElement, around: Around): SVGSVGElement {
	const size = sizeOf(drawing);
	const width = Math.max(size.width, 480) + 2 * MARGIN;
	const room = width - 2 * MARGIN;
	const parts: Element[] = [];
	let y = MARGIN;

	const say = (text: string, font: number, weight: number, fill: string) => {
		for (const line of wrapWords(text, room, font, weight)) {
			y += font * 1.3;
			parts.push(
				element(
					'text',
					{
						x: MARGIN,
						y: Math.round(y),
						'font-family': FAMILY,
						'font-size': font,
						'font-weight': weight,
						fill,
					},
					line,
				),
			);
		}
	};

	say(around.title, 20, 600, INK);
	y += 4;
	say(around.point, 15, 400, INK);
	if (around.period) say(around.period, 13, 400, MUTED);
	y += 16;
	const frozen = freezeDrawing(drawing);
	frozen.setAttribute('x', String(MARGIN));
	frozen.setAttribute('y', String(Math.round(y)));
	frozen.setAttribute('overflow', 'visible');
	parts.push(frozen);
	y += size.height + 12;
	const legend = drawLegend(around.legend, room, y);
	parts.push(...legend.parts);
	y = legend.y + 8;
	say(around.source, 12, 400, MUTED);
	const height = Math.round(y + MARGIN);

	return element(
		'svg',
		{
			xmlns: SVG,
			width,
			height,
			viewBox: `0 0 ${width} ${height}`,
			'xml:lang': around.language,
			role: 'img',
		},
		element('title', {}, around.title),
		element('desc', {}, [around.point, around.period, around.source].filter(Boolean).join(' ')),
		element('rect', { width, height, fill: '#ffffff' }),
		...parts,
	) as SVGSVGElement;
}

function drawLegend(
	items: readonly LegendItem[],
	room: number,
	top: number,
): { parts: Element[]; y: number } {
	const parts: Element[] = [];
	let x = MARGIN;
	let y = top;
	const colours = withPaperColours(() => items.map(({ fill }) => resolveColour(fill)));
	for (const [index, { label, pattern }] of items.entries()) {
		const wide = 22 + label.length * 7.2 + 18;
		if (x > MARGIN && x + wide > MARGIN + room) {
			x = MARGIN;
			y += 22;
		}
		const box = { x, y, width: 14, height: 14, rx: 2 };
		parts.push(element('rect', { ...box, fill: colours[index]!, stroke: '#768396' }));
		if (pattern) parts.push(element('rect', { ...box, fill: `url(#${pattern})` }));
		parts.push(
			element('text', { x: x + 20, y: y + 12, 'font-family': FAMILY, 'font-size': 13, fill: MUTED }, label),
		);
		x += wide;
	}
	return { parts, y: items.length > 0 ? y + 22 : y };
}

function resolveColour(fill: string): string {
	const probe = document.createElement('span');
	probe.style.color = fill;
	document.body.append(probe);
	const colour = getComputedStyle(probe).color;
	probe.remove();
	return colour;
}

export const svgText = (picture: SVGSVGElement): string =>
	`<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}\n`;
