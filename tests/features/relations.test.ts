import { describe, expect, it } from 'vitest';
import type { action } from '#lib/domain/action.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import type { line } from '#lib/domain/line.ts';
import { actionsByLine } from '#lib/features/relations/actionsByLine.ts';
import { formatPoint } from '#lib/features/relations/coordinates.ts';

const lineRow = (id: string, position: string) =>
	({ id, place: { parent: null, position } }) as unknown as RowOf<typeof line>;
const actionRow = (id: string, ofLine: string) => ({ id, line: ofLine }) as unknown as RowOf<typeof action>;

describe('actions under their lines', () => {
	it('gives each action once, lines in their places, and none that is empty', () => {
		const lines = [lineRow('le2', 'a2'), lineRow('le1', 'a1'), lineRow('le3', 'a3')];
		const actions = [actionRow('x', 'le2'), actionRow('y', 'le1'), actionRow('x', 'le2')];
		const parts = actionsByLine(actions, lines);
		expect(parts.map(({ line }) => line?.id)).toEqual(['le1', 'le2']);
		expect(parts.map((part) => part.actions.map(({ id }) => id))).toEqual([['y'], ['x']]);
	});

	it('keeps the actions of a line that this device does not know, last', () => {
		const parts = actionsByLine([actionRow('x', 'gone'), actionRow('y', 'le1')], [lineRow('le1', 'a1')]);
		expect(parts.at(-1)).toMatchObject({ line: null, actions: [{ id: 'x' }] });
	});
});

describe('coordinates in words', () => {
	const letters = { north: 'N', south: 'S', east: 'E', west: 'O' };
	it.each([
		[41.39, 2.17, '41° 23′ N, 2° 10′ E'],
		[-26.2, 28.05, '26° 12′ S, 28° 03′ E'],
		[13.7, -89.2, '13° 42′ N, 89° 12′ O'],
		[0, 0, '0° 00′ N, 0° 00′ E'],
		[9.9999, -0.9999, '10° 00′ N, 1° 00′ O'],
	])('%d, %d is %s', (lat, lon, words) => {
		expect(formatPoint(lat, lon, letters)).toBe(words);
	});
});
