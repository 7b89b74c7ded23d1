import type { Kind } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** The declared kinds that a field may refer to; what is not declared here is left out. */
export function referredKinds(ref: readonly string[] | undefined): Kind[] {
	return (ref ?? []).flatMap((name) => kinds.get(name) ?? []);
}

/** Of the kinds that a reference may be of, the one that has this record; the first when none has. Live. */
export function kindOfReference(
	workspace: Workspace,
	ref: readonly string[] | undefined,
	id: string,
): Kind | undefined {
	const candidates = referredKinds(ref);
	return candidates.find((kind) => workspace.row(kind, id)) ?? candidates[0];
}
