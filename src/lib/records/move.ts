import type { AnyRow, Place } from '#lib/domain/kind.ts';
import { childrenOf, type Placed } from '#lib/domain/place.ts';
import { insertPlace } from '#lib/domain/placeInsertion.ts';

const placed = (rows: readonly AnyRow[]): Placed[] =>
	rows.map(({ id, place }) => ({ id, place: (place ?? null) as Place | null }));

/** Where a record stands: its parent, how many siblings come before it, and how many there are with it. */
export function siblingsOf(
	rows: readonly AnyRow[],
	id: string,
): { parent: string | null; index: number; count: number } {
	const all = placed(rows);
	const parent = all.find((row) => row.id === id)?.place?.parent ?? null;
	const siblings = childrenOf(all, parent);
	return { parent, index: siblings.findIndex((row) => row.id === id), count: siblings.length };
}

/** The places to write, by record, so that a record stands at this index (among the others) under this parent. */
export function moveTo(
	rows: readonly AnyRow[],
	id: string,
	parent: string | null,
	index: number,
): [id: string, place: Place][] {
	const others = childrenOf(
		placed(rows).filter((row) => row.id !== id),
		parent,
	);
	const { position, rekeyed } = insertPlace(others, Math.min(index, others.length));
	return [
		[id, { parent, position }],
		...rekeyed.map((row): [string, Place] => [row.id, { parent, position: row.position }]),
	];
}

/** The place after all that stand at the top. */
export function lastPlace(rows: readonly AnyRow[]): Place {
	const others = childrenOf(placed(rows), null);
	return { parent: null, position: insertPlace(others, others.length).position };
}
