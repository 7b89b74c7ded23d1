import { amendmentDecision } from '#lib/domain/amendmentDecision.ts';
import { type AmendmentRow, type AmendmentStanding, standingOf } from '#lib/domain/amendmentState.ts';
import { endorsement } from '#lib/domain/endorsement.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import { ownerOf } from '#lib/domain/owner.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** How an amendment stands. Live. */
export function amendmentStanding(workspace: Workspace, row: AmendmentRow): AmendmentStanding {
	return standingOf(row, workspace.rowsBy(amendmentDecision, 'amendment', row.id));
}

export type EndorsementRow = RowOf<typeof endorsement>;

/** Organisations that support an amendment: those that say so themselves, and those that only its proposer names. */
export interface Support {
	readonly own: readonly EndorsementRow[];
	readonly named: readonly string[];
}

/** One word of each organisation counts, the first; whoever proposes needs none. Live. */
export function supportOf(workspace: Workspace, row: AmendmentRow): Support {
	const proposer = ownerOf(row);
	const said = new Map<string, EndorsementRow>();
	for (const one of workspace.rowsBy(endorsement, 'amendment', row.id)) {
		const owner = ownerOf(one);
		if (owner && owner !== proposer && !said.has(owner)) said.set(owner, one);
	}
	const named = row.supporters.filter((id) => !said.has(id) && id !== proposer);
	return { own: [...said.values()], named };
}

export const supportCount = ({ own, named }: Support): number => own.length + named.length;
