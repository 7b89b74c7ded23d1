import '../support/propertySeed.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardsToReveal, type PrivateCard, waitingCards } from '#lib/domain/reveal.ts';
import { seededRandom } from '../support/random.ts';

const cardOf = (person: string, id: string, more: Partial<PrivateCard> = {}): PrivateCard => ({
	id,
	document: `seat/w/${person}`,
	text: `Words of ${id}`,
	tags: [],
	links: [],
	authors: [],
	place: null,
	...more,
});
const session = { workshop: 'w', revealed: ['c2'], removed: ['gone'] };

test('what waits is of this session, of nobody who was removed, says something, and is not on the board', () => {
	const cards = [
		cardOf('anna', 'c1'),
		cardOf('anna', 'c2'),
		cardOf('gone', 'c3'),
		cardOf('biel', 'c4', { text: '  ' }),
		cardOf('biel', 'c5', { document: 'workshop/w' }),
		cardOf('biel', 'c6', { document: 'seat/other/biel' }),
	];
	expect(waitingCards(cards, session).map(({ id }) => id)).toEqual(['c1']);
});

const reveal = (cards: readonly PrivateCard[], named: boolean, seed = 1) =>
	cardsToReveal(cards, {
		named,
		workshop: 'w',
		columns: [{ id: 'k1' }, { id: 'k2' }],
		onBoard: [{ id: 'there', place: { parent: 'k1', position: 'a5' } }],
		idOf: (id) => `new-${id}`,
		below: seededRandom(seed).below,
	});

test('names are only on cards whose author was told so, and where they are shown now', () => {
	const cards = [
		cardOf('anna', 'c1', { authors: ['anna'] }),
		cardOf('biel', 'c2'),
		cardOf('carla', 'c3', { authors: ['anna'] }),
	];
	const authorsOf = (named: boolean) =>
		Object.fromEntries(reveal(cards, named).map(({ id, contents }) => [id, contents.authors]));
	expect(authorsOf(true)).toEqual({ 'new-c1': ['anna'], 'new-c2': [], 'new-c3': [] });
	expect(authorsOf(false)).toEqual({ 'new-c1': [], 'new-c2': [], 'new-c3': [] });
});

test('a card goes to the end of its column, or of the first where it names none that is there', () => {
	const cards = [
		cardOf('anna', 'c1', { place: { parent: 'k2', position: 'a0' } }),
		cardOf('anna', 'c2', { place: { parent: 'gone', position: 'a0' } }),
	];
	const places = Object.fromEntries(reveal(cards, false).map(({ id, contents }) => [id, contents.place]));
	expect(places).toMatchObject({ 'new-c1': { parent: 'k2' }, 'new-c2': { parent: 'k1' } });
	expect((places['new-c2'] as { position: string }).position > 'a5').toBe(true);
});

test('neither the order nor the positions are those of seats, ids or writing', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (size, seed) => {
			const cards = Array.from({ length: size }, (_, index) =>
				cardOf(`p${index % 7}`, `c${String(index).padStart(3, '0')}`),
			);
			const drawn = reveal(cards, false, seed);
			const positions = drawn.map(({ contents }) => (contents.place as { position: string }).position);
			expect(positions).toEqual([...positions].sort());
			expect(new Set(positions).size).toBe(size);
			expect(drawn.map(({ id }) => id).sort()).toEqual(cards.map(({ id }) => `new-${id}`));
			// Nothing of a seat is in them.
			expect(JSON.stringify(drawn)).not.toMatch(/"p\d"|seat/);
		}),
	);
	// Drawn by lot: each of three cards comes first about as often.
	const first = new Map<string, number>();
	for (let seed = 0; seed < 600; seed++) {
		const [{ id } = { id: '' }] = reveal(
			[cardOf('a', 'c1'), cardOf('b', 'c2'), cardOf('c', 'c3')],
			false,
			seed,
		);
		first.set(id, (first.get(id) ?? 0) + 1);
	}
	for (const times of first.values()) expect(times).toBeGreaterThan(150);
	expect(first.size).toBe(3);
});
