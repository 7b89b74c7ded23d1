// [I4] How tables become what is kept on the disk, and are filled from it. Loaded behind the first picture.
import { ColumnTable } from './columnTable.ts';
import type { PackedBodies } from './packing.ts';
import type { Head, PackedDocument, Tables } from './tables.ts';

const HEAD = 60;

/** Keeps the rows of kinds that are listed in columns from now on. */
export function keepColumns(tables: Tables): void {
	tables.keepColumns((kind, rows) => new ColumnTable(kind, rows));
}

/** Takes in documents as they were packed; the bodies of what is listed in columns come later. */
export function adoptDocuments(tables: Tables, documents: ReadonlyMap<string, PackedDocument>): void {
	for (const [document, { rows }] of documents) if (rows.length > 0) tables.replaceDocument(document, rows);
	for (const [kind, columns] of tables.columns)
		columns.adopt(
			[...documents].flatMap(([document, packed]) =>
				packed.columns[kind] ? [{ document, stamp: packed.stamp, columns: packed.columns[kind] }] : [],
			),
		);
	tables.say('columns');
}

export function adoptBodies(
	tables: Tables,
	document: string,
	stamp: number,
	bodies: Readonly<Record<string, PackedBodies>>,
): void {
	for (const [kind, columns] of tables.columns)
		if (bodies[kind]) columns.adoptBodies(document, stamp, bodies[kind]);
}

/** A document's rows, to be kept on the disk. */
export function packDocument(
	tables: Tables,
	document: string,
): PackedDocument & { bodies: Record<string, PackedBodies> } {
	const stamp = Date.now() + Math.random();
	const packed = [...tables.columns].map(([kind, columns]) => [kind, columns.pack(document, stamp)] as const);
	return {
		rows: tables.ofDocument(document, (kind) => !tables.columns.has(kind)),
		stamp,
		columns: Object.fromEntries(packed.map(([kind, { columns }]) => [kind, columns])),
		bodies: Object.fromEntries(packed.map(([kind, { bodies }]) => [kind, bodies])),
	};
}

/** What lists show first at the next start. */
export function packHeads(tables: Tables): Record<string, Head> {
	return Object.fromEntries(
		[...tables.columns].map(([kind, columns]) => {
			const newest = Array.from(columns.slots.subarray(0, HEAD), (slot) => columns.row(slot));
			return [kind, { rows: newest.filter((row) => row !== undefined), total: columns.slots.length }];
		}),
	);
}
