import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { geoArea, geoContains, geoDistance } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { expect, test } from 'vitest';
import type { RowOf } from '#lib/domain/kind.ts';
import type { metropolis } from '#lib/domain/metropolis.ts';
import type { organisation } from '#lib/domain/organisation.ts';
import { HALF_SPHERE, keepAreas, thinned, topologyOf, wound } from '../../scripts/maps/topology.ts';
import { tilesOf } from '../../scripts/maps/tiles.ts';
import { ambRows } from '../domain/ambRows.ts';

type Area = Feature<Polygon | MultiPolygon>;

const root = path.resolve(import.meta.dirname, '../..');
const fileOf = (name: string) => path.join(root, 'static/maps', name);
const read = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T;
const areasOf = (topology: Topology, object: string) =>
	(feature(topology, topology.objects[object] as GeometryCollection).features as Area[]) ?? [];

const councils = read<Topology & { attribution: string; tiles: Record<string, [number, number]> }>(
	fileOf('councils-barcelona.json'),
);
const world = read<Topology & { attribution: string }>(fileOf('world.json'));
const codes = ambRows<RowOf<typeof organisation>>('organisation')
	.filter(({ type }) => type === 'council')
	.map(({ ine }) => ine!);

test('the map of the councils has the 36 municipalities of the plan, each once, and no other', () => {
	expect(codes).toHaveLength(36);
	expect(
		areasOf(councils, 'municipalities')
			.map(({ id }) => id)
			.toSorted(),
	).toEqual(codes.toSorted());
	const listed = read<{ file: string; codes: string[] }[]>(fileOf('index.json'));
	expect(listed.find(({ file }) => file === 'councils-barcelona.json')?.codes).toEqual(codes.toSorted());
});

test('no area covers half a sphere or nothing, and together the councils cover what a metropolis covers', () => {
	const EARTH = 6371 ** 2;
	for (const area of [...areasOf(councils, 'municipalities'), ...areasOf(world, 'countries')])
		for (const coordinates of polygonsOf(area)) {
			const covered = geoArea({ type: 'Polygon', coordinates });
			expect(covered, String(area.id)).toBeLessThan(HALF_SPHERE);
			// A point left over from simplifying would make room for itself on the drawing.
			expect(covered, String(area.id)).toBeGreaterThan(1e-12);
		}
	const covered = areasOf(councils, 'municipalities').reduce((sum, area) => sum + geoArea(area) * EARTH, 0);
	// 636 km² (idescat), on outlines that are simplified.
	expect(covered).toBeGreaterThan(620);
	expect(covered).toBeLessThan(655);
});

test('maps are small, name nobody, and say whose they are', () => {
	expect(statSync(fileOf('world.json')).size).toBeLessThan(90_000);
	expect(statSync(fileOf('councils-barcelona.json')).size).toBeLessThan(10_000);
	expect(councils.attribution).toBe('© Instituto Geográfico Nacional (CC BY 4.0)');
	expect(world.attribution).toBe('Natural Earth');
	for (const map of [councils, world])
		expect(JSON.stringify(map.objects), 'plans bring names of their own').not.toContain('properties');
});

test('every council has a tile of its own, north above south and west before east', () => {
	const tiles = Object.values(councils.tiles);
	expect(Object.keys(councils.tiles).toSorted()).toEqual(codes.toSorted());
	expect(new Set(tiles.map(String)).size).toBe(36);
	const [badalona, castelldefels, barcelona, begues] = ['08015', '08056', '08019', '08020'].map(
		(code) => councils.tiles[code]!,
	) as [[number, number], [number, number], [number, number], [number, number]];
	expect(badalona[1]).toBeLessThan(castelldefels[1]);
	expect(begues[0]).toBeLessThan(barcelona[0]);
});

test('every metropolis lies in the country that the plan gives it, or on its shore', () => {
	const atlas = read<Topology>(path.join(root, 'node_modules/world-atlas/countries-50m.json'));
	const countries = new Map(areasOf(atlas, 'countries').map((area) => [String(area.id), area]));
	const rows = ambRows<RowOf<typeof metropolis>>('metropolis');
	expect(rows).toHaveLength(37);
	const astray = rows.filter((row) => {
		const country = countries.get(row.countryNumeric!)!;
		const point: [number, number] = [row.lon!, row.lat!];
		// The atlas draws harbours within a few kilometres.
		const near = (corner: number[]) => geoDistance(corner as [number, number], point) * 6371 < 12;
		return !geoContains(country, point) && !polygonsOf(country).flat(2).some(near);
	});
	expect(astray.map(({ id }) => id)).toEqual([]);
});

test('the map of another place is read from any GeoJSON: outlines are thinned, areas of half a sphere left out', () => {
	const square = (id: string, x: number): Area => ({
		type: 'Feature',
		id,
		properties: {},
		geometry: {
			type: 'Polygon',
			coordinates: [
				// Clockwise, as d3 winds the outside; many points on a straight line.
				[
					[x, 0],
					[x, 0.5],
					[x, 1],
					[x + 0.5, 1],
					[x + 1, 1],
					[x + 1, 0],
					[x, 0],
				],
			],
		},
	});
	const topology = topologyOf([square('one', 0), square('two', 1)].map(thinned));
	const areas = areasOf(topology, 'municipalities');
	expect(areas.map(({ id }) => id)).toEqual(['one', 'two']);
	expect(polygonsOf(areas[0]!)[0]![0]).toHaveLength(6);
	expect(geoArea(areas[1]!)).toBeCloseTo(geoArea(square('two', 1)), 6);
	const inverted = square('three', 0);
	(inverted.geometry as Polygon).coordinates[0]!.reverse();
	expect(geoArea(wound(inverted))).toBeCloseTo(geoArea(square('three', 0)), 9);
	const kept = keepAreas(topologyOf([square('one', 0), inverted]), 'municipalities', () => true);
	expect(kept.found).toEqual(['one']);
	expect(kept.topology.arcs).toHaveLength(1);
	expect(
		tilesOf([
			{ code: 'a', centre: [0, 0] },
			{ code: 'b', centre: [1, 1] },
		]),
	).toMatchObject({ a: [0, expect.any(Number)], b: [expect.any(Number), 0] });
});

function polygonsOf({ geometry }: Area) {
	return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}
