import type { Contents, Kind } from '#lib/domain/kind.ts';
import { t } from '#lib/i18n/index.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Creates a record and hands its id on; where that fails it is said, and nothing else happens. */
export async function createRecord(
	workspace: Workspace,
	kind: Kind,
	contents: Contents,
	oncreated: (id: string) => unknown,
): Promise<void> {
	let id: string;
	try {
		id = await workspace.create(kind, contents);
	} catch (error) {
		toasts.show({ text: t('editing.notCreated', { reason: (error as Error).message }), tone: 'negative' });
		return;
	}
	await oncreated(id);
}
