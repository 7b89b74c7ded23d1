import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, test } from 'vitest';
import { type Place, signedArea, writeGeoJson } from '#lib/exchange/geo/geoJson.ts';

const read = (places: readonly Place[], head = { name: 'Relacions' }) =>
	JSON.parse(writeGeoJson(places, head)) as FeatureCollection;
const point = (longitude: number, latitude: number): Place => ({
	id: 'lima',
	geometry: { type: 'Point', coordinates: [longitude, latitude] },
	properties: { name: 'Lima' },
});

describe('GeoJSON', () => {
	test('has longitude first, and no reference system but its own', () => {
		const collection = read([point(-77.0428, -12.0464)]);
		expect(collection.features[0]).toEqual({
			type: 'Feature',
			id: 'lima',
			geometry: { type: 'Point', coordinates: [-77.0428, -12.0464] },
			properties: { name: 'Lima' },
		});
		expect(collection).not.toHaveProperty('crs');
	});

	test('tells a place that lies nowhere, or nowhere on earth, without a geometry', () => {
		expect(read([{ ...point(0, 0), geometry: null }]).features[0]!.geometry).toBeNull();
		expect(read([point(200, 10)]).features[0]!.geometry).toBeNull();
		expect(read([point(NaN, 10)]).features[0]!.geometry).toBeNull();
	});

	test('is the same, in whatever order the places come', () => {
		const places = [point(1, 2), { ...point(3, 4), id: 'a' }];
		expect(writeGeoJson([...places].reverse(), { name: 'x' })).toBe(writeGeoJson(places, { name: 'x' }));
	});

	test('gives back whatever words somebody wrote', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (name) => {
				const [found] = read([{ ...point(1, 2), properties: { name } }]).features;
				expect(found!.properties).toEqual({ name });
			}),
		);
	});

	test('draws the outlines of the councils against the clock, closed, around Barcelona', () => {
		const file = new URL('../../../static/maps/councils-barcelona.json', import.meta.url);
		const map = JSON.parse(readFileSync(file, 'utf8')) as Topology;
		const areas = feature(map, map.objects.municipalities as GeometryCollection)
			.features as Feature<MultiPolygon>[];
		const places = areas.map(({ id, geometry }) => ({
			id: String(id),
			geometry,
			properties: {},
		}));
		const { features } = read(places);
		expect(features).toHaveLength(36);
		for (const { geometry } of features as Feature<MultiPolygon>[])
			for (const [outline, ...holes] of geometry.coordinates as [number, number][][][]) {
				expect(signedArea(outline!)).toBeGreaterThan(0);
				for (const hole of holes) expect(signedArea(hole)).toBeLessThan(0);
				expect(outline!.at(-1)).toEqual(outline![0]);
				for (const [longitude, latitude] of outline!) {
					expect(longitude).toBeGreaterThan(1.6);
					expect(longitude).toBeLessThan(2.4);
					expect(latitude).toBeGreaterThan(41.1);
					expect(latitude).toBeLessThan(41.7);
				}
			}
	});
});
