// Maps are files that come with the app (`static/maps`, see `scripts/buildMaps.ts`) and lie on the device like the app itself.
import type { Feature, MultiPolygon } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

export type Area = Feature<MultiPolygon>;

export interface WorldMap {
	readonly land: readonly Area[];
	readonly borders: ReturnType<typeof mesh>;
	/** Whose map it is: has to be shown with it. */
	readonly attribution: string;
}

export interface CouncilMap {
	/** By the code of the municipality. */
	readonly areas: ReadonlyMap<string, Area>;
	/** A grid of equal tiles: column and row, by code. */
	readonly tiles: ReadonlyMap<string, readonly [column: number, row: number]>;
	readonly attribution: string;
}

interface MapFile extends Topology {
	attribution?: string;
	tiles?: Record<string, [number, number]>;
}
interface Listed {
	file: string;
	codes: string[];
}

const MAPS = '/maps';
/** Nobody goes there, and it would take a third of the drawing. */
const ANTARCTICA = '010';

const fetched = new Map<string, Promise<unknown>>();

function fetchOnce<T>(name: string): Promise<T> {
	let answer = fetched.get(name);
	if (!answer) {
		answer = fetch(`${MAPS}/${name}`).then((found) => {
			if (!found.ok) throw new Error(`the map ${name} answered ${found.status}`);
			return found.json();
		});
		fetched.set(name, answer);
		// It may be reached another time.
		answer.catch(() => fetched.delete(name));
	}
	return answer as Promise<T>;
}

const areasOf = (map: MapFile, object: string): Area[] =>
	feature(map, map.objects[object] as GeometryCollection).features as Area[];

export async function loadWorld(): Promise<WorldMap> {
	const map = await fetchOnce<MapFile>('world.json');
	const countries = map.objects.countries as GeometryCollection;
	return {
		land: areasOf(map, 'countries').filter(({ id }) => id !== ANTARCTICA),
		borders: mesh(map, countries, (one, other) => one !== other),
		attribution: map.attribution ?? '',
	};
}

/**
 * The map that has most of a plan's councils; null where none has any: then their grid stands alone.
 * @param codes of the municipalities, as the plan's councils have them
 */
export async function loadCouncilMap(codes: readonly string[]): Promise<CouncilMap | null> {
	const listed = await fetchOnce<Listed[]>('index.json');
	const held = (map: Listed) => codes.filter((code) => map.codes.includes(code)).length;
	const best = listed.reduce<Listed | null>(
		(found, map) => (held(map) > (found ? held(found) : 0) ? map : found),
		null,
	);
	if (!best) return null;
	const map = await fetchOnce<MapFile>(best.file);
	return {
		areas: new Map(areasOf(map, 'municipalities').map((area) => [String(area.id), area])),
		tiles: new Map(Object.entries(map.tiles ?? {})),
		attribution: map.attribution ?? '',
	};
}
