import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClock, timeAgenda, writeClock } from '#lib/domain/agendaTimes.ts';

const block = (id: string, minutes: number | null) => ({ id, minutes });

describe('clock times of an agenda', () => {
	it('run from the start, one item after the other, against the end of the session', () => {
		const times = timeAgenda([block('a', 10), block('b', 45), block('c', 20)], '09:30', '11:00');
		expect(times.blocks.map(({ begins, ends }) => [begins, ends])).toEqual([
			['09:30', '09:40'],
			['09:40', '10:25'],
			['10:25', '10:45'],
		]);
		expect(times).toMatchObject({ total: 75, untimed: 0, ends: '10:45', spare: 15 });
		expect(timeAgenda([block('a', 120)], '09:30', '11:00').spare).toBe(-30);
	});

	it('an item that says no minutes is not taken to last none: what comes after has no time', () => {
		const times = timeAgenda([block('a', 10), block('b', null), block('c', 20)], '09:30', '11:00');
		expect(times.blocks.map(({ begins }) => begins)).toEqual(['09:30', '09:40', null]);
		expect(times).toMatchObject({ total: 30, untimed: 1, ends: null, spare: null });
	});

	it('without a start there is a total and no clock; what is no number of minutes counts as not said', () => {
		const strange = [block('a', 10), block('b', -5), block('c', 2.5), block('d', Number.NaN)];
		expect(timeAgenda(strange, null, '11:00')).toMatchObject({
			total: 10,
			untimed: 3,
			ends: null,
			spare: null,
		});
		expect(timeAgenda([], '09:30', '10:00')).toMatchObject({ total: 0, ends: null, spare: 30 });
	});

	it('a session may last past midnight', () => {
		expect(timeAgenda([block('a', 90)], '23:00', '01:00')).toMatchObject({ ends: '00:30', spare: 30 });
	});

	it('reads what it writes, and nothing that is no time of day', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 24 * 60 - 1 }), (minutes) => {
				expect(readClock(writeClock(minutes))).toBe(minutes);
			}),
		);
		for (const text of ['', '24:00', '9h30', '10:60', null, undefined]) expect(readClock(text)).toBeNull();
		expect(readClock('9:05')).toBe(545);
	});
});
