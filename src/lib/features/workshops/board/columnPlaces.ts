import type { ColumnRow } from '#lib/domain/boardArrangement.ts';
import type { Place } from '#lib/domain/kind.ts';
import { insertPlace } from '#lib/domain/placeInsertion.ts';

/**
 * The places to write so that a column stands at this index among its siblings.
 * @param id null for a new one; its place comes first
 */
export function columnPlaces(
	siblings: readonly ColumnRow[],
	id: string | null,
	index: number,
): [id: string | null, place: Place][] {
	const others = siblings.filter((row) => row.id !== id);
	const { position, rekeyed } = insertPlace(others, index);
	return [
		[id, { parent: null, position }],
		...rekeyed.map((row): [string, Place] => [row.id, { parent: null, position: row.position }]),
	];
}
