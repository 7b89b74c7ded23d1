import { indicator } from '#lib/domain/indicator.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

interface Rule {
	entryTypes?: unknown;
}

/** Actions with an indicator that counts this type of entry alone: what is written down of that type is most likely about them. Live. */
export function countedActions(workspace: Pick<Workspace, 'rows'>, entryType: string): string[] {
	const rows = workspace.rows(indicator).filter(({ action, compute }) => {
		const types = (compute as Rule | null)?.entryTypes;
		return action && Array.isArray(types) && types.length === 1 && types[0] === entryType;
	});
	return [...new Set(rows.map(({ action }) => action!))];
}
