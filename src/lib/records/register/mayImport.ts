import type { Kind } from '#lib/domain/kind.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { maySpeak } from '../writable.ts';

/** Whether a sheet may bring records of a kind: into the plan, or into the document of an organisation for which one writes. Live. */
export const mayImport = (workspace: Workspace, { documents }: Kind): boolean =>
	(documents.includes('plan') && workspace.mayWrite('plan')) ||
	(documents.includes('org') && maySpeak(workspace));
