import { geoPath } from 'd3-geo';
import type { WorldMap } from '../maps/atlas.ts';
import { type Label, placeLabels } from '../maps/placeLabels.ts';
import { projectAround, projectWorld, worldHeight, zoneHeight } from '../maps/projections.ts';
import { asMarks, type Box, gatherMarks, type MapMark, type Spot, spreadMarks } from '../maps/spreadMarks.ts';
import { textWidth } from '../maps/textWidth.ts';
import type { NamedRelation } from './worldHere.svelte.ts';

export interface WorldLayout {
	readonly box: Box;
	readonly land: string;
	readonly borders: string;
	readonly marks: readonly MapMark[];
	readonly labels: ReadonlyMap<MapMark, Label>;
	/** Where the plan's own metropolis is drawn. */
	readonly home: readonly [number, number] | null;
}

export const LABEL_SIZE = 13;

/** Radii in pixels: of nothing written down, and what the most adds; on a narrow drawing they are smaller. */
const radii = (width: number, isZone: boolean) =>
	width < 560 ? { least: isZone ? 13 : 11, more: 6 } : { least: 14, more: 10 };

/**
 * Where everything is drawn: the world with one mark for those of a zone that lie too close, or a zone with one for each.
 * @param labelOf null where a mark needs no label
 */
export function layOutWorld(
	map: WorldMap,
	relations: readonly NamedRelation[],
	home: readonly [number, number] | null,
	{ width, isZone, labelOf }: { width: number; isZone: boolean; labelOf: (mark: MapMark) => string | null },
): WorldLayout {
	const placed = relations.filter(({ point }) => point);
	const isNear = isZone && placed.length > 0;
	const box = { width, height: isNear ? zoneHeight(width) : worldHeight(width) };
	const projection = isNear
		? projectAround(
				placed.map(({ point }) => point!),
				box,
			)
		: projectWorld(map.land, box);
	const { least, more } = radii(width, isNear);
	const most = Math.max(1, ...placed.map(({ count }) => count));
	const spots = placed.flatMap(({ id, zone, point, count }): Spot[] => {
		const at = projection([point![0], point![1]]);
		const radius = least + more * Math.sqrt(count / most);
		return at ? [{ id, group: zone ?? '', x: at[0], y: at[1], radius }] : [];
	});
	let marks = isNear ? asMarks(spots) : gatherMarks(spots);
	// A zone of very many: those that lie too close are one mark there, too.
	if (!spreadMarks(marks, box)) spreadMarks((marks = gatherMarks(spots)), box);
	const path = geoPath(projection).digits(1);
	const own = home && projection([home[0], home[1]]);
	const shown = own && own[0] > 0 && own[1] > 0 && own[0] < width && own[1] < box.height ? own : null;
	return {
		box,
		land: path({ type: 'FeatureCollection', features: [...map.land] }) ?? '',
		borders: path(map.borders) ?? '',
		marks,
		labels: placeLabels(
			marks,
			labelOf,
			(text) => textWidth(text, LABEL_SIZE, 600),
			LABEL_SIZE,
			box,
			shown ? [shown] : [],
		),
		home: shown,
	};
}
