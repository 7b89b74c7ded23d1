/** Degrees: longitude, latitude. */
export type Position = readonly number[];
export type Ring = readonly Position[];

export type Geometry =
	| { readonly type: 'Point'; readonly coordinates: Position }
	| { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

export type Property = string | number | boolean | null | readonly string[];

export interface Place {
	readonly id: string;
	/** Null where nobody has said where it lies: it is told all the same, as the standard has it. */
	readonly geometry: Geometry | null;
	readonly properties: Readonly<Record<string, Property>>;
}

export interface PlacesHead {
	readonly name: string;
	/** Whose the outlines are: has to be shown with them. */
	readonly attribution?: string;
	/** What every file of a sample says. */
	readonly note?: string;
}

/** Writes places as GeoJSON (RFC 7946): WGS 84, longitude first, outlines against the clock and holes with it. */
export function writeGeoJson(places: readonly Place[], head: PlacesHead): string {
	const features = [...places]
		.sort((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0))
		.map(({ id, geometry, properties }) => ({
			type: 'Feature',
			id,
			geometry: geometry && standing(geometry),
			properties,
		}));
	const told = Object.entries(head).filter(([, words]) => words);
	const opening = JSON.stringify({ type: 'FeatureCollection', ...Object.fromEntries(told) }).slice(0, -1);
	// One place is one line, so that two files can be compared by any tool.
	return `${opening},"features":[\n${features.map((found) => JSON.stringify(found)).join(',\n')}\n]}\n`;
}

/** Whether a place is one of this world. */
export function isPosition(position: readonly unknown[]): boolean {
	const [longitude, latitude] = position;
	return (
		typeof longitude === 'number' &&
		typeof latitude === 'number' &&
		Math.abs(longitude) <= 180 &&
		Math.abs(latitude) <= 90
	);
}

function standing(geometry: Geometry): Geometry | null {
	if (geometry.type === 'Point')
		return isPosition(geometry.coordinates)
			? { type: 'Point', coordinates: rounded(geometry.coordinates) }
			: null;
	// Islets may have shrunk to a line where outlines were made coarser: those are no areas any more.
	const polygons = geometry.coordinates.flatMap((rings) => {
		const [outline, ...holes] = rings
			.map((ring) => ring.map(rounded))
			.filter((ring) => signedArea(ring) !== 0);
		return outline ? [[wound(outline, true), ...holes.map((hole) => wound(hole, false))]] : [];
	});
	return polygons.length > 0 ? { type: 'MultiPolygon', coordinates: polygons } : null;
}

/** A tenth of a metre: what is finer is noise. */
const rounded = ([longitude = 0, latitude = 0]: Position): Position => [
	Math.round(longitude * 1e6) / 1e6,
	Math.round(latitude * 1e6) / 1e6,
];

function wound(ring: Ring, isOutline: boolean): Ring {
	return signedArea(ring) > 0 === isOutline ? ring : [...ring].reverse();
}

/** Above zero where a ring goes against the clock. */
export function signedArea(ring: Ring): number {
	let sum = 0;
	for (const [at, [x = 0, y = 0]] of ring.entries()) {
		const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length]!;
		sum += x * nextY - nextX * y;
	}
	return sum / 2;
}
