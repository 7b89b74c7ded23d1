import { profile } from '#lib/domain/profile.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/**
 * Leaves in a document the name that its writer goes by, where it is not there yet: others say by it who wrote, and mention them.
 * Never rejects: what was written beside it stands without it.
 */
export async function announceSelf(workspace: Workspace, document: string): Promise<void> {
	const { id, name } = workspace.device.person;
	const own = name.trim();
	if (!own || !workspace.mayWrite(document)) return;
	const kept = workspace.rowsBy(profile, 'person', id).find((row) => row.document === document);
	try {
		if (!kept) await workspace.create(profile, { person: id, name: own }, document);
		else if (kept.name !== own) await workspace.change(profile, kept.id, { name: own });
	} catch (error) {
		console.warn(`The writer's name could not be left in ${document}:`, error);
	}
}
