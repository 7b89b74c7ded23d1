import { t } from '#lib/i18n/index.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { nameOf } from '../people.ts';
import type { Conflict } from './conflict.ts';

type Settlement = Parameters<Workspace['settleConflict']>[1];

/** Settles a conflict and says so. @returns whether it could be done; where not, the value is still kept */
export async function settle(
	workspace: Workspace,
	conflict: Conflict,
	said: string,
	settlement?: Settlement,
): Promise<boolean> {
	try {
		await workspace.settleConflict(conflict, settlement);
		toasts.show({ text: said, tone: 'positive' });
		return true;
	} catch (error) {
		console.error(error);
		toasts.show({ text: t('conflict.failed'), tone: 'negative' });
		return false;
	}
}

/** Notes that conflicts are on screen now, and who the other is: from then on others may know of them. */
export function noteShown(workspace: Workspace, conflicts: readonly Conflict[]): void {
	for (const conflict of conflicts) {
		const { stamp } = conflict.theirs;
		const name = (stamp && nameOf(workspace, stamp.person)) ?? undefined;
		if (conflict.shown && (!name || conflict.name === name)) continue;
		workspace.conflictShown(conflict, name).catch((error: unknown) => console.error(error));
	}
}
