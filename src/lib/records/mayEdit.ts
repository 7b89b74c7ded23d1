import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Whether a record is offered to be edited here: whoever may not write its document reads it, and is asked for nothing. Live. */
export function mayEdit(workspace: Workspace, row: Pick<AnyRow, 'document'>): boolean {
	return workspace.mayWrite(row.document);
}

/** The same of a record by its id; one that is gone from here is not edited either. Live. */
export function mayEditRecord(workspace: Workspace, kind: Kind, id: string): boolean {
	const row = workspace.row(kind, id);
	return row !== undefined && mayEdit(workspace, row);
}

/** Whether anything that is open here may be written. Live. */
export function mayWriteSomething(workspace: Workspace): boolean {
	return workspace.mayWrite('plan') || workspace.status.some(({ name }) => workspace.mayWrite(name));
}
