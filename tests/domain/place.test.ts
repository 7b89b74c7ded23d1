import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childrenOf, comparePlaces, type Placed } from '#lib/domain/place.ts';
import { insertPlace } from '#lib/domain/placeInsertion.ts';

const at = (id: string, position: string | null, parent: string | null = null): Placed => ({
	id,
	place: position === null ? null : { parent, position },
});

/** What the siblings are after an insertion, in order. */
function after(siblings: readonly Placed[], index: number): string[] {
	const { position, rekeyed } = insertPlace(siblings, index);
	const moved = new Map(rekeyed.map((one) => [one.id, one.position]));
	return [...siblings.map((one) => at(one.id, moved.get(one.id) ?? one.place!.position)), at('new', position)]
		.sort(comparePlaces)
		.map(({ id }) => id);
}

describe('places', () => {
	it('are ordered by position, then id, and those without one come last', () => {
		const rows = [at('d', null), at('c', 'a1'), at('b', 'a1'), at('a', 'a2'), at('e', 'a0')];
		expect(rows.sort(comparePlaces).map(({ id }) => id)).toEqual(['e', 'b', 'c', 'a', 'd']);
	});

	it('give the children of one parent', () => {
		const rows = [at('x', 'a0', 'p'), at('y', 'a1'), at('z', 'Zz', 'p'), at('w', null)];
		expect(childrenOf(rows, 'p').map(({ id }) => id)).toEqual(['z', 'x']);
		expect(childrenOf(rows, null).map(({ id }) => id)).toEqual(['y', 'w']);
	});

	it('re-key nobody when a record is inserted between two different positions', () => {
		expect(insertPlace([at('a', 'a0'), at('b', 'a1')], 1)).toEqual({ position: 'a0V', rekeyed: [] });
		expect(insertPlace([], 0).rekeyed).toEqual([]);
	});

	it('re-key the later one when a record is inserted between equals', () => {
		const siblings = [at('a', 'a0'), at('b', 'a0'), at('c', 'a1')];
		expect(insertPlace(siblings, 1).rekeyed.map(({ id }) => id)).toEqual(['b']);
		expect(after(siblings, 1)).toEqual(['a', 'new', 'b', 'c']);
	});

	it('mend siblings of which one has no usable position', () => {
		expect(after([at('a', 'a0'), at('b', '%%'), at('c', 'a1')].sort(comparePlaces), 2)).toHaveLength(4);
		expect(after([at('a', 'X  {')], 1)).toEqual(['a', 'new']);
	});

	it('put a record exactly where it was asked to be, whatever the positions', () => {
		const position = fc.oneof(fc.constantFrom('a0', 'a0V', 'a1', 'Zz', 'b00'), fc.string({ maxLength: 4 }));
		fc.assert(
			fc.property(fc.array(position, { maxLength: 8 }), fc.nat(8), (positions, wanted) => {
				const siblings = positions.map((key, order) => at(`s${order}`, key)).sort(comparePlaces);
				const index = Math.min(wanted, siblings.length);
				expect(after(siblings, index)).toEqual(siblings.map(({ id }) => id).toSpliced(index, 0, 'new'));
			}),
		);
	});
});
