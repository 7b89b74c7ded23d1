import { isExportable } from '#lib/domain/exportable.ts';
import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import { packRows, type Layout } from '#lib/exchange/sheets/layout.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

const AT_ONCE = 500;

/** Lets the page draw and answer between two slices of work. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Records of a kind that may leave in a file, packed for a worker; so many at a time that the page goes on answering. */
export async function packedRows(
	workspace: Pick<Workspace, 'rows'>,
	kind: Kind,
	layout: Layout,
	{ only = () => true, signal }: { only?: (row: AnyRow) => boolean; signal?: AbortSignal } = {},
): Promise<Uint8Array<ArrayBuffer>[]> {
	const rows = workspace.rows(kind) as readonly AnyRow[];
	const packed: Uint8Array<ArrayBuffer>[] = [];
	for (let at = 0; at < rows.length; at += AT_ONCE) {
		packed.push(
			packRows(
				layout,
				rows.slice(at, at + AT_ONCE).filter((row) => isExportable(row) && only(row)),
			),
		);
		if (at + AT_ONCE < rows.length) await pause();
		signal?.throwIfAborted();
	}
	return packed;
}
