import { isExportable } from '#lib/domain/exportable.ts';
import { plan } from '#lib/domain/plan.ts';
import type { RecordsHead } from '#lib/exchange/json/recordsFile.ts';
import { packRows } from '#lib/exchange/json/work.ts';
import { isSample } from '#lib/records/sample.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { untilWhole } from '../export/exportedRows.ts';

const AT_ONCE = 500;

/** Lets the page draw and answer between two slices of work. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * [I11] The records of a workspace that may leave, packed for a worker; nothing else is even packed. So many at a time that the
 * page goes on answering.
 * @param retracted whether those too that were retracted: a file that comes back must not bring them again
 */
export async function packedRecords(
	workspace: Pick<Workspace, 'slices' | 'listing' | 'upToDate'>,
	{ retracted = false, signal }: { retracted?: boolean; signal?: AbortSignal } = {},
): Promise<Uint8Array<ArrayBuffer>[]> {
	await untilWhole(workspace, signal);
	const packed: Uint8Array<ArrayBuffer>[] = [];
	for await (const rows of workspace.slices(AT_ONCE)) {
		packed.push(packRows(rows.filter((row) => isExportable(row) && (retracted || !row.retracted))));
		await pause();
		signal?.throwIfAborted();
	}
	return packed;
}

export function headOf(workspace: Pick<Workspace, 'id' | 'rows'>): RecordsHead {
	return {
		workspace: workspace.id,
		title: workspace.rows(plan)[0]?.title ?? {},
		sample: isSample(workspace),
	};
}
