import { expect, it } from 'vitest';
import { carryOver, type PastSession, parkedCards } from '#lib/domain/carryOver.ts';

const card = (id: string, parent: string | null, mergedInto: string | null = null) => ({
	id,
	text: `text of ${id}`,
	tags: [],
	links: ['line/le1'],
	authors: [],
	place: parent ? { parent, position: 'a0' } : null,
	mergedInto,
});

const past: PastSession = {
	id: 'before',
	decisions: [
		{
			id: 'd1',
			text: 'Meet again',
			owner: 'council-gava',
			person: null,
			due: '2026-02-01',
			carriedFrom: null,
		},
		{ id: 'd2', text: 'Ask Lyon', owner: null, person: 'Anna', due: null, carriedFrom: 'long-before' },
	],
	cards: [card('c1', 'lot'), card('c2', 'k1'), card('c3', 'col'), card('c4', 'lot', 'c1'), card('c5', null)],
	columns: [
		{ id: 'col', parking: null },
		{ id: 'lot', parking: true },
	],
	clusters: [
		{ id: 'k1', place: { parent: 'lot', position: 'a0' } },
		{ id: 'k2', place: { parent: 'col', position: 'a0' } },
	],
};

it('what was parked is what lies in the parking lot, in clusters of it too, and was not merged', () => {
	expect(parkedCards(past).map(({ id }) => id)).toEqual(['c1', 'c2']);
});

it('decisions and parked cards come over with what they said, into the new parking lot', () => {
	const carried = carryOver(past, 'now', 'new-lot');
	expect(carried.map(({ kind }) => kind)).toEqual(['decision', 'decision', 'card', 'card']);
	expect(carried[0]!.contents).toEqual({
		text: 'Meet again',
		owner: 'council-gava',
		due: '2026-02-01',
		carriedFrom: 'before',
	});
	expect(carried[1]!.contents).toMatchObject({ person: 'Anna', carriedFrom: 'long-before' });
	expect(carried[2]!.contents).toEqual({
		text: 'text of c1',
		links: ['line/le1'],
		place: { parent: 'new-lot', position: 'a0' },
	});
	expect(carryOver(past, 'now', null).map(({ kind }) => kind)).toEqual(['decision', 'decision']);
});

it('whoever carries over, and whenever, the same thing has the same id; in another session another', () => {
	const ids = (workshop: string) => carryOver(past, workshop, 'lot').map(({ id }) => id);
	expect(ids('now')).toEqual(ids('now'));
	expect(new Set([...ids('now'), ...ids('later')]).size).toBe(8);
});
