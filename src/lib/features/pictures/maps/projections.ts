// Areas are true on every map: what looks twice as large is.
import {
	geoAzimuthalEqualArea,
	geoCentroid,
	geoConicEqualArea,
	geoDistance,
	geoEqualEarth,
	type GeoProjection,
} from 'd3-geo';
import type { FeatureCollection, MultiPoint } from 'geojson';
import type { Area } from './atlas.ts';
import type { Box } from './spreadMarks.ts';

type Point = readonly [lon: number, lat: number];

/** How tall the world is for its width. */
const WORLD_SHAPE = 0.49;
/** What is taller is not seen at once, in pixels. */
const TALLEST = 540;

export const worldHeight = (width: number) => Math.round(Math.min(width * WORLD_SHAPE, TALLEST));

/** A zone is drawn in a shape that a screen shows whole. */
export const zoneHeight = (width: number) => Math.round(Math.min(Math.max(width * 0.62, 340), 560));

const collectionOf = (areas: readonly Area[]): FeatureCollection => ({
	type: 'FeatureCollection',
	features: [...areas],
});

export function projectWorld(land: readonly Area[], { width, height }: Box): GeoProjection {
	return geoEqualEarth().fitSize([width, height], collectionOf(land));
}

/** No zone is drawn nearer than this, in radians: about 900 kilometres around its middle. */
const NEAREST = 0.14;

/** Of the part of the world in which some points lie, with a margin around them. */
export function projectAround(points: readonly Point[], { width, height }: Box): GeoProjection {
	const all: MultiPoint = { type: 'MultiPoint', coordinates: points.map(([lon, lat]) => [lon, lat]) };
	const [lon, lat] = geoCentroid(all);
	const reach = Math.max(NEAREST, ...points.map((point) => geoDistance([lon, lat], [...point])));
	const projection = geoAzimuthalEqualArea()
		.rotate([-lon, -lat])
		.clipAngle(Math.min(170, (reach * 2.4 * 180) / Math.PI + 20));
	const [insetX, insetY] = [Math.min(width * 0.16, 110), Math.min(height * 0.14, 64)];
	projection.fitExtent(
		[
			[insetX, insetY],
			[width - insetX, height - insetY],
		],
		all,
	);
	// One point, or a few that lie side by side, would be drawn from within their streets.
	const widest = Math.min(width, height) / 2 / (2 * Math.sin(NEAREST / 2));
	if (!(projection.scale() <= widest)) projection.scale(widest).translate([width / 2, height / 2]);
	return projection.clipExtent([
		[0, 0],
		[width, height],
	]);
}

export function projectAreas(areas: readonly Area[], { width, height }: Box): GeoProjection {
	const [lon, lat] = geoCentroid(collectionOf(areas));
	return geoConicEqualArea()
		.parallels([lat - 0.5, lat + 0.5])
		.rotate([-lon, 0])
		.fitExtent(
			[
				[2, 2],
				[width - 2, height - 2],
			],
			collectionOf(areas),
		);
}
