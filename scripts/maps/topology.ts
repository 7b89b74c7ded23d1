import { geoArea } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type {
	Arc,
	GeometryCollection,
	GeometryObject,
	MultiPolygon as TopoMultiPolygon,
	Polygon as TopoPolygon,
	Topology,
} from 'topojson-specification';

/** In steradians. A polygon of more is wound the wrong way round: it would cover everything but itself. */
export const HALF_SPHERE = 2 * Math.PI;

type Area = TopoPolygon | TopoMultiPolygon;

/**
 * The areas of one object of a topology that are wanted, with the arcs that they need and nothing else: no names, since plans and
 * the reader's browser bring their own.
 * @returns the topology, and the codes of its areas
 */
export function keepAreas(
	source: Topology,
	object: string,
	isWanted: (code: string) => boolean,
): { topology: Topology; found: string[] } {
	const collection = source.objects[object] as GeometryCollection;
	const kept = collection.geometries
		.filter((geometry): geometry is Area & GeometryObject => /Polygon$/.test(geometry.type ?? ''))
		.filter(({ id }) => id !== undefined && isWanted(String(id)))
		.flatMap((geometry) => sound(source, geometry));
	const arcs: Arc[] = [];
	const places = new Map<number, number>();
	const moved = (arc: number): number => {
		const at = arc < 0 ? ~arc : arc;
		let place = places.get(at);
		if (place === undefined) places.set(at, (place = arcs.push(source.arcs[at]!) - 1));
		return arc < 0 ? ~place : place;
	};
	const geometries = kept.map(({ id, polygons }) => ({
		type: 'MultiPolygon' as const,
		id: String(id),
		arcs: polygons.map((rings) => rings.map((ring) => ring.map(moved))),
	}));
	return {
		topology: {
			type: 'Topology',
			...(source.transform && { transform: source.transform }),
			objects: { [object]: { type: 'GeometryCollection', geometries } },
			arcs,
		},
		found: geometries.map(({ id }) => id),
	};
}

/** In steradians, about forty square metres: what is less is left over from simplifying, a point rather than a piece of land. */
const POINT = 1e-12;

/** An area without its polygons of more than half a sphere, or of nothing. */
function sound(source: Topology, geometry: Area) {
	const polygons = (geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs).filter((arcs) => {
		const area = geoArea(feature(source, { type: 'Polygon', arcs }));
		return area > POINT && area < HALF_SPHERE;
	});
	return polygons.length > 0 ? [{ id: geometry.id, polygons }] : [];
}

/** Steps of the grid on which coordinates are written, in each direction. */
const GRID = 4000;

/** A topology of areas that share no arcs, written on a grid. */
export function topologyOf(areas: readonly Feature<Polygon | MultiPolygon>[]): Topology {
	const points = areas.flatMap(({ geometry }) => polygonsOf(geometry).flat(2));
	const [west, south] = [0, 1].map((axis) => Math.min(...points.map((point) => point[axis]!)));
	const [east, north] = [0, 1].map((axis) => Math.max(...points.map((point) => point[axis]!)));
	const scale: [number, number] = [(east! - west!) / GRID || 1, (north! - south!) / GRID || 1];
	const arcs: Arc[] = [];
	const arcOf = (ring: Position[]): number => {
		let [x, y] = [0, 0];
		const steps = ring.map(([lon, lat]) => {
			const [column, row] = [Math.round((lon! - west!) / scale[0]), Math.round((lat! - south!) / scale[1])];
			const step: [number, number] = [column - x, row - y];
			[x, y] = [column, row];
			return step;
		});
		return arcs.push(steps) - 1;
	};
	const geometries = areas.map(({ id, geometry }) => ({
		type: 'MultiPolygon' as const,
		id: String(id),
		arcs: polygonsOf(geometry).map((rings) => rings.map((ring) => [arcOf(ring)])),
	}));
	return {
		type: 'Topology',
		transform: { scale, translate: [west!, south!] },
		objects: { municipalities: { type: 'GeometryCollection', geometries } },
		arcs,
	};
}

const polygonsOf = (geometry: Polygon | MultiPolygon): Position[][][] =>
	geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

/** GeoJSON winds an outline the other way round than spheres are reckoned with: read so, an area is the rest of the world. */
export function wound(area: Feature<Polygon | MultiPolygon>): Feature<Polygon | MultiPolygon> {
	const coordinates = polygonsOf(area.geometry).map((rings) =>
		geoArea({ type: 'Polygon', coordinates: rings }) < HALF_SPHERE
			? rings
			: rings.map((ring) => ring.toReversed()),
	);
	return { ...area, geometry: { type: 'MultiPolygon', coordinates } };
}

/** Degrees by which a line may be off: about fifty metres. */
const TOLERANCE = 0.0005;

/** An area with the points that its outline needs (Douglas and Peucker). */
export function thinned(area: Feature<Polygon | MultiPolygon>): Feature<Polygon | MultiPolygon> {
	const coordinates = polygonsOf(area.geometry).map((rings) =>
		rings.map((ring) => {
			const thin = thinRing(ring);
			return thin.length > 3 ? thin : ring;
		}),
	);
	return { ...area, geometry: { type: 'MultiPolygon', coordinates } };
}

/** A ring ends where it begins: it is thinned in two halves. */
function thinRing(ring: Position[]): Position[] {
	const half = ring.length >> 1;
	return [...thinLine(ring.slice(0, half + 1)).slice(0, -1), ...thinLine(ring.slice(half))];
}

function thinLine(line: Position[]): Position[] {
	if (line.length < 3) return line;
	const [first, last] = [line[0]!, line.at(-1)!];
	const [dx, dy] = [last[0]! - first[0]!, last[1]! - first[1]!];
	const length = Math.hypot(dx, dy);
	let [at, off] = [0, 0];
	for (let index = 1; index < line.length - 1; index += 1) {
		const [x, y] = [line[index]![0]! - first[0]!, line[index]![1]! - first[1]!];
		const distance = length ? Math.abs(x * dy - y * dx) / length : Math.hypot(x, y);
		if (distance > off) [at, off] = [index, distance];
	}
	if (off <= TOLERANCE) return [first, last];
	return [...thinLine(line.slice(0, at + 1)).slice(0, -1), ...thinLine(line.slice(at))];
}
