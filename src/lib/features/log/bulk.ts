import type { EntryRow } from '#lib/domain/entryOrder.ts';
import type { Contents } from '#lib/domain/kind.ts';

/** What can be given to many entries at once, or taken from them. */
export const BULK_FIELDS = ['tags', 'actions', 'metropolises'] as const;
export type BulkField = (typeof BULK_FIELDS)[number];

export interface BulkWish {
	readonly field: BulkField;
	readonly way: 'add' | 'remove';
	readonly members: readonly string[];
}

export interface BulkChange {
	/** What becomes of each entry that changes. */
	readonly contents: ReadonlyMap<string, Contents>;
	/** How many have, or lack, it all already. */
	readonly same: number;
	/** How many are somebody else's. */
	readonly barred: number;
}

/** What a wish would change, and what it would not. */
export function planBulk(
	rows: readonly EntryRow[],
	{ field, way, members }: BulkWish,
	mayWrite: (document: string) => boolean,
): BulkChange {
	const contents = new Map<string, Contents>();
	let [same, barred] = [0, 0];
	const wanted = new Set(members);
	for (const row of rows) {
		const before = row[field];
		const after =
			way === 'add' ? [...new Set([...before, ...wanted])] : before.filter((member) => !wanted.has(member));
		if (!mayWrite(row.document)) barred += 1;
		else if (after.length === before.length) same += 1;
		else contents.set(row.id, { [field]: after });
	}
	return { contents, same, barred };
}
