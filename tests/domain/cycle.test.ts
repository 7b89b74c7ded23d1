// Over 300 lines: every way that an update may take, with one set of rows for all.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentsHash } from '#lib/domain/contentsHash.ts';
import { type Cycle, cycleOf, type ReviewRow, type SubmissionRow } from '#lib/domain/cycle.ts';
import { layOutPeriods } from '#lib/domain/periodLayout.ts';
import { type PeriodRow, periodState } from '#lib/domain/periodState.ts';
import { type Report, reportsOf, updatesAbout } from '#lib/domain/report.ts';
import { countStandings, dutiesOf, freshnessOf, isOver, standingOf } from '#lib/domain/reportingDuty.ts';
import {
	changedContents,
	contentsOfUpdate,
	readUpdateContents,
	type UpdateRow,
} from '#lib/domain/updateContents.ts';
import '../support/propertySeed.ts';
import { makeRow } from '../support/rows.ts';

const UPDATE = { id: 'u1', document: 'org/gava' };
const at = (time: number, person = 'anna') => ({ created: { person, device: 'd', time } });

function updateRow(id = 'u1', contents: Record<string, unknown> = {}): UpdateRow {
	return makeRow('update', id, {
		document: 'org/gava',
		action: 'a1',
		period: '2023',
		lifecycle: 'implementation',
		rating: 'on-track',
		narrative: { ca: 'Fet' },
		...contents,
	}) as unknown as UpdateRow;
}

function submissionRow(id: string, time: number, contents: Record<string, unknown> = {}): SubmissionRow {
	const frozen = contents.contents ?? contentsOfUpdate(updateRow());
	return makeRow('submission', id, {
		document: 'org/gava',
		update: 'u1',
		contents: frozen,
		hash: contentsHash(frozen),
		...at(time),
		...contents,
	}) as unknown as SubmissionRow;
}

function reviewRow(
	id: string,
	time: number,
	of: SubmissionRow,
	decision: 'accepted' | 'returned',
	contents: Record<string, unknown> = {},
): ReviewRow {
	return makeRow('review', id, {
		update: of.update,
		submission: of.id,
		hash: of.hash,
		decision,
		...(decision === 'accepted' && { contents: of.contents }),
		...at(time, 'bilal'),
		...contents,
	}) as unknown as ReviewRow;
}

const told = (cycle: Cycle) => cycle.steps.map(({ type, row, standing }) => `${type} ${row.id} ${standing}`);

describe('the way of an update', () => {
	const first = submissionRow('s1', 10);
	const returned = reviewRow('r1', 20, first, 'returned');
	const corrected = contentsOfUpdate(updateRow('u1', { narrative: { ca: 'Fet, amb xifres' } }));
	const second = submissionRow('s2', 30, { contents: corrected, replaces: 's1' });
	const accepted = reviewRow('r2', 40, second, 'accepted');

	it('draft → submitted → returned → submitted → accepted', () => {
		const states = [
			cycleOf(UPDATE, [], []),
			cycleOf(UPDATE, [first], []),
			cycleOf(UPDATE, [first], [returned]),
			cycleOf(UPDATE, [first, second], [returned]),
			cycleOf(UPDATE, [first, second], [returned, accepted]),
		];
		expect(states.map(({ state }) => state)).toEqual([
			'draft',
			'submitted',
			'returned',
			'submitted',
			'accepted',
		]);
		expect(states.at(-1)!.contents?.narrative).toEqual({ ca: 'Fet, amb xifres' });
		expect(told(states.at(-1)!)).toEqual([
			'submitted s1 past',
			'returned r1 past',
			'submitted s2 counts',
			'accepted r2 counts',
		]);
	});

	it('[I3] a corrected submission counts although the clock of its device is behind', () => {
		const behind = submissionRow('s2', 5, { contents: corrected, replaces: 's1' });
		const cycle = cycleOf(UPDATE, [behind, first], [returned]);
		expect(cycle.state).toBe('submitted');
		expect(cycle.submission?.id).toBe('s2');
		expect(told(cycle)).toEqual(['submitted s1 past', 'submitted s2 counts', 'returned r1 past']);
	});

	it('[I3] of two submissions made apart the later counts, and both are shown', () => {
		const other = submissionRow('s0', 15, { contents: corrected });
		const cycle = cycleOf(UPDATE, [first, other], []);
		expect(cycle.submission?.id).toBe('s0');
		expect(told(cycle)).toEqual(['submitted s1 apart', 'submitted s0 counts']);
		// A return of the one that does not count returns nothing.
		expect(cycleOf(UPDATE, [first, other], [returned]).state).toBe('submitted');
	});

	it('[I3] an acceptance and a return made apart: the acceptance counts, whichever was later', () => {
		for (const time of [15, 25]) {
			const acceptance = reviewRow('r2', time, first, 'accepted');
			const cycle = cycleOf(UPDATE, [first], [returned, acceptance]);
			expect(cycle.state).toBe('accepted');
			expect(told(cycle)).toContain('returned r1 apart');
		}
	});

	it('[I3] two submissions accepted apart: the later one counts, the other is shown', () => {
		const other = submissionRow('s0', 15, { contents: corrected });
		const cycle = cycleOf(
			UPDATE,
			[first, other],
			[reviewRow('r1', 30, other, 'accepted'), reviewRow('r2', 31, first, 'accepted')],
		);
		expect(cycle.contents?.narrative).toEqual(corrected.narrative);
		expect(told(cycle)).toEqual([
			'submitted s1 apart',
			'submitted s0 counts',
			'accepted r1 counts',
			'accepted r2 apart',
		]);
	});

	it('a submission after acceptance is late: it changes nothing', () => {
		const cycle = cycleOf(
			UPDATE,
			[first, second, submissionRow('s3', 50, { replaces: 's2' })],
			[returned, accepted],
		);
		expect(cycle.submission?.id).toBe('s2');
		expect(told(cycle).at(-1)).toBe('submitted s3 late');
	});

	it('a withdrawn submission leaves the update a draft', () => {
		const withdrawn = {
			...first,
			retracted: { reason: 'too early', person: 'anna', device: 'd', time: 11 },
		} as SubmissionRow;
		const cycle = cycleOf(UPDATE, [withdrawn], []);
		expect(cycle.state).toBe('draft');
		expect(told(cycle)).toEqual(['submitted s1 withdrawn']);
	});
});

describe('[I7] what nobody may forge', () => {
	const first = submissionRow('s1', 10);
	const accepted = reviewRow('r1', 20, first, 'accepted');
	const forged = contentsOfUpdate(updateRow('u1', { rating: 'met', narrative: { ca: 'Tot assolit' } }));

	it('what was accepted stays when the submission is altered, and that is said', () => {
		const altered = { ...first, contents: forged } as SubmissionRow;
		const cycle = cycleOf(UPDATE, [altered], [accepted]);
		expect(cycle.state).toBe('accepted');
		expect(cycle.contents?.rating).toBe('on-track');
		expect(told(cycle)).toEqual(['submitted s1 altered', 'accepted r1 counts']);
		// With a new hash that fits the forged contents, too.
		const rehashed = { ...altered, hash: contentsHash(forged) } as SubmissionRow;
		expect(cycleOf(UPDATE, [rehashed], [accepted]).contents?.rating).toBe('on-track');
		// And when it is gone.
		expect(cycleOf(UPDATE, [], [accepted]).contents?.rating).toBe('on-track');
	});

	it('a review without a copy counts only while the submission has the hash that it names', () => {
		const bare = reviewRow('r1', 20, first, 'accepted', { contents: null });
		expect(cycleOf(UPDATE, [first], [bare]).state).toBe('accepted');
		const altered = { ...first, contents: forged } as SubmissionRow;
		expect(cycleOf(UPDATE, [altered], [bare])).toMatchObject({ state: 'draft', contents: null });
		const rehashed = { ...altered, hash: contentsHash(forged) } as SubmissionRow;
		expect(cycleOf(UPDATE, [rehashed], [bare]).state).toBe('submitted');
		expect(told(cycleOf(UPDATE, [rehashed], [bare]))).toContain('accepted r1 altered');
	});

	it('a review outside the plan, or with contents that do not have its hash, decides nothing', () => {
		expect(cycleOf(UPDATE, [first], [{ ...accepted, document: 'org/gava' } as ReviewRow]).state).toBe(
			'submitted',
		);
		const liar = reviewRow('r1', 20, first, 'accepted', { contents: forged, hash: contentsHash('x') });
		expect(cycleOf(UPDATE, [first], [liar]).state).toBe('submitted');
	});

	it('nobody submits for another organisation, nor one update in the place of another', () => {
		expect(cycleOf(UPDATE, [submissionRow('s1', 10, { document: 'org/badalona' })], []).state).toBe('draft');
		const other = contentsOfUpdate(updateRow('u2'));
		expect(cycleOf(UPDATE, [submissionRow('s1', 10, { contents: other })], []).state).toBe('draft');
	});

	it('an accepted report stays with its action when its update is moved or retracted', () => {
		for (const change of [
			{ action: 'a9', period: '2024' },
			{ retracted: { reason: 'x', person: 'p', device: 'd', time: 30 } },
		]) {
			const updates = [updateRow('u1', change)];
			const [report] = reportsOf({ updates, submissions: [first], reviews: [accepted] });
			expect(report).toMatchObject({ action: 'a1', period: '2023', organisation: 'gava', moved: true });
			expect(updatesAbout('a1', { updates, reviews: [accepted] })).toEqual(new Set(['u1']));
		}
		const [edited] = reportsOf({
			updates: [updateRow('u1', { rating: 'met' })],
			submissions: [first],
			reviews: [accepted],
		});
		expect(edited).toMatchObject({ moved: false, changed: ['rating'] });
		expect(edited!.cycle.contents?.rating).toBe('on-track');
	});
});

describe('[I3] the same rows give the same state, whatever the order', () => {
	it('of one update in two documents the one that stands counts, then the first by document', () => {
		const there = (document: string, retracted?: object) => updateRow('u1', { document, retracted });
		const first = submissionRow('s1', 10);
		const pairs = [
			[updateRow(), there('org/viladecans')],
			[updateRow(), there('org/badalona', { person: 'anna', device: 'd', time: 20, reason: 'moved' })],
		];
		for (const pair of pairs)
			for (const updates of [pair, pair.toReversed()]) {
				const reports = reportsOf({ updates, submissions: [first], reviews: [] });
				expect(reports.map(({ organisation, cycle }) => [organisation, cycle.state])).toEqual([
					['gava', 'submitted'],
				]);
			}
	});

	it('with arbitrary submissions and reviews', () => {
		const submissions = fc.array(
			fc.record({
				time: fc.integer({ min: 1, max: 6 }),
				replaces: fc.option(fc.integer({ min: 0, max: 5 })),
				altered: fc.boolean(),
				retracted: fc.boolean(),
				rating: fc.constantFrom('met', 'constrained'),
			}),
			{ minLength: 1, maxLength: 6 },
		);
		const reviews = fc.array(
			fc.record({
				time: fc.integer({ min: 1, max: 9 }),
				of: fc.integer({ min: 0, max: 5 }),
				decision: fc.constantFrom('accepted' as const, 'returned' as const),
			}),
			{ maxLength: 5 },
		);
		fc.assert(
			fc.property(submissions, reviews, fc.infiniteStream(fc.nat()), (made, decided, order) => {
				const rows = made.map(({ time, replaces, altered, retracted, rating }, index) =>
					submissionRow(`s${index}`, time, {
						contents: contentsOfUpdate(updateRow('u1', { rating })),
						replaces: replaces === null ? null : `s${replaces}`,
						...(altered && { hash: 'f'.repeat(64) }),
						...(retracted && { retracted: { reason: 'x', person: 'p', device: 'd', time: 1 } }),
					}),
				);
				const decisions = decided.map(({ time, of, decision }, index) =>
					reviewRow(`r${index}`, time, rows[of % rows.length]!, decision),
				);
				const shuffled = <R>(list: readonly R[]) =>
					list
						.map((row) => ({ row, key: order.next().value! }))
						.sort((one, other) => one.key - other.key)
						.map(({ row }) => row);
				const here = cycleOf(UPDATE, rows, decisions);
				expect(cycleOf(UPDATE, shuffled(rows), shuffled(decisions))).toEqual(here);
				// What a device showed as accepted stays accepted, whatever else reaches it.
				for (let known = 0; known < decisions.length; known++)
					if (cycleOf(UPDATE, rows, decisions.slice(0, known)).state === 'accepted')
						expect(here.state).toBe('accepted');
				expect(here.steps).toHaveLength(rows.length + decisions.length);
				expect(here.steps.filter(({ standing }) => standing === 'counts').length).toBeLessThanOrEqual(2);
			}),
		);
	});
});

describe('contents', () => {
	it('are the same whatever the order of members and keys, and empty words are none', () => {
		const one = contentsOfUpdate(updateRow('u1', { entries: ['b', 'a'], narrative: { es: '', ca: 'x' } }));
		const other = contentsOfUpdate(updateRow('u1', { entries: ['a', 'b'], narrative: { ca: 'x' } }));
		expect(contentsHash(one)).toBe(contentsHash(other));
		expect(changedContents(one, { ...other, rating: null })).toEqual(['rating']);
		expect(readUpdateContents(JSON.parse(JSON.stringify(one)))).toEqual(one);
	});

	it.each([null, 'x', [], {}, { update: 'u', organisation: 'o', action: 1, period: 'p' }])(
		'what is none is read as none: %j',
		(stored) => expect(readUpdateContents(stored)).toBeNull(),
	);

	it('strange members are left out', () => {
		const stored = { ...contentsOfUpdate(updateRow()), entries: ['a', 1, null], evidence: [null, {}, 3] };
		expect(readUpdateContents(stored)).toMatchObject({ entries: ['a'], evidence: [] });
	});
});

const periodRow = (id: string, contents: Record<string, unknown> = {}) =>
	makeRow('period', id, {
		start: `${id}-01-01`,
		end: `${id}-12-31`,
		opens: `${Number(id) + 1}-01-01`,
		due: `${Number(id) + 1}-02-28`,
		...contents,
	}) as unknown as PeriodRow;

describe('periods', () => {
	const closing = (id: string, step: string, follows: string[] = [], period = '2023') =>
		makeRow('closing', id, { period, step, follows }) as never;

	it.each([
		['2023-12-31', 'notOpen'],
		['2024-01-01', 'open'],
		['2024-02-28', 'open'],
		['2024-02-29', 'due'],
	])('on %s 2023 is %s', (today, state) => {
		expect(periodState(periodRow('2023'), [], today)).toBe(state);
	});

	it('is closed by its last closing, and open again after a reopening', () => {
		const [closed, reopened] = [closing('c1', 'closed'), closing('c2', 'reopened', ['c1'])];
		expect(periodState(periodRow('2023'), [closed], '2024-03-01')).toBe('closed');
		expect(periodState(periodRow('2023'), [reopened, closed], '2024-03-01')).toBe('due');
		expect(periodState(periodRow('2023'), [closing('c1', 'closed', [], '2022')], '2024-03-01')).toBe('due');
	});

	it('are proposed for the years of a plan and its evaluations, from the plan alone', () => {
		const milestone = (id: string, type: string, year: number, due: string | null = null) =>
			makeRow('monitoringMilestone', id, { type, year, due, title: { en: id } }) as never;
		const proposals = layOutPeriods(
			{ periodStart: 2031, periodEnd: 2033 },
			[
				milestone('report-2031', 'annual-report', 2031),
				milestone('report-2032', 'annual-report', 2032, '2033-06-30'),
				milestone('interim', 'interim-evaluation', 2032),
			],
			[periodRow('2031', { milestone: 'report-2031' })],
		);
		expect(
			proposals.map(({ start, end, due, milestone: of, existing }) => [start, end, due, of, existing]),
		).toEqual([
			['2031-01-01', '2031-12-31', '2032-02-29', 'report-2031', '2031'],
			['2032-01-01', '2032-12-31', '2033-06-30', 'report-2032', null],
			['2031-01-01', '2032-12-31', '2033-02-28', 'interim', null],
			['2033-01-01', '2033-12-31', '2034-02-28', null, null],
		]);
		expect(proposals[3]!.title).toEqual({ ca: '2033', es: '2033', fr: '2033', en: '2033' });
		expect(layOutPeriods({ periodStart: null, periodEnd: 2033 }, [], [])).toEqual([]);
	});
});

describe('who owes what', () => {
	const types: Record<string, string> = {
		gava: 'council',
		agency: 'body',
		metropolis: 'network',
		those: 'group',
	};
	const organisationOf = (id: string) =>
		id in types ? (makeRow('organisation', id, { type: types[id] }) as never) : undefined;
	const actionRow = (id: string, responsibleUnits: string[], reporters: string[] = []) =>
		makeRow('action', id, { responsibleUnits, reporters }) as never;
	const duty = { action: 'a1', unit: 'gava' };
	const years = ['2022', '2023', '2024'].map((year) => periodRow(year));
	const [p2022, p2023, p2024] = years as [PeriodRow, PeriodRow, PeriodRow];

	function report(period: string, state: Cycle['state'], contents: Record<string, unknown> = {}): Report {
		return {
			id: `${period}-${state}`,
			organisation: 'gava',
			action: 'a1',
			period,
			follows: null,
			row: null,
			changed: [],
			moved: false,
			cycle: { ...cycleOf(UPDATE, [], []), state, contents: contents as never },
			...contents,
		};
	}

	it('each responsible unit by itself; for networks and groups whoever was named', () => {
		expect(
			dutiesOf(
				[
					actionRow('a1', ['gava', 'agency']),
					actionRow('a2', ['gava', 'metropolis']),
					actionRow('a3', ['those'], ['agency', 'gava']),
					actionRow('a4', []),
				],
				organisationOf,
			),
		).toEqual({
			duties: [
				{ action: 'a1', unit: 'gava' },
				{ action: 'a1', unit: 'agency' },
				{ action: 'a2', unit: 'gava' },
				{ action: 'a3', unit: 'agency' },
				{ action: 'a3', unit: 'gava' },
			],
			unnamed: [{ action: 'a2', responsible: 'metropolis' }],
		});
	});

	it('late is what was not handed in when the due date had passed; nothing begun is no draft', () => {
		const standing = (reports: Report[], today: string) => standingOf(duty, p2023, reports, today);
		expect(standing([], '2024-02-28')).toMatchObject({ state: 'notBegun', late: false, report: null });
		expect(standing([], '2024-03-01')).toMatchObject({ state: 'notBegun', late: true });
		expect(standing([report('2023', 'returned')], '2024-03-01')).toMatchObject({ late: true });
		expect(standing([report('2023', 'submitted')], '2024-03-01')).toMatchObject({ late: false });
		expect(standing([report('2022', 'accepted')], '2024-03-01')).toMatchObject({ state: 'notBegun' });
	});

	it('of several updates for one period the furthest counts, of accepted ones the one that follows', () => {
		const reports = [
			report('2023', 'accepted', { id: 'u2', follows: 'u1' }),
			report('2023', 'accepted', { id: 'u1' }),
			report('2023', 'draft', { id: 'u3', follows: 'u2' }),
		];
		const standing = standingOf(duty, p2023, reports, '2024-03-01');
		expect(standing.report?.id).toBe('u2');
		expect(standing.reports).toHaveLength(3);
	});

	it('counts add up', () => {
		const standings = [
			standingOf(duty, p2023, [report('2023', 'accepted')], '2024-03-01'),
			standingOf(duty, p2023, [report('2023', 'draft')], '2024-03-01'),
			standingOf(duty, p2023, [], '2024-03-01'),
		];
		expect(countStandings(standings)).toEqual({
			total: 3,
			late: 2,
			reported: 1,
			notBegun: 1,
			draft: 1,
			submitted: 0,
			returned: 0,
			accepted: 1,
		});
	});

	it('never reported, stale and current are three different things, and before any period is due nobody is behind', () => {
		expect(freshnessOf(duty, [], years, '2023-01-15')).toEqual({
			freshness: 'early',
			last: null,
			since: '2023-01-01',
		});
		expect(freshnessOf(duty, [], years, '2024-03-01')).toEqual({
			freshness: 'never',
			last: null,
			since: '2023-01-01',
		});
		const of2022 = report('2022', 'accepted');
		expect(freshnessOf(duty, [of2022], years, '2024-03-01')).toMatchObject({
			freshness: 'stale',
			last: of2022,
		});
		expect(freshnessOf(duty, [of2022], years, '2024-02-01')).toMatchObject({ freshness: 'current' });
		expect(freshnessOf(duty, [], [], '2024-02-01')).toEqual({ freshness: 'early', last: null, since: null });
	});

	it('an action that was closed or cancelled is not asked about again', () => {
		const cancelled = report('2022', 'accepted', { lifecycle: 'cancelled' });
		expect(isOver(duty, p2023, [cancelled], years)).toBe(true);
		expect(isOver(duty, p2022, [cancelled], years)).toBe(false);
		expect(isOver(duty, p2024, [report('2022', 'accepted', { lifecycle: 'suspended' })], years)).toBe(false);
		expect(freshnessOf(duty, [cancelled], years, '2025-06-01')).toMatchObject({ freshness: 'current' });
	});
});
