import type { indicator } from '#lib/domain/indicator.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import { leavingValue } from '#lib/records/indicators/leaving.ts';
import { cellOf, type Readers, readIndicator } from '#lib/records/indicators/reading.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/**
 * [I11] The newest value of an indicator, of what may leave alone: what was given by hand goes before what is computed. Null where
 * the newest that is known is no number. Live.
 */
export function latestValue(
	workspace: Workspace,
	row: RowOf<typeof indicator>,
	readers: Readers,
): { value: number; year: number } | null {
	const reading = readIndicator(workspace, row, readers);
	for (const each of reading.years.toReversed()) {
		const cell = cellOf(each);
		if (cell.state === 'value') return { value: cell.value, year: each.year };
		if (cell.state !== 'none') return null;
		const value = leavingValue(workspace, reading, each);
		if (value !== null) return { value, year: each.year };
	}
	return null;
}
