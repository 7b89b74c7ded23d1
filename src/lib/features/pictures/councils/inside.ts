import type { GeoProjection } from 'd3-geo';
import type { Area } from '../maps/atlas.ts';

type Point = readonly [x: number, y: number];
/** Rings of a drawn area. */
export type Outlines = readonly (readonly Point[])[];

export function outlinesOf(area: Area, project: GeoProjection): Outlines {
	return area.geometry.coordinates.flat(1).map((ring) =>
		ring.flatMap((corner) => {
			const point = project([corner[0]!, corner[1]!]);
			return point ? [point] : [];
		}),
	);
}

const edgesOf = (ring: readonly Point[]) =>
	ring.map((from, at) => [from, ring[(at + 1) % ring.length]!] as const);

function isInside(outlines: Outlines, [x, y]: Point): boolean {
	let inside = false;
	for (const ring of outlines)
		for (const [[ax, ay], [bx, by]] of edgesOf(ring))
			if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
	return inside;
}

function distanceToEdge(outlines: Outlines, [x, y]: Point): number {
	let least = Number.POSITIVE_INFINITY;
	for (const ring of outlines)
		for (const [[ax, ay], [bx, by]] of edgesOf(ring)) {
			const [dx, dy] = [bx - ax, by - ay];
			const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
			const at = Math.min(1, Math.max(0, along));
			least = Math.min(least, Math.hypot(x - ax - at * dx, y - ay - at * dy));
		}
	return least;
}

/** Places that are tried across an area and down it. */
const TRIED = 14;

/** Where most room is around: the point of an area that is farthest from its edges. */
export function middleOf(outlines: Outlines): Point {
	const all = outlines.flat();
	const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
	const [left, top] = [Math.min(...xs), Math.min(...ys)];
	const [wide, tall] = [Math.max(...xs) - left, Math.max(...ys) - top];
	let [best, most]: [Point, number] = [[left + wide / 2, top + tall / 2], 0];
	for (let row = 1; row < TRIED; row += 1)
		for (let column = 1; column < TRIED; column += 1) {
			const point: Point = [left + (wide * column) / TRIED, top + (tall * row) / TRIED];
			if (!isInside(outlines, point)) continue;
			const room = distanceToEdge(outlines, point);
			if (room > most) [best, most] = [point, room];
		}
	return best;
}

/** Whether a box around a point lies within an area. */
export function hasRoom(outlines: Outlines, [x, y]: Point, width: number, height: number): boolean {
	const [half, tall] = [width / 2 + 2, height / 2 + 1];
	return [-1, -0.5, 0, 0.5, 1].every((across) =>
		[-1, 0, 1].every((down) => isInside(outlines, [x + across * half, y + down * tall])),
	);
}
