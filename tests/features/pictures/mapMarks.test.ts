import { readFileSync } from 'node:fs';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import type { RowOf } from '#lib/domain/kind.ts';
import type { metropolis } from '#lib/domain/metropolis.ts';
import type { Area } from '#lib/features/pictures/maps/atlas.ts';
import { placeLabels } from '#lib/features/pictures/maps/placeLabels.ts';
import {
	projectAround,
	projectWorld,
	worldHeight,
	zoneHeight,
} from '#lib/features/pictures/maps/projections.ts';
import {
	asMarks,
	gatherMarks,
	type MapMark,
	type Spot,
	spreadMarks,
} from '#lib/features/pictures/maps/spreadMarks.ts';
import { ambRows } from '../../domain/ambRows.ts';
import { seededRandom } from '../../support/random.ts';

const rows = ambRows<RowOf<typeof metropolis>>('metropolis').filter(({ home }) => !home);
const zones = [...new Set(rows.map(({ zone }) => zone!))];
const atlas = JSON.parse(
	readFileSync(new URL('../../../static/maps/world.json', import.meta.url), 'utf8'),
) as Topology;
const land = (feature(atlas, atlas.objects.countries as GeometryCollection).features as Area[]).filter(
	({ id }) => id !== '010',
);
const widthOf = (text: string) => text.length * 7;

function overlapping(marks: readonly MapMark[]): string[] {
	return marks.flatMap((one, at) =>
		marks
			.slice(at + 1)
			.filter((other) => Math.hypot(one.x - other.x, one.y - other.y) < one.radius + other.radius)
			.map((other) => `${one.ids.join('+')} ${other.ids.join('+')}`),
	);
}
const isInside = ({ x, y, radius }: MapMark, width: number, height: number) =>
	x >= radius && y >= radius && x <= width - radius && y <= height - radius;

describe.each([330, 720, 1100])('On a drawing %i pixels wide', (width) => {
	it('the marks of the world overlap nowhere, and hold each metropolis once', () => {
		const box = { width, height: worldHeight(width) };
		const project = projectWorld(land, box);
		const radius = width < 500 ? 11 : 15;
		const spots = rows.map((row): Spot => {
			const [x, y] = project([row.lon!, row.lat!])!;
			return { id: row.id, group: row.zone!, x, y, radius };
		});
		const marks = gatherMarks(spots);
		expect(spreadMarks(marks, box)).toBe(true);
		expect(overlapping(marks)).toEqual([]);
		expect(marks.filter((mark) => !isInside(mark, width, box.height))).toEqual([]);
		expect(marks.flatMap(({ ids }) => ids).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
		for (const { ids, group } of marks)
			expect(new Set(ids.map((id) => rows.find((row) => row.id === id)!.zone))).toEqual(new Set([group]));
	});

	it.each(zones)(
		'every metropolis of %s has a mark of its own, near where it lies, and no label is cut',
		(zone) => {
			const box = { width, height: zoneHeight(width) };
			const own = rows.filter((row) => row.zone === zone);
			const project = projectAround(
				own.map((row) => [row.lon!, row.lat!] as const),
				box,
			);
			const marks = asMarks(
				own.map((row) => {
					const [x, y] = project([row.lon!, row.lat!])!;
					return { id: row.id, group: zone, x, y, radius: 16 };
				}),
			);
			expect(spreadMarks(marks, box)).toBe(true);
			expect(overlapping(marks)).toEqual([]);
			for (const mark of marks) {
				expect(isInside(mark, width, box.height), mark.ids[0]).toBe(true);
				expect(Math.hypot(mark.x - mark.at.x, mark.y - mark.at.y), mark.ids[0]).toBeLessThan(70);
			}
			const labels = placeLabels(marks, ({ ids }) => ids[0]!, widthOf, 13, box);
			for (const { text, x, anchor } of labels.values()) {
				const left = anchor === 'start' ? x : anchor === 'end' ? x - widthOf(text) : x - widthOf(text) / 2;
				expect(left).toBeGreaterThanOrEqual(0);
				expect(left + widthOf(text)).toBeLessThanOrEqual(width);
			}
		},
	);
});

it('marks that fall on one point, or have no room, do not hang the drawing', () => {
	const random = seededRandom(5);
	const same = asMarks(['a', 'b', 'c'].map((id) => ({ id, group: 'g', x: 50, y: 50, radius: 10 })));
	expect(spreadMarks(same, { width: 200, height: 200 })).toBe(true);
	expect(overlapping(same)).toEqual([]);
	const crowd = asMarks(
		Array.from({ length: 80 }, (_, at) => ({
			id: String(at),
			group: 'g',
			x: random.below(60),
			y: random.below(60),
			radius: 12,
		})),
	);
	expect(spreadMarks(crowd, { width: 60, height: 60 })).toBe(false);
});
