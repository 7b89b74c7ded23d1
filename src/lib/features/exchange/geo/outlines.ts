// The outlines of councils are a file that comes with the app (`static/maps`) and lies on the device like the app itself.
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Geometry } from '#lib/exchange/geo/geoJson.ts';

export interface Outlines {
	/** By the code of the municipality. */
	readonly areas: ReadonlyMap<string, Geometry>;
	/** Whose they are: has to be told with them. */
	readonly attribution: string;
}

interface Listed {
	file: string;
	codes: string[];
}

const NONE: Outlines = { areas: new Map(), attribution: '' };

/** The outlines of the map that has most of a plan's councils; none where no map has any. */
export async function loadOutlines(codes: readonly string[]): Promise<Outlines> {
	const listed = (await (await fetch('/maps/index.json')).json()) as Listed[];
	const held = (map: Listed) => codes.filter((code) => map.codes.includes(code)).length;
	const [best] = listed.filter((map) => held(map) > 0).sort((one, other) => held(other) - held(one));
	if (!best) return NONE;
	const map = (await (await fetch(`/maps/${best.file}`)).json()) as Topology & { attribution?: string };
	const { features } = feature(map, map.objects.municipalities as GeometryCollection);
	return {
		areas: new Map(
			features.flatMap(({ id, geometry }) =>
				geometry.type === 'MultiPolygon' ? [[String(id), geometry]] : [],
			),
		),
		attribution: map.attribution ?? '',
	};
}
