import { expect, test } from 'vitest';
import { isPlaced, type WantedPlace } from '#lib/domain/pictures/placed.ts';
import { makeRow } from '../../support/rows.ts';

const wanted = (zone: string, theme = ''): WantedPlace => ({
	zone,
	theme,
	zoneOf: (id) => ({ lyon: 'europe', lima: 'america' })[id],
	isActive: (id) => id === 'active',
});
const call = makeRow('call', 'c', { zones: [], metropolises: ['lyon'], themes: ['climate'] });
const task = makeRow('task', 't');

test.each([
	['names a metropolis of the zone', call, [], 'europe', '', true],
	['names another', call, [], 'america', '', false],
	['names the zone, not the theme', call, [], 'europe', 'housing', false],
	['names both', call, [], 'europe', 'climate', true],
	[
		'says no zone although it could, whatever its actions',
		makeRow('call', 'd', { zones: [], metropolises: [], themes: [] }),
		['active'],
		'europe',
		'',
		false,
	],
	['cannot say it, and its action is active there', task, ['active'], 'europe', 'climate', true],
	['cannot say it, and its action is not', task, ['quiet'], 'europe', '', false],
	['cannot say it and belongs to no action', task, [], 'europe', '', false],
	['is the whole plan’s', makeRow('period', 'p'), null, 'europe', 'climate', true],
	['is asked for nothing', call, [], '', '', true],
] as const)('%s', (_name, row, actions, zone, theme, there) => {
	expect(isPlaced({ rows: [row], actions }, wanted(zone, theme))).toBe(there);
});

test('what a task is about says where it is', () => {
	const about = (row: ReturnType<typeof makeRow>, zone: string) =>
		isPlaced({ rows: [task, row], actions: [] }, wanted(zone));
	expect(about(makeRow('metropolis', 'lima', { zone: 'america' }), 'america')).toBe(true);
	expect(about(makeRow('entry', 'e', { zones: ['europe'], metropolises: [], themes: [] }), 'america')).toBe(
		false,
	);
});
