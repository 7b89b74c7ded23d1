import { isExportable } from '#lib/domain/exportable.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { subjectRow } from '#lib/records/tasks/subjectPath.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** A record that a finding names: it is there, it was retracted, or this device does not have it. */
export type NamedEvidence =
	| { readonly state: 'here'; readonly row: AnyRow; readonly path: string }
	| { readonly state: 'retracted'; readonly row: AnyRow }
	| { readonly state: 'missing' };

/** What a finding names, as far as everybody who reads the evaluation may read it. Live. */
export function namedEvidence(workspace: Workspace, subject: string): NamedEvidence {
	const found = subjectRow(workspace, subject);
	if (found && isExportable(found.row))
		return found.row.retracted ? { state: 'retracted', row: found.row } : { state: 'here', ...found };
	return { state: 'missing' };
}
