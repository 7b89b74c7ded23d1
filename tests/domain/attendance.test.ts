import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companionNames, countDone, headcount, markedBy, shareOut } from '#lib/domain/attendance.ts';
import { placeAt, placePath, readSummons, SUMMONS_PLACES } from '#lib/domain/summons.ts';

describe('attendance', () => {
	it('whoever shares a device counts too', () => {
		expect(companionNames(' Anna Puig\nBiel;Carla ,  , Dora ')).toEqual([
			'Anna Puig',
			'Biel',
			'Carla',
			'Dora',
		]);
		const attendees = [
			{ person: 'a', companions: null },
			{ person: 'b', companions: 'Biel, Carla' },
		];
		expect(headcount(attendees)).toBe(4);
	});

	it('counts who is done of those who are here, and of those who went and were done', () => {
		const done = markedBy(
			[
				{ person: 'ana', about: 'done/b1' },
				{ person: 'ana', about: 'done/b1' },
				{ person: 'gone', about: 'done/b1' },
				{ person: 'biel', about: 'done/b2' },
				{ person: 'stranger', about: 'done/b1' },
			],
			'done/b1',
		);
		const seats = ['ana', 'biel', 'gone', 'never'];
		expect(countDone(seats, done, new Set(['ana', 'biel', 'stranger']))).toEqual({ done: 2, of: 3 });
	});

	it('shares out evenly, and moves nobody who has a table', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom(null, 't1', 't2', 'gone'), { maxLength: 40 }),
				fc.integer({ min: 1, max: 6 }),
				(at, count) => {
					const tables = Array.from({ length: count }, (_, index) => `t${index + 1}`);
					const attendees = at.map((table, index) => ({ id: `a${index}`, table }));
					const shared = shareOut(attendees, tables);
					const homeless = attendees.filter(({ table }) => !table || !tables.includes(table));
					expect([...shared.keys()].sort()).toEqual(homeless.map(({ id }) => id).sort());
					const before = (table: string) => attendees.filter((one) => one.table === table).length;
					const after = (table: string) =>
						before(table) + [...shared.values()].filter((to) => to === table).length;
					const largest = Math.max(...tables.map(before));
					const sizes = tables.map(after);
					expect(Math.max(...sizes) - Math.min(...sizes) <= 1 || Math.max(...sizes) === largest).toBe(true);
				},
			),
		);
		expect(shareOut([{ id: 'a', table: null }], []).size).toBe(0);
	});
});

describe('where everybody is called', () => {
	it('every place has a path that leads back to it', () => {
		for (const place of SUMMONS_PLACES) expect(placeAt(placePath({ place }))).toBe(place);
		expect(placePath({ place: 'board', table: 't1' })).toBe('/board?table=t1');
		expect(placePath({ place: 'votes', table: 't1' })).toBe('/votes');
		expect(['/edit', '/report', '/wall'].map(placeAt)).toEqual([null, null, null]);
	});

	it('what somebody else wrote there leads nowhere', () => {
		for (const stored of [null, 5, {}, { id: 'x', place: '../../x' }, { id: 'a/b', place: 'board' }])
			expect(readSummons(stored)).toBeNull();
		expect(readSummons({ id: 'x', place: 'board', table: '../x' })).toEqual({ id: 'x', place: 'board' });
		expect(readSummons({ id: 'x', place: 'board', table: 't1' })).toEqual({
			id: 'x',
			place: 'board',
			table: 't1',
		});
	});
});
