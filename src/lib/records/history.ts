import { t } from '#lib/i18n/index.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Takes back, or does again, this person's last change, and says what had to be left. */
export function moveInHistory(workspace: Workspace, direction: 'undo' | 'redo'): void {
	const count = workspace[direction]();
	if (count > 0) toasts.show({ text: t('shell.undo.left', { count }), tone: 'caution' });
}
