import type { indicator } from '#lib/domain/indicator.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import { cellOf, latestYear, type Readers, readIndicator } from '#lib/records/indicators/reading.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** The newest value of an indicator: what was given by hand goes before what is computed. Live. */
export function latestValue(
	workspace: Workspace,
	row: RowOf<typeof indicator>,
	readers: Readers,
): { value: number; year: number } | null {
	const found = latestYear(readIndicator(workspace, row, readers));
	if (!found) return null;
	const cell = cellOf(found);
	const value =
		cell.state === 'value' ? cell.value : cell.state === 'none' ? (found.computed?.value ?? null) : null;
	return value === null ? null : { value, year: found.year };
}
