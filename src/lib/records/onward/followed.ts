import { agreement } from '#lib/domain/agreement.ts';
import { project } from '#lib/domain/project.ts';
import { transfer } from '#lib/domain/transfer.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Of which somebody who was met is a part: a visit from which one of them came was followed up, and nobody has to say so. */
const FOLLOWING = [transfer, agreement, project];

/** The records that tell it, kind by kind. Live. */
export const followersIn = (workspace: Pick<Workspace, 'rows'>) =>
	FOLLOWING.map((kind) => workspace.rows(kind));

/** Subjects of the records that were followed up by what came of them. Live. */
export function followedIn(workspace: Pick<Workspace, 'rows'>): ReadonlySet<string> {
	return new Set(
		followersIn(workspace).flatMap((rows) => rows.flatMap(({ arisesFrom }) => arisesFrom ?? [])),
	);
}
