import { isExportable } from '#lib/domain/exportable.ts';
import { entry } from '#lib/domain/entry.ts';
import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import { type Layout, packRows } from '#lib/exchange/sheets/layout.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

const AT_ONCE = 500;

/** Lets the page draw and answer between two slices of work. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * Waits until every record of this device can be read, and as it is now: what is not yet here would be left out, or taken for new, and what
 * was changed just before the page was loaded would be compared as it stood before.
 */
export async function untilWhole(
	workspace: Pick<Workspace, 'listing' | 'upToDate'>,
	signal?: AbortSignal,
): Promise<void> {
	let isUpToDate = false;
	void workspace.upToDate.then(() => (isUpToDate = true));
	await Promise.resolve();
	while (!isUpToDate || !workspace.listing(entry).isWhole) {
		signal?.throwIfAborted();
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

/** The rows of a kind in their order, so many at once; of kinds with very many each is read only then. */
function* slicesOf(workspace: Pick<Workspace, 'rows' | 'listing'>, kind: Kind): Generator<AnyRow[]> {
	const { table, isWhole } = workspace.listing(kind);
	if (!kind.listing || !table || !isWhole) {
		const rows = workspace.rows(kind) as readonly AnyRow[];
		for (let at = 0; at < rows.length; at += AT_ONCE) yield rows.slice(at, at + AT_ONCE);
		return;
	}
	const { slots } = table.narrow({ axes: [], chosen: {} });
	for (let at = 0; at < slots.length; at += AT_ONCE)
		yield [...slots.subarray(at, at + AT_ONCE)].flatMap((slot) => table.row(slot) ?? []);
}

/** Records of a kind that may leave in a file, packed for a worker; so many at a time that the page goes on answering. */
export async function packedRows(
	workspace: Pick<Workspace, 'rows' | 'listing' | 'upToDate'>,
	kind: Kind,
	layout: Layout,
	{ only = () => true, signal }: { only?: (row: AnyRow) => boolean; signal?: AbortSignal } = {},
): Promise<Uint8Array<ArrayBuffer>[]> {
	await untilWhole(workspace, signal);
	const packed: Uint8Array<ArrayBuffer>[] = [];
	for (const rows of slicesOf(workspace, kind)) {
		const leaving = rows.filter((row) => !row.retracted && isExportable(row) && only(row));
		packed.push(packRows(layout, leaving));
		await pause();
		signal?.throwIfAborted();
	}
	return packed;
}
