import { isDocumentName } from '#lib/domain/document.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { documentOf } from '#lib/domain/owner.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Ids of the organisations in whose documents this device may write. Live. */
export function writableOrganisations(workspace: Workspace): string[] {
	return workspace
		.rows(organisation)
		.map(({ id }) => id)
		.filter((id) => isDocumentName(documentOf(id)) && workspace.mayWrite(documentOf(id)));
}

/** Whether it may write for any organisation at all. Live. */
export function maySpeak(workspace: Workspace): boolean {
	return workspace
		.rows(organisation)
		.some(({ id }) => isDocumentName(documentOf(id)) && workspace.mayWrite(documentOf(id)));
}
