import { documentOf } from '#lib/domain/owner.ts';
import { update } from '#lib/domain/update.ts';
import { announceSelf } from '#lib/records/announceSelf.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

export interface Beginning {
	action: string;
	unit: string;
	period: string;
	/** The accepted update that it follows. */
	follows?: string;
}

/** Begins an update in the document of the organisation that reports. @returns its id */
export async function beginUpdate(
	workspace: Workspace,
	{ action, unit, period, follows }: Beginning,
): Promise<string> {
	const document = documentOf(unit);
	const id = await workspace.create(update, { action, period, ...(follows && { follows }) }, document);
	await announceSelf(workspace, document);
	return id;
}
