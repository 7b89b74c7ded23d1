// [I1] Edits that are only in this tab are not left behind without a question.
import { t } from '#lib/i18n/index.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import type { DocumentStatus } from './safety.ts';

/** Whether anything was written that is neither on this device's disk nor on the relay's. */
export function isOnlyInTab(documents: readonly DocumentStatus[]): boolean {
	return documents.some(
		({ save, waiting, connection }) =>
			save.state === 'failed' && save.unsaved > 0 && !(waiting === 0 && connection.state === 'online'),
	);
}

/** Asks the workspace that is open; nothing is at risk where none is. */
let asked: (() => boolean) | null = null;

/** @returns how to take the guard away again */
export function guardUnsaved(atRisk: () => boolean): () => void {
	asked = atRisk;
	return () => {
		if (asked === atRisk) asked = null;
	};
}

/** Reloads, or says why not and offers it again. */
export function reloadSafely(reload: () => void = () => location.reload()): void {
	if (!asked?.()) return reload();
	toasts.show({
		text: t('status.leave.noReload'),
		tone: 'negative',
		seconds: 60,
		action: { label: t('app.shell.reload'), onclick: () => reloadSafely(reload) },
	});
}
