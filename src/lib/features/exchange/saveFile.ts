import { t } from '#lib/i18n/index.ts';
import { isSample } from '#lib/records/sample.ts';
import { saveBytes } from '#lib/records/verifying/saveBytes.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Hands a file to the browser and says so. */
export function saveFile(content: string | Uint8Array<ArrayBuffer>, name: string, mediaType: string): void {
	saveBytes(typeof content === 'string' ? new TextEncoder().encode(content) : content, name, mediaType);
	toasts.show({ text: t('exchange.downloaded', { name }), tone: 'positive' });
}

/** A file is called by its plan, and that of a sample says so. */
export function fileName(workspace: Pick<Workspace, 'id' | 'rows'>, what: string, extension: string): string {
	const sample = isSample(workspace) && !workspace.id.startsWith('sample') ? 'sample-' : '';
	return `${sample}${workspace.id}-${what}.${extension}`;
}
