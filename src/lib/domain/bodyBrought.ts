import type { brought } from './brought.ts';
import type { RowOf } from './kind.ts';

export type BroughtRow = RowOf<typeof brought>;

export interface BroughtBy {
	readonly organisation: string;
	/** The newest first. */
	readonly rows: readonly BroughtRow[];
	/** Whether it belongs to the body. */
	readonly isMember: boolean;
}

/**
 * What each organisation brought to a body, and which members have brought nothing yet.
 * @param members ids, in the order in which they are to stand
 * @param nothing members of whom there is nothing
 */
export function broughtByEach(
	members: readonly string[],
	rows: readonly BroughtRow[],
): { each: readonly BroughtBy[]; nothing: readonly string[] } {
	const byOrganisation = new Map<string, BroughtRow[]>();
	for (const row of rows) {
		if (!row.organisation) continue;
		byOrganisation.set(row.organisation, [...(byOrganisation.get(row.organisation) ?? []), row]);
	}
	const own = new Set(members);
	const others = [...byOrganisation.keys()].filter((id) => !own.has(id)).sort();
	return {
		each: [...members, ...others].flatMap((organisation) => {
			const found = byOrganisation.get(organisation);
			if (!found) return [];
			const newest = [...found].sort((a, b) => timeOf(b) - timeOf(a) || (a.id < b.id ? 1 : -1));
			return [{ organisation, rows: newest, isMember: own.has(organisation) }];
		}),
		nothing: members.filter((id) => !byOrganisation.has(id)),
	};
}

const timeOf = ({ created }: BroughtRow): number => created?.time ?? 0;
