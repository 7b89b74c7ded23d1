import { t } from '#lib/i18n/index.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import type { WorkspaceFiles } from '#lib/workspace/files/files.svelte.ts';
import type { FileRow } from './evidence.ts';

/** Milliseconds after which the browser has certainly taken the file over. */
const TAKEN = 60_000;

/** Saves a file where the browser saves files. It is never shown as a page of ours, whatever it is. */
export async function saveFile(files: WorkspaceFiles, row: FileRow): Promise<void> {
	const blob = await files.open(row.hash, row.document);
	if (!blob) {
		toasts.show({ text: t('evidence.notHere'), tone: 'caution' });
		return;
	}
	const address = URL.createObjectURL(new Blob([blob], { type: 'application/octet-stream' }));
	Object.assign(document.createElement('a'), { href: address, download: row.fileName || row.hash }).click();
	setTimeout(() => URL.revokeObjectURL(address), TAKEN);
}
