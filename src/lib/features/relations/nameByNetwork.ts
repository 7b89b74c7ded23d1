import type { Contents } from '#lib/domain/kind.ts';
import { organisation } from '#lib/domain/organisation.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** A membership and its reviews are called by their network, wherever lists and searches name them: nobody types that again. */
export function nameByNetwork(workspace: Pick<Workspace, 'row'>, contents: Contents): Contents {
	const { network } = contents;
	const name = typeof network === 'string' && workspace.row(organisation, network)?.name;
	return name ? { ...contents, title: name } : contents;
}
