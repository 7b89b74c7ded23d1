import { describe, expect, it } from 'vitest';
import { handoversOf, hearRoster, isSameRoster, type Roster } from '#lib/domain/handover.ts';

const says = (id: string, waiting: unknown, session = 'w1') => ({
	person: { id, name: id.toUpperCase() },
	session: { id: session, waiting },
});
const EMPTY: Roster = new Map();
const hear = (before: Roster, ...states: unknown[]) => hearRoster(before, states, 'w1');
const seats = ['ana', 'biel', 'clara'].map((person) => ({ person, name: person }));
const states = (roster: Roster, handed: string[] | null) =>
	Object.fromEntries(
		handoversOf(seats, roster, handed && new Set(handed)).map(({ person, state }) => [person, state]),
	);

describe('who is at a session', () => {
	it('several devices of somebody count together', () => {
		const roster = hear(EMPTY, says('ana', 2), says('ana', 3), says('biel', 0));
		expect(roster.get('ana')).toEqual({ name: 'ANA', waiting: 5, here: true });
		expect(roster.get('biel')).toEqual({ name: 'BIEL', waiting: 0, here: true });
	});

	it('who goes is kept as last heard; who comes again is here', () => {
		const before = hear(EMPTY, says('ana', 2), says('biel', 0));
		const gone = hear(before, says('biel', 0));
		expect(gone.get('ana')).toEqual({ name: 'ANA', waiting: 2, here: false });
		expect(hear(gone, says('ana', 0), says('biel', 0)).get('ana')).toMatchObject({ waiting: 0, here: true });
	});

	it('what is not as it should be, or of another session, is passed over', () => {
		const odd = [null, 5, {}, { person: { id: 5 } }, { person: { id: 'x' } }, says('y', 1, 'w2')];
		expect(hear(EMPTY, ...odd).size).toBe(0);
		for (const waiting of [-1, NaN, Infinity, 'x', null])
			expect(Number.isFinite(hear(EMPTY, says('ana', waiting)).get('ana')!.waiting)).toBe(true);
	});

	it('is told only when it differs', () => {
		const one = hear(EMPTY, says('ana', 2));
		expect(isSameRoster(one, hear(one, says('ana', 2)))).toBe(true);
		for (const other of [hear(one, says('ana', 1)), hear(one), hear(one, says('ana', 2), says('biel', 0))])
			expect(isSameRoster(one, other)).toBe(false);
	});
});

describe('the end of a session', () => {
	it('while it is under way whoever is here and holds nothing has handed over so far', () => {
		expect(states(hear(EMPTY, says('ana', 0), says('biel', 1)), null)).toEqual({
			ana: 'handedOver',
			biel: 'holds',
			clara: 'unknown',
		});
	});

	it('once it is over only a mark says so: a device that lost its network seems to be here for a while', () => {
		const roster = hear(EMPTY, says('ana', 0), says('biel', 0));
		expect(states(roster, ['biel'])).toEqual({ ana: 'unknown', biel: 'handedOver', clara: 'unknown' });
	});

	it('a second device that holds something is waited for, whatever the first marked', () => {
		expect(states(hear(EMPTY, says('ana', 0), says('ana', 4)), ['ana']).ana).toBe('holds');
	});

	it('who went with changes still holds them; who marked and went has handed over', () => {
		const roster = hear(hear(EMPTY, says('ana', 3), says('biel', 0)));
		expect(states(roster, ['biel'])).toEqual({ ana: 'holds', biel: 'handedOver', clara: 'unknown' });
	});

	it('names first whom one waits for, each once', () => {
		const list = handoversOf([...seats, seats[0]!], hear(EMPTY, says('clara', 2)), new Set(['ana']));
		expect(list.map(({ person, waiting }) => [person, waiting])).toEqual([
			['clara', 2],
			['biel', 0],
			['ana', 0],
		]);
	});
});
