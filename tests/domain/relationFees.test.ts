import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feesOf, membershipsTwice } from '#lib/domain/relationFees.ts';
import type { MembershipRow } from '#lib/domain/relationMembership.ts';
import { makeRow } from '../support/rows.ts';

const membership = (id: string, contents: Record<string, unknown> = {}) =>
	makeRow('membership', id, {
		document: 'org/amb',
		network: 'medcities',
		status: 'member',
		...contents,
	}) as unknown as MembershipRow;

describe('the fees of memberships', () => {
	it('say of how many and of which years they are; nothing written down is no data', () => {
		const rows = [
			membership('a', { network: 'metrex', feeEur: 1000, feeYear: 2021 }),
			membership('b', { network: 'eurocities', feeEur: 500, feeYear: 2024 }),
			membership('c', { network: 'uclg', feeEur: 0 }),
			membership('d'),
		];
		expect(feesOf(rows)).toEqual({ total: 1500, known: 3, of: 4, years: [2021, 2024] });
		expect(feesOf([rows[2]!])).toEqual({ total: 0, known: 1, of: 1, years: null });
		expect(feesOf([rows[3]!])).toEqual({ total: null, known: 0, of: 1, years: null });
	});

	it('are exact to the cent in whatever order they are added', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 1e8 }), { minLength: 1, maxLength: 30 }), (cents) => {
				const rows = cents.map((cent, at) => membership(`m${at}`, { network: `n${at}`, feeEur: cent / 100 }));
				const exact = cents.reduce((sum, cent) => sum + cent, 0) / 100;
				expect(feesOf(rows).total).toBe(exact);
				expect(feesOf(rows.toReversed()).total).toBe(exact);
			}),
		);
	});

	it('count once per organisation and network: that which is known, of the latest year', () => {
		const rows = [
			membership('a', { feeEur: 900, feeYear: 2022 }),
			membership('b', { feeEur: 1000, feeYear: 2024 }),
			membership('c', { feeYear: 2025 }),
			membership('d', { document: 'org/badalona', feeEur: 300, feeYear: 2024 }),
		];
		const expected = { total: 1300, known: 2, of: 2, years: [2024, 2024] };
		expect(feesOf(rows)).toEqual(expected);
		expect(feesOf(rows.toReversed())).toEqual(expected);
		const same = [membership('a', { feeEur: 1 }), membership('b', { feeEur: 2 })];
		expect([feesOf(same).total, feesOf(same.toReversed()).total]).toEqual([2, 2]);
	});

	it('of memberships that name no network are each their own', () => {
		const rows = ['a', 'b'].map((id) => membership(id, { network: null, feeEur: 5 }));
		expect(feesOf(rows)).toMatchObject({ total: 10, known: 2, of: 2 });
		expect(membershipsTwice(rows)).toEqual(new Set());
	});
});

it('a membership is written down twice where one organisation has two in one network, not where one was left', () => {
	const rows = [
		membership('a'),
		membership('b', { status: 'candidate' }),
		membership('other', { document: 'org/badalona' }),
		membership('before', { status: 'left' }),
		membership('elsewhere', { network: 'metrex' }),
		membership('again', { network: 'metrex', status: 'declined' }),
	];
	expect(membershipsTwice(rows)).toEqual(new Set(['a', 'b']));
});
