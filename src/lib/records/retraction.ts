import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import { t } from '#lib/i18n/index.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Why a record was retracted, in words: undoing its creation retracts it too. */
export function retractionReason({ retracted }: AnyRow): string {
	return retracted?.reason === 'undo' ? t('editing.creationUndone') : (retracted?.reason ?? '');
}

/** Says that a change came to nothing. */
export function tellNotSaved(error: unknown): void {
	console.error(error);
	toasts.show({ text: t('editing.notSaved', { reason: (error as Error).message }), tone: 'negative' });
}

/** @returns whether it stands again; why not was told */
export async function restoreRecord(workspace: Workspace, kind: Kind, id: string): Promise<boolean> {
	try {
		await workspace.restore(kind, id);
		return true;
	} catch (error) {
		tellNotSaved(error);
		return false;
	}
}
