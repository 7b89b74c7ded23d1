import { describe, expect, it } from 'vitest';
import {
	byNewestReview,
	type ContinuityReviewRow,
	continuityOf,
	lacksEnd,
	monthsLater,
	openReviews,
	reviewStandings,
} from '#lib/domain/fundContinuity.ts';
import type { ProjectRow } from '#lib/domain/fundStages.ts';
import { makeRow, RETRACTED } from '../support/rows.ts';

const TODAY = '2024-11-05';
const project = (id: string, contents: Record<string, unknown> = {}) =>
	makeRow('project', id, { document: 'org/gava', ...contents }) as unknown as ProjectRow;
const review = (id: string, contents: Record<string, unknown>) =>
	makeRow('continuityReview', id, { document: 'org/gava', ...contents }) as unknown as ContinuityReviewRow;

describe('continuity reviews', () => {
	it.each([
		['2024-08-31', 6, '2025-02-28'],
		['2023-08-31', 6, '2024-02-29'],
		['2024-01-15', 12, '2025-01-15'],
		['2022', 24, '2024-12-31'],
		['2024-02', 12, '2025-02-28'],
	])('%s and %i months is %s', (date, months, later) => {
		expect(monthsLater(date, months)).toBe(later);
	});

	it('are due 6, 12 and 24 months after the end, and done when somebody made them', () => {
		const row = project('p', { stage: 'closed', ends: '2023-10-31' });
		const made = review('r', { project: 'p', months: 6, date: '2024-05-02' });
		const other = review('s', { project: 'elsewhere', months: 12, date: '2024-10-31' });
		const standings = reviewStandings(row, [made, other], TODAY);
		expect(standings.map(({ due, state }) => [due, state])).toEqual([
			['2024-04-30', 'done'],
			['2024-10-31', 'overdue'],
			['2025-10-31', 'later'],
		]);
		expect(openReviews([row], [made, other], TODAY).map(({ months }) => months)).toEqual([12, 24]);
	});

	it('both that two people made apart are kept, the last first', () => {
		const row = project('p', { stage: 'capitalised', ends: '2023-10-31' });
		const two = [
			review('r', { project: 'p', months: 6, date: '2024-05-02' }),
			review('s', { project: 'p', months: 6, date: '2024-05-20' }),
		];
		expect(reviewStandings(row, two, TODAY)[0]!.reviews.map(({ id }) => id)).toEqual(['s', 'r']);
	});

	it('of one day stand in one order, wherever the rows come from', () => {
		const row = project('p', { stage: 'closed', ends: '2023-10-31' });
		const made = (id: string, goesOn: string) =>
			review(id, { project: 'p', months: 6, date: '2024-05-02', goesOn });
		const [one, other] = [made('a', 'yes'), made('b', 'no')];
		for (const two of [
			[one, other],
			[other, one],
		]) {
			expect([...two].sort(byNewestReview).map(({ id }) => id)).toEqual(['b', 'a']);
			expect(reviewStandings(row, two, TODAY)[0]!.reviews.map(({ id }) => id)).toEqual(['b', 'a']);
			expect(continuityOf([row], two, TODAY)).toEqual({ ended: 1, reviewed: 1, goesOn: 0 });
		}
	});

	it('count what goes on of the projects that have ended, each by its last one', () => {
		const rows = [
			project('on', { stage: 'closed', ends: '2023-01-31' }),
			project('off', { stage: 'closed', ends: '2023-01-31' }),
			project('unasked', { stage: 'closed' }),
			project('reopened', { stage: 'running', ends: '2025-01-31' }),
		];
		const made = [
			review('1', { project: 'on', months: 6, date: '2023-08-01', goesOn: 'no' }),
			review('2', { project: 'on', months: 12, date: '2024-02-01', goesOn: 'partly' }),
			review('3', { project: 'off', months: 6, date: '2023-08-01', goesOn: 'no' }),
			review('4', { project: 'off', months: 12, date: '2024-02-01', goesOn: 'yes', ...RETRACTED }),
			review('5', { project: 'reopened', months: 6, date: '2023-08-01', goesOn: 'yes' }),
			review('6', { project: 'gone', months: 6, date: '2023-08-01', goesOn: 'yes' }),
		];
		expect(continuityOf(rows, made, TODAY)).toEqual({ ended: 3, reviewed: 2, goesOn: 1 });
	});

	it('are not due of what runs, nor of what was rejected; one awarded whose last day is over has ended', () => {
		expect(reviewStandings(project('p', { stage: 'running', ends: '2025-01-01' }), [], TODAY)).toEqual([]);
		expect(reviewStandings(project('p', { stage: 'rejected', ends: '2020-01-01' }), [], TODAY)).toEqual([]);
		expect(reviewStandings(project('p', { stage: 'running', ends: '2024-01-01' }), [], TODAY)).toHaveLength(
			3,
		);
	});

	it('without an end nobody knows when they are due, and it is said', () => {
		const row = project('p', { stage: 'closed' });
		expect(reviewStandings(row, [], TODAY)).toEqual([]);
		expect(lacksEnd(row)).toBe(true);
		expect(lacksEnd(project('p', { stage: 'running' }))).toBe(false);
	});
});
