import { geoPath } from 'd3-geo';
import { wrapWords } from '#lib/charts/wrapWords.ts';
import type { CouncilMap } from '../maps/atlas.ts';
import { projectAreas } from '../maps/projections.ts';
import type { Box } from '../maps/spreadMarks.ts';
import { textWidth } from '../maps/textWidth.ts';
import { hasRoom, middleOf, outlinesOf } from './inside.ts';
import type { NamedParticipation } from './councilsHere.svelte.ts';

export interface CouncilShape {
	readonly council: NamedParticipation;
	readonly path: string;
	/** Where its words stand. */
	readonly x: number;
	readonly y: number;
	/** Its name as far as there is room for it: none where there is not. */
	readonly name: readonly string[];
	/** Whether there is room for so many words. */
	readonly fits: (words: string) => boolean;
	readonly row?: number;
	readonly column?: number;
}

export interface CouncilLayout {
	readonly box: Box;
	readonly shapes: readonly CouncilShape[];
	/** Councils that the map does not have. */
	readonly missing: number;
}

export const NAME_SIZE = 12;
export const COUNT_SIZE = 14;
const LINE = NAME_SIZE + 2;

/** A map that is taller does not fit on a screen, in pixels. */
const TALLEST = 620;

/** Each council where it lies. */
export function layOutMap(
	map: CouncilMap,
	councils: readonly NamedParticipation[],
	width: number,
): CouncilLayout {
	const placed = councils.flatMap((council) => {
		const area = council.code ? map.areas.get(council.code) : undefined;
		return area ? [{ council, area }] : [];
	});
	const areas = placed.map(({ area }) => area);
	const height = Math.round(Math.min(width * shapeOf(areas), TALLEST));
	const project = projectAreas(areas, { width, height });
	const path = geoPath(project).digits(1);
	const shapes = placed.map(({ council, area }): CouncilShape => {
		const outlines = outlinesOf(area, project);
		const [x, y] = middleOf(outlines);
		const words = namesIn(council.name);
		const name = words.find((lines) => {
			const wide = Math.max(...lines.map((line) => textWidth(line, NAME_SIZE)));
			return hasRoom(outlines, [x, y], wide, lines.length * LINE + COUNT_SIZE);
		});
		const above = (name?.length ?? 0) * LINE;
		return {
			council,
			path: path(area) ?? '',
			x,
			y,
			name: name ?? [],
			fits: (count) => hasRoom(outlines, [x, y], textWidth(count, COUNT_SIZE, 600), above + COUNT_SIZE),
		};
	});
	return { box: { width, height }, shapes, missing: councils.length - placed.length };
}

/** A name in one line, two or more, the widest first. */
function namesIn(name: string): string[][] {
	const widths = [400, 110, 84, 62];
	return widths.map((width) => wrapWords(name, width, NAME_SIZE));
}

/** How tall a map is for its width. */
function shapeOf(areas: Parameters<typeof projectAreas>[0]): number {
	if (areas.length === 0) return 0.6;
	const side = 1000;
	const path = geoPath(projectAreas(areas, { width: side, height: side }));
	const [[left, top], [right, bottom]] = path.bounds({ type: 'FeatureCollection', features: [...areas] });
	return Math.min(1.3, (bottom - top) / (right - left || 1));
}

/** A tile is at least so wide, in pixels: the longest word of a name. */
const TILE = 94;
const TILE_HEIGHT = 76;
const BETWEEN = 4;

/** Every council a tile of the same size: about where it lies where the map says so and there is room, else by name. */
export function layOutGrid(
	map: CouncilMap | null,
	councils: readonly NamedParticipation[],
	width: number,
): CouncilLayout {
	const tiles = placesOf(map, councils, width);
	const columns = Math.max(1, ...tiles.map(([column]) => column + 1));
	const rows = Math.max(1, ...tiles.map(([, row]) => row + 1));
	const side = (width - BETWEEN * (columns - 1)) / columns;
	const shapes = councils.map((council, at): CouncilShape => {
		const [column, row] = tiles[at]!;
		const [left, top] = [column * (side + BETWEEN), row * (TILE_HEIGHT + BETWEEN)];
		return {
			council,
			row,
			column,
			path: `M${left} ${top}h${side}v${TILE_HEIGHT}h${-side}Z`,
			x: left + side / 2,
			y: top + TILE_HEIGHT / 2,
			name: wrapWords(council.name, side - 8, NAME_SIZE),
			fits: () => true,
		};
	});
	return {
		box: { width, height: rows * (TILE_HEIGHT + BETWEEN) - BETWEEN },
		shapes,
		missing: 0,
	};
}

function placesOf(
	map: CouncilMap | null,
	councils: readonly NamedParticipation[],
	width: number,
): (readonly [column: number, row: number])[] {
	const known = councils.map(({ code }) => map?.tiles.get(code ?? ''));
	if (known.every((tile) => tile !== undefined)) {
		const columns = Math.max(...known.map(([column]) => column + 1));
		if (width / columns >= TILE) return known;
	}
	const columns = Math.max(1, Math.min(8, Math.floor(width / TILE)));
	return councils.map((_, at) => [at % columns, Math.floor(at / columns)]);
}
