import type { action } from '#lib/domain/action.ts';
import type { block } from '#lib/domain/block.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import { childrenOf } from '#lib/domain/place.ts';

type ActionRow = RowOf<typeof action>;
type BlockRow = RowOf<typeof block>;

/** A block of a line with its actions; those that stand in no block come first, without one. */
export interface ActionGroup {
	readonly block: BlockRow | null;
	readonly actions: readonly ActionRow[];
}

/**
 * The actions of one line by block, in the order of the blocks. An action whose block is not one of the line's stands without
 * a block: it is never left out.
 */
export function groupByBlock(
	line: string,
	blocks: readonly BlockRow[],
	actions: readonly ActionRow[],
): ActionGroup[] {
	const own = childrenOf(blocks, line);
	const known = new Set(own.map(({ id }) => id));
	const inLine = actions.filter((row) => row.line === line);
	const loose = inLine.filter((row) => !row.block || !known.has(row.block));
	return [
		...(loose.length > 0 ? [{ block: null, actions: loose }] : []),
		...own.map((row) => ({ block: row, actions: inLine.filter(({ block }) => block === row.id) })),
	];
}

/** The organisations that carry an action out, as far as they are here. */
export function unitsOf<O>(row: ActionRow, organisationOf: (id: string) => O | undefined): O[] {
	return row.responsibleUnits.flatMap((id) => organisationOf(id) ?? []);
}
