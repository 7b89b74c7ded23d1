import { indicator } from '#lib/domain/indicator.ts';
import type { Computed } from '#lib/domain/indicatorComputation.ts';
import { type Cell, targetFor } from '#lib/domain/indicatorStanding.ts';
import {
	cellOf,
	type IndicatorRow,
	latestYear,
	readIndicator,
	readersOf,
} from '#lib/records/indicators/reading.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Where an indicator began, where it was to be and where it was; null is what nobody has said. */
export interface IndicatorAsOf {
	readonly row: IndicatorRow;
	readonly target: { readonly year: number; readonly value: number } | null;
	readonly year: number | null;
	readonly value: Computed | Cell | null;
}

/** An indicator as it stood in a year, in the latest of which something is known where none is given. Live. */
export function indicatorAsOf(workspace: Workspace, id: string, year: number | null): IndicatorAsOf | null {
	const row = workspace.row(indicator, id);
	if (!row) return null;
	const { years, targets } = readIndicator(workspace, row, readersOf(workspace));
	const then =
		latestYear({ years: years.filter((each) => year === null || each.year <= year) }) ??
		years.find((each) => each.year === year);
	const cell = then && cellOf(then);
	// What was to be reached then, else what is to be reached at the end.
	const due = [year, row.targetYear, ...targets.map((one) => one.year)].find(
		(one) => one !== null && targetFor(row, targets, one) !== null,
	);
	const target = due ? targetFor(row, targets, due) : null;
	return {
		row,
		target: due && target !== null ? { year: due, value: target } : null,
		year: then?.year ?? null,
		value: then && cell?.state === 'none' ? then.computed : (cell ?? null),
	};
}
