import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** What was written in one document, as the workspace hands it out. */
export type Edits = NonNullable<Workspace['refused']>['edits'][number];

/** They say that a record is new, and in which shape: nothing that people read. */
export const UNSEEN: readonly string[] = ['created', 'version'];

/** How many changes a table of them shows; what cannot be listed counts as one. */
export function countChanges({ changes }: Pick<Edits, 'changes'>): number {
	return Math.max(1, changes.filter(({ field }) => !UNSEEN.includes(field)).length);
}

/** How many changes of this device the relay has refused, which wait for their person. Live. */
export function countRefused(workspace: Workspace): number {
	return (workspace.refused?.edits ?? []).reduce((sum, edits) => sum + countChanges(edits), 0);
}
