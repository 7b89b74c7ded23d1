import { metropolis } from '#lib/domain/metropolis.ts';
import { organisation } from '#lib/domain/organisation.ts';
import type { TransferRow } from '#lib/domain/transferStages.ts';
import { language } from '#lib/i18n/index.ts';
import { shortTitle } from '#lib/records/recordTitle.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** The plan's own metropolis. Live. */
export function homeOf(workspace: Workspace): string | null {
	return workspace.rows(metropolis).find(({ home }) => home)?.id ?? null;
}

const nameOf = (workspace: Workspace, kind: typeof metropolis | typeof organisation, id: string | null) => {
	const row = id ? workspace.row(kind, id) : undefined;
	return row ? shortTitle(row, language.current, 60).text : id;
};

/** One end in words, the place before whoever is there: “Montevideo, Intendencia”; '' where nobody has said. Live. */
export function endName(workspace: Workspace, row: TransferRow, end: 'from' | 'to'): string {
	return [
		nameOf(workspace, metropolis, row[`${end}Metropolis`]),
		nameOf(workspace, organisation, row[`${end}Organisation`]),
	]
		.filter(Boolean)
		.join(', ');
}
