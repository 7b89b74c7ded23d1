import type { Place } from './kind.ts';

/** A record that has a place among its siblings, or none yet. */
export interface Placed {
	readonly id: string;
	readonly place: Place | null;
}

/** Orders siblings: by position, ties by id; records without a place come last. */
export function comparePlaces(a: Placed, b: Placed): number {
	if (a.place && b.place && a.place.position !== b.place.position)
		return a.place.position < b.place.position ? -1 : 1;
	if (!a.place !== !b.place) return a.place ? -1 : 1;
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Children of one parent (`null`: at the top), in order. */
export function childrenOf<T extends Placed>(rows: Iterable<T>, parent: string | null): T[] {
	return [...rows].filter((row) => (row.place?.parent ?? null) === parent).sort(comparePlaces);
}
