import { isAmendableKind } from '#lib/domain/amendable.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { maySpeak } from '../writable.ts';

/** Whether a change to a record can be proposed from here: it is of the plan, and this device writes for some organisation. Live. */
export function mayPropose(
	workspace: Workspace,
	row: Pick<AnyRow, 'kind' | 'document' | 'retracted'>,
): boolean {
	return row.document === 'plan' && !row.retracted && isAmendableKind(row.kind) && maySpeak(workspace);
}
