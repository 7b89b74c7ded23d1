import { boardColumn } from '#lib/domain/boardColumn.ts';
import { card } from '#lib/domain/card.ts';
import { carriedId, carryOver, type PastSession, parkedCards } from '#lib/domain/carryOver.ts';
import { cluster } from '#lib/domain/cluster.ts';
import { decision } from '#lib/domain/decision.ts';
import type { AnyRow, Kind, RowOf } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import { seedDocument } from '#lib/workspace/ownSeed.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

function rowsIn<K extends Kind>(workspace: Workspace, kind: K, document: string): RowOf<K>[] {
	return workspace.rows(kind).filter((row) => (row as AnyRow).document === document);
}

/** What this device has of an earlier session. Live. */
export function pastSession(workspace: Workspace, id: string): PastSession {
	const document = `workshop/${id}`;
	return {
		id,
		decisions: rowsIn(workspace, decision, document),
		cards: rowsIn(workspace, card, document),
		columns: rowsIn(workspace, boardColumn, document),
		clusters: rowsIn(workspace, cluster, document),
	};
}

/** How many decisions and parked cards of an earlier session are not in a later one yet. Live. */
export function notCarried(workspace: Workspace, id: string, follows: string) {
	const past = pastSession(workspace, follows);
	const missing = (kind: Kind, rows: readonly { readonly id: string }[]) =>
		rows.filter((row) => !workspace.row(kind, carriedId(id, `${kind.name}/${row.id}`))).length;
	return { decisions: missing(decision, past.decisions), cards: missing(card, parkedCards(past)) };
}

/** Copies into a session what the one before it left; what is there already stays as it is. */
export async function carryOverInto(
	workspace: Workspace,
	{ id, follows, parking }: { id: string; follows: string; parking: string | null },
): Promise<void> {
	if (!workspace.mayRead(`workshop/${follows}`)) return;
	await workspace.document(`workshop/${follows}`);
	const carried = carryOver(pastSession(workspace, follows), id, parking);
	// One seed a record: somebody else may have carried over more, or less, at the same time.
	for (const record of carried)
		if (!workspace.row(kindNamed(record.kind), record.id))
			await seedDocument(workspace, `workshop/${id}`, [record]);
}
