import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysLater } from '#lib/domain/localTime.ts';
import { factOf, type LoggedFact } from '#lib/domain/logged.ts';
import { isContact, monthsBetween, SILENT_AFTER, silenceOf } from '#lib/domain/relationSilence.ts';
import { makeRow } from '../support/rows.ts';

const TODAY = '2024-11-05';
const fact = (date: string | null, type: string | null = 'meeting', id = `e${date}`): LoggedFact =>
	factOf(makeRow('entry', id, { document: 'org/amb' }), { type, date });

describe('since when a relation has been silent', () => {
	it('is told by the last contact that has taken place, not by one that is to come', () => {
		const found = silenceOf([fact('2024-02-01'), fact('2024-08-20'), fact('2025-01-10')], 'priority', TODAY);
		expect(found).toMatchObject({ state: 'lately', months: 2, last: { date: '2024-08-20' } });
		expect(found.coming?.date).toBe('2025-01-10');
	});

	it.each(Object.entries(SILENT_AFTER))('a relation of tier %s is silent after %i months', (tier, months) => {
		const long = `${2024 - Math.floor(months / 12)}-${String(11 - (months % 12)).padStart(2, '0')}`;
		expect(silenceOf([fact(`${long}-05`)], tier, TODAY).state).toBe('silent');
		expect(silenceOf([fact(`${long}-06`)], tier, TODAY).state).toBe('lately');
	});

	it('is never said of a tier of which no contact is expected yet', () => {
		for (const tier of ['establish', 'cited', null, 'constructor'])
			expect(silenceOf([fact('2010-01-01')], tier, TODAY)).toMatchObject({ state: 'lately', months: 178 });
	});

	it('nothing written is not a number: never, or on no day', () => {
		expect(silenceOf([], 'priority', TODAY)).toEqual({
			state: 'never',
			last: null,
			coming: null,
			months: null,
			days: null,
			isDayKnown: false,
		});
		expect(silenceOf([fact(null)], 'priority', TODAY)).toMatchObject({ state: 'undated', months: null });
		expect(silenceOf([fact('2025-03')], 'priority', TODAY)).toMatchObject({
			state: 'never',
			coming: { date: '2025-03' },
		});
	});

	it('a note, a piece of news, a study, a publication and a call are no contact; what has no type yet is', () => {
		for (const type of ['monitoring-note', 'news', 'study', 'publication', 'funding-opportunity']) {
			expect(isContact(fact(TODAY, type))).toBe(false);
			expect(silenceOf([fact(TODAY, type)], 'priority', TODAY).state).toBe('never');
		}
		expect(silenceOf([fact(TODAY, null)], 'priority', TODAY)).toMatchObject({ state: 'lately', days: 0 });
	});

	it.each([
		['2024', TODAY, 10, 'silent'],
		['2024', '2024-12-31', 11, 'silent'],
		['2024', '2025-01-01', 12, 'silent'],
		['2024-11', TODAY, 0, 'lately'],
		['2024-10', TODAY, 1, 'lately'],
	])(
		'of %s counts on %s from its first day on, and nobody says how long ago',
		(date, today, months, state) => {
			expect(silenceOf([fact(date)], 'priority', today)).toMatchObject({ state, months, isDayKnown: false });
		},
	);

	it('a month or a year is before the days in it, but for one day that it begins with', () => {
		const last = (...dates: string[]) =>
			silenceOf(
				dates.map((date) => fact(date)),
				'priority',
				TODAY,
			);
		expect(last('2024', '2024-02-10')).toMatchObject({ last: { date: '2024-02-10' }, isDayKnown: true });
		expect(last('2024-02-10', '2024')).toMatchObject({ last: { date: '2024-02-10' }, months: 8 });
		expect(last('2023', '2023-03-01').last?.date).toBe('2023-03-01');
		expect(last('2024-10', '2024-10-01').last?.date).toBe('2024-10-01');
		expect(last('2024', '2023-12-31')).toMatchObject({ last: { date: '2024' }, isDayKnown: false });
	});

	it('counts whole months by the calendar', () => {
		expect(monthsBetween('2024-01-31', '2024-02-29')).toBe(0);
		expect(monthsBetween('2024-01-29', '2024-02-29')).toBe(1);
		expect(monthsBetween('2023-12-05', '2024-11-05')).toBe(11);
	});

	it('does not depend on the order in which facts arrive', () => {
		const days = fc.integer({ min: -2000, max: 400 }).map((days) => daysLater(TODAY, days));
		fc.assert(
			fc.property(fc.uniqueArray(days, { minLength: 1, maxLength: 12 }), (dates) => {
				const facts = dates.map((date) => fact(date));
				const forth = silenceOf(facts, 'priority', TODAY);
				expect(silenceOf(facts.toReversed(), 'priority', TODAY)).toEqual(forth);
				const past = dates.filter((date) => date <= TODAY).sort();
				expect(forth.last?.date ?? null).toBe(past.at(-1) ?? null);
			}),
		);
	});
});
