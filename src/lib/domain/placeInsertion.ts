import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { Placed } from './place.ts';

export interface Insertion {
	/** The position for the record that is inserted. */
	readonly position: string;
	/** Siblings that need a new position too, since two of them had the same, or one had none or a broken one. */
	readonly rekeyed: readonly { readonly id: string; readonly position: string }[];
}

/**
 * A position between two siblings. Inserting between equals re-keys the later one, and those equal to it; siblings of which one
 * has no usable position are all re-keyed.
 * @param siblings in the order of `comparePlaces`, without the record that is inserted or moved.
 * @param index how many siblings come before it; held between 0 and their number.
 */
export function insertPlace(siblings: readonly Placed[], index: number): Insertion {
	const at = Math.min(Math.max(0, Math.trunc(index)), siblings.length);
	const positions = siblings.map(({ place }) =>
		place && isPosition(place.position) ? place.position : null,
	);
	if (positions.includes(null)) {
		const keys = generateNKeysBetween(null, null, siblings.length + 1);
		const [position] = keys.splice(at, 1);
		return {
			position: position!,
			rekeyed: siblings.map(({ id }, order) => ({ id, position: keys[order]! })),
		};
	}
	const before = positions[at - 1] ?? null;
	let next = at;
	while (next < positions.length && positions[next] === before) next++;
	const equals = siblings.slice(at, next);
	const [position, ...keys] = generateNKeysBetween(before, positions[next] ?? null, equals.length + 1);
	return {
		position: position!,
		rekeyed: equals.map(({ id }, order) => ({ id, position: keys[order]! })),
	};
}

/** Whether a stored position is a fractional key that another can be made beside; a peer may have written anything. */
function isPosition(position: string): boolean {
	if (!/^[0-9A-Za-z]+$/.test(position)) return false;
	try {
		generateKeyBetween(position, null);
		generateKeyBetween(null, position);
		return true;
	} catch {
		return false;
	}
}
