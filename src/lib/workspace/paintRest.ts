// [I4] What a start paints behind the first picture, and what is kept for the next one.
import { PackedStore } from '#lib/tables/packedStore.ts';
import {
	adoptBodies,
	adoptDocuments,
	keepColumns,
	packDocument,
	packHeads,
} from '#lib/tables/packedTables.ts';
import type { PaintingOptions } from './painting.ts';

/** A page that is hidden, or a program without a page, has no frames to wait for. */
const NO_FRAME_AFTER = 50;

/** What was told until now has been painted. */
function nextFrame(): Promise<void> {
	if (!globalThis.requestAnimationFrame) return Promise.resolve();
	return new Promise((resolve) => {
		requestAnimationFrame(() => setTimeout(resolve));
		setTimeout(resolve, NO_FRAME_AFTER);
	});
}

/** @param reflects is told which stored update the rows of each painted document reflect */
export async function paintRest(
	{ workspace, device, tables }: PaintingOptions,
	reflects: Map<string, number>,
): Promise<void> {
	const store = new PackedStore(device, workspace);
	keepColumns(tables);
	const documents = await store.rows();
	// The disk works while columns are taken in and painted.
	const reading = store.bodies();
	adoptDocuments(tables, documents);
	const [take] = await Promise.all([reading, nextFrame()]);
	for (const [name, { stamp, bodies }] of take()) {
		const columns = documents.get(name);
		// What another tab has packed meanwhile is read from the document.
		if (columns?.stamp !== stamp) continue;
		adoptBodies(tables, name, stamp, bodies);
		reflects.set(name, columns.reflects);
	}
}

export async function keepPacked(
	{ workspace, device, tables }: PaintingOptions,
	document: string,
	reflects: number,
): Promise<void> {
	const packed = { reflects, ...packDocument(tables, document) };
	await new PackedStore(device, workspace).keep(document, packed, packHeads(tables));
}
