import { describe, expect, it } from 'vitest';
import type { formLine } from '#lib/domain/formLine.ts';
import type { interventionForm } from '#lib/domain/interventionForm.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import type { line } from '#lib/domain/line.ts';
import { countGaps, lineFormMatrix, lineZoneMatrix, metropolisesByZone } from '#lib/domain/matrix.ts';
import type { metropolis } from '#lib/domain/metropolis.ts';
import type { zone } from '#lib/domain/zone.ts';
import type { zoneLine } from '#lib/domain/zoneLine.ts';
import { ambRows } from './ambRows.ts';

const lines = ambRows<RowOf<typeof line>>('line');
const zones = ambRows<RowOf<typeof zone>>('zone');
const zoneLines = ambRows<RowOf<typeof zoneLine>>('zoneLine');

describe('the matrix of lines and zones', () => {
	const matrix = lineZoneMatrix(lines, zones, zoneLines);

	it('says where the plan pursues each line, with the reason', () => {
		expect(matrix.map(({ row }) => row.id)).toEqual(['le1', 'le2', 'le3', 'le4', 'le5']);
		const [cell] = matrix[0]!.cells;
		expect(cell).toMatchObject({ state: 'intended', column: { id: 'europe' } });
		expect(cell!.links[0]!.reason).toHaveProperty('ca');
		expect(matrix[1]!.cells.map(({ state }) => state)).toEqual(['intended', ...Array(5).fill('gap')]);
	});

	it('has 18 of 30 cells filled and 12 gaps', () => {
		expect(countGaps(matrix)).toBe(12);
	});

	it('shows both records that say the same, and none that is retracted', () => {
		const twice = [...zoneLines, { ...zoneLines[0]!, id: 'other' }];
		expect(lineZoneMatrix(lines, zones, twice)[0]!.cells[0]!.links).toHaveLength(2);
		const retracted = { person: 'p', device: 'd', time: 1, reason: 'merged' };
		const without = zoneLines.map((link) => ({ ...link, retracted }));
		expect(countGaps(lineZoneMatrix(lines, zones, without))).toBe(30);
	});
});

describe('the matrix of lines and forms of intervention', () => {
	it('has no gap in a plan that fills all of it', () => {
		const matrix = lineFormMatrix(
			lines,
			ambRows<RowOf<typeof interventionForm>>('interventionForm'),
			ambRows<RowOf<typeof formLine>>('formLine'),
		);
		expect(matrix.map(({ cells }) => cells.length)).toEqual([4, 4, 4, 4, 4]);
		expect(countGaps(matrix)).toBe(0);
	});
});

describe('metropolises by zone', () => {
	const byZone = metropolisesByZone(zones, ambRows<RowOf<typeof metropolis>>('metropolis'));

	it('are gathered by relation, in their places', () => {
		const count = (zone: string) =>
			Object.fromEntries([...byZone.get(zone)!].map(([relation, all]) => [relation, all.length]));
		expect(count('europe')).toMatchObject({ priority: 6, intensify: 4 });
		expect(count('asia')).toEqual({ priority: 2 });
		expect(byZone.get('europe')!.get('priority')![0]!.id).toBe('greater-manchester');
	});

	it('do not count the home metropolis', () => {
		const all = [...byZone.values()].flatMap((relations) => [...relations.values()].flat());
		expect(all).toHaveLength(36);
	});
});
