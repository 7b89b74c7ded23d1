// Builds the maps that the pictures draw: small topologies in `static/maps`, and the list by which a plan finds its own.
// Another metropolis gives its template, a name, and a TopoJSON or GeoJSON of its municipalities: see docs/pictures.md.
//   node scripts/buildMaps.ts                              the world, and the councils of the plan that comes with the app
//   node scripts/buildMaps.ts --plan t.json --name montevideo --from areas.geojson --code code --attribution "© …"
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { geoCentroid } from 'd3-geo';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature, quantize } from 'topojson-client';
import type { Arc, GeometryCollection, Topology } from 'topojson-specification';
import { keepAreas, thinned, topologyOf, wound } from './maps/topology.ts';
import { tilesOf } from './maps/tiles.ts';

const MAPS = new URL('../static/maps/', import.meta.url);
const ATLASES = new URL('../node_modules/', import.meta.url);

const { values } = parseArgs({
	options: {
		plan: { type: 'string', default: 'static/plans/amb-2021-2025/template.json' },
		name: { type: 'string', default: 'barcelona' },
		from: { type: 'string' },
		code: { type: 'string', default: 'id' },
		attribution: {
			type: 'string',
			default: '© Instituto Geográfico Nacional (CC BY 4.0)',
		},
	},
});

const read = (file: string | URL): unknown => JSON.parse(readFileSync(file, 'utf8'));
const write = (name: string, content: unknown): void => {
	const text = `${JSON.stringify(content)}\n`;
	writeFileSync(new URL(name, MAPS), text);
	console.log(`static/maps/${name}: ${Buffer.byteLength(text)} bytes`);
};

/** Steps of the grid on which the world is written: about eight kilometres. */
const WORLD_GRID = 5000;

/** On a coarser grid; the library asks for points, and the atlas has only the steps between them. */
function requantised({ bbox: _, ...topology }: Topology): Topology {
	const arcs = topology.arcs.map((_, at) => feature(topology, { type: 'LineString', arcs: [at] }).geometry);
	const points = arcs.map((line) => (line.type === 'LineString' ? line.coordinates : []) as Arc);
	const precise = { type: 'Topology' as const, objects: topology.objects, arcs: points };
	return quantize(precise as Parameters<typeof quantize>[0], WORLD_GRID);
}

function buildWorld(): void {
	const atlas = read(new URL('world-atlas/countries-110m.json', ATLASES)) as Topology;
	const { topology } = keepAreas(atlas, 'countries', () => true);
	write('world.json', { ...requantised(topology), attribution: 'Natural Earth' });
}

interface Template {
	records: { organisation?: { type?: string; ine?: string }[] };
}

function buildCouncils(): void {
	const { records } = read(values.plan) as Template;
	const codes = (records.organisation ?? [])
		.filter(({ type }) => type === 'council')
		.flatMap(({ ine }) => ine ?? []);
	if (codes.length === 0)
		fail(`No council in ${values.plan} has a code ("ine") by which a map could name it.`);
	const { topology, found } = keepAreas(readAreas(), 'municipalities', (code) => codes.includes(code));
	const missing = codes.filter((code) => !found.includes(code));
	if (missing.length > 0) fail(`The map has no area for ${missing.join(', ')}.`);
	const areas = feature(topology, topology.objects.municipalities as GeometryCollection);
	const tiles = tilesOf(
		areas.features.map((area) => ({ code: String(area.id), centre: geoCentroid(area) as [number, number] })),
	);
	const file = `councils-${values.name}.json`;
	write(file, { ...topology, attribution: values.attribution, tiles });
	listMap({ file, codes: codes.toSorted() });
}

/** Municipalities as a topology whose areas have their code as id. */
function readAreas(): Topology {
	if (!values.from) return read(new URL('es-atlas/es/municipalities.json', ATLASES)) as Topology;
	const given = read(values.from) as Topology | FeatureCollection<Polygon | MultiPolygon>;
	const areas: Feature<Polygon | MultiPolygon>[] =
		given.type === 'Topology'
			? Object.values(given.objects).flatMap((object) => {
					const part = feature(given, object as GeometryCollection) as unknown;
					return (part as FeatureCollection<Polygon | MultiPolygon>).features ?? [];
				})
			: given.features;
	const coded = areas.map((area) => ({ ...area, id: String(area.properties?.[values.code] ?? area.id) }));
	return topologyOf(coded.map(wound).map(thinned));
}

function listMap(entry: { file: string; codes: readonly string[] }): void {
	let listed: { file: string }[] = [];
	try {
		listed = read(new URL('index.json', MAPS)) as { file: string }[];
	} catch {
		// The first map.
	}
	const maps = [...listed.filter(({ file }) => file !== entry.file), entry];
	write(
		'index.json',
		maps.toSorted((one, other) => (one.file < other.file ? -1 : 1)),
	);
}

function fail(sentence: string): never {
	console.error(sentence);
	process.exit(1);
}

if (!values.from) buildWorld();
buildCouncils();
