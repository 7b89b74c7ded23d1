import { DraftStore, sessionOrNone } from '#lib/records/draftStore.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** What was typed in a cell and could not be read, as it is kept until it is corrected or given up. */
export interface KeptFault {
	/** The row's key. */
	readonly key: string;
	readonly year: number;
	readonly text: string;
	readonly sentence: string;
}

function readFaults(kept: unknown): readonly KeptFault[] | null {
	if (!Array.isArray(kept)) return null;
	const found = kept.filter(
		(fault: Partial<KeptFault> | null): fault is KeptFault =>
			typeof fault?.key === 'string' &&
			typeof fault.year === 'number' &&
			typeof fault.text === 'string' &&
			typeof fault.sentence === 'string',
	);
	return found.length > 0 ? found : null;
}

/** Where the refused cells of one grid are kept: also when the page is left or the browser closed. */
export function faultStore(workspace: Workspace, grid: string): DraftStore<readonly KeptFault[]> {
	return new DraftStore({
		workspace: workspace.id,
		person: workspace.device.person.id,
		subject: `values:${grid}`,
		read: readFaults,
		settings: workspace.device.tables,
		session: sessionOrNone(),
	});
}
