import { changedFields } from '#lib/domain/difference.ts';
import type { AnyRow, Kind } from '#lib/domain/kind.ts';

/** A record of which something is not as it was approved. */
export interface Difference {
	readonly kind: Kind;
	readonly row: AnyRow;
	/** Fields that differ; empty for a retracted record of which nothing else does. */
	readonly fields: readonly string[];
	/** `added` after the approval, `changed` in some fields, or `retracted`. */
	readonly sort: 'added' | 'changed' | 'retracted';
}

/**
 * Everything of a plan that is no longer, or was never, as approved, in the order of the kinds and rows. Kinds of which nothing
 * is ever approved (words, indicators, the directory) are left out.
 */
export function planDifferences(rowsByKind: Iterable<readonly [Kind, Iterable<AnyRow>]>): Difference[] {
	const found: Difference[] = [];
	for (const [kind, rows] of rowsByKind) {
		if (!Object.values(kind.fields).some(({ approved }) => approved)) continue;
		for (const row of rows) {
			// What a seed brought was approved and has no author; what has one was added since.
			const added = row.created !== undefined;
			const fields = changedFields(row, kind).map(({ field }) => field);
			if (row.retracted) {
				if (!added) found.push({ kind, row, fields, sort: 'retracted' });
			} else if (added || fields.length > 0)
				found.push({ kind, row, fields, sort: added ? 'added' : 'changed' });
		}
	}
	return found;
}
