import type { Box, MapMark } from './spreadMarks.ts';

export interface Label {
	readonly text: string;
	/** Where its text begins, or ends. */
	readonly x: number;
	/** Its base line. */
	readonly y: number;
	readonly anchor: 'start' | 'middle' | 'end';
}

interface Rectangle {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

/** Pixels between a mark and its label. */
const SPACE = 4;

/**
 * A label beside each mark where there is room for it: right, left, below or above. One that would be cut, or lie on a mark or on
 * another label, is left out: the list names everything.
 * @param textOf null where a mark needs none
 * @param taken points on which something else is drawn
 */
export function placeLabels(
	marks: readonly MapMark[],
	textOf: (mark: MapMark) => string | null,
	widthOf: (text: string) => number,
	size: number,
	box: Box,
	taken: readonly (readonly [x: number, y: number])[] = [],
): Map<MapMark, Label> {
	const placed: Rectangle[] = taken.map(([x, y]) => ({
		left: x - 6,
		right: x + 6,
		top: y - 6,
		bottom: y + 6,
	}));
	const labels = new Map<MapMark, Label>();
	for (const mark of marks) {
		const text = textOf(mark);
		if (!text) continue;
		const found = candidates(mark, text, widthOf(text), size).find(
			({ area }) =>
				isInside(area, box) &&
				!placed.some((other) => meet(area, other)) &&
				!marks.some((other) => other !== mark && covers(other, area)),
		);
		if (!found) continue;
		placed.push(found.area);
		labels.set(mark, found.label);
	}
	return labels;
}

function candidates({ x, y, radius }: MapMark, text: string, width: number, size: number) {
	const half = size / 2;
	const off = radius + SPACE;
	const at = (left: number, middle: number, anchor: Label['anchor'], labelX: number) => ({
		area: { left, right: left + width, top: middle - half - 1, bottom: middle + half + 1 },
		// Half of the height of small letters below the middle.
		label: { text, x: labelX, y: middle + size * 0.34, anchor },
	});
	return [
		at(x + off, y, 'start', x + off),
		at(x - off - width, y, 'end', x - off),
		at(x - width / 2, y + off + half, 'middle', x),
		at(x - width / 2, y - off - half, 'middle', x),
	];
}

const isInside = ({ left, right, top, bottom }: Rectangle, { width, height }: Box) =>
	left >= 1 && top >= 1 && right <= width - 1 && bottom <= height - 1;

const meet = (one: Rectangle, other: Rectangle) =>
	one.left < other.right + 3 &&
	other.left < one.right + 3 &&
	one.top < other.bottom &&
	other.top < one.bottom;

/** The badge of a mark stands out of its circle by some pixels. */
const BADGE = 5;

function covers({ x, y, radius }: MapMark, { left, right, top, bottom }: Rectangle): boolean {
	const [nearX, nearY] = [Math.min(Math.max(x, left), right), Math.min(Math.max(y, top), bottom)];
	return Math.hypot(nearX - x, nearY - y) < radius + BADGE;
}
