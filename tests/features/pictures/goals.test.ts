import { describe, expect, it } from 'vitest';
import type { AnyRow } from '#lib/domain/kind.ts';
import { byGoal, goalColour, goalsHere, nameHere } from '#lib/features/pictures/goals/goalsHere.ts';
import { tally } from '#lib/records/happened/tally.ts';
import { toldBeside } from '#lib/records/happened/told.ts';
import { countedWorkspace, sampleRows } from '../../support/countedWorkspace.ts';

const rows = sampleRows(800, 5);
const of = (kind: string) => rows.filter((row) => row.kind === kind);
const list = (row: AnyRow, field: string) => (row[field] ?? []) as string[];

describe('The goals of a sample', () => {
	const workspace = countedWorkspace(rows);
	const scope = { from: '2022-01-01', until: '2023-12-31' };
	const entries = tally(workspace, byGoal(scope));

	it('equal a recount of the entries that name them', () => {
		const gone = new Set(toldBeside(workspace).replaced.map(({ id }) => id));
		const figures = goalsHere(workspace, entries, () => true);
		expect(figures).toHaveLength(17);
		for (const figure of figures) {
			const own = of('entry').filter(
				(row) =>
					!gone.has(row.id) &&
					list(row, 'goals').includes(figure.id) &&
					String(row.date) >= scope.from &&
					String(row.date) <= scope.until,
			);
			expect(figure.entries, figure.id).toBe(own.length);
			expect(figure.last).toBe(
				own
					.map(({ date }) => String(date))
					.sort()
					.at(-1) ?? null,
			);
		}
		expect(figures.some(({ entries: count }) => count > 0)).toBe(true);
	});

	it('narrowed to some actions keep only what measures them', () => {
		const [action] = of('action');
		const ids = new Set(
			goalsHere(workspace, entries, (id) => id === action!.id).flatMap(({ measured, tagged }) => [
				...measured,
				...tagged,
			]),
		);
		expect([...ids]).toEqual([action!.id]);
	});

	it('name whatever stands behind them', () => {
		const [action] = of('action');
		expect(nameHere(workspace, action!.id, 'en')).toMatch(new RegExp(`^${String(action!.code)} \\w`));
		expect(nameHere(workspace, 'nothing', 'en')).toBe('nothing');
	});
});

describe('The colour of a goal', () => {
	it('has an ink that can be read on it, and is not believed where it is none', () => {
		const luminance = (colour: string) => {
			const [red, green, blue] = [1, 3, 5].map((at) => {
				const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
				return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
			});
			return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
		};
		for (const goal of of('sustainableDevelopmentGoal')) {
			const { fill, ink } = goalColour(String(goal.color));
			const [light, dark] = [luminance(fill), luminance(ink)].sort((one, other) => other - one);
			expect((light! + 0.05) / (dark! + 0.05), fill).toBeGreaterThan(4.5);
		}
		expect(goalColour('url(javascript:alert(1))').fill).toBe('var(--color-gap)');
	});
});
