import { describe, expect, it } from 'vitest';
import { daysLater } from '#lib/domain/localTime.ts';
import { factOfEntry, loggers } from '#lib/domain/logged.ts';
import { agreementStanding, type AgreementRow, byExpiry, ENDING_DAYS } from '#lib/domain/relationExpiry.ts';
import {
	mandateState,
	type MembershipRow,
	reviewDue,
	type ReviewRow,
} from '#lib/domain/relationMembership.ts';
import { tierHistory } from '#lib/domain/relationTier.ts';
import { directionOf, followUpOf } from '#lib/domain/relationVisit.ts';
import { makeRow, RETRACTED } from '../support/rows.ts';

const TODAY = '2024-11-05';

describe('how an agreement stands', () => {
	const agreement = (id: string, contents: Record<string, unknown>) =>
		makeRow('agreement', id, { document: 'org/amb', ...contents }) as unknown as AgreementRow;

	it.each([
		[{ status: 'in-force' }, 'in-force'],
		[{ status: 'in-force', expires: daysLater(TODAY, ENDING_DAYS + 1) }, 'in-force'],
		[{ status: 'in-force', expires: daysLater(TODAY, ENDING_DAYS) }, 'ending'],
		[{ status: 'in-force', expires: TODAY }, 'ending'],
		[{ status: 'in-force', expires: '2024-11-04' }, 'expired'],
		[{ status: 'in-force', expires: '2024-11' }, 'ending'],
		[{ status: 'in-force', expires: '2024' }, 'ending'],
		[{ status: 'expired' }, 'expired'],
		[{ status: 'expired', expires: '2030-01-01' }, 'expired'],
		[{ status: 'ended', expires: '2030-01-01' }, 'ended'],
		[{ status: 'being-negotiated', expires: '2020-01-01' }, 'being-negotiated'],
	] as const)('%j is %s', (contents, state) => {
		expect(agreementStanding(agreement('a', contents), TODAY).state).toBe(state);
	});

	it('one that is called in force after its last day is contradicted by the calendar', () => {
		const isContradicted = (contents: Record<string, unknown>) =>
			agreementStanding(agreement('a', contents), TODAY).isContradicted;
		expect(isContradicted({ status: 'in-force', expires: '2024-11-04' })).toBe(true);
		expect(isContradicted({ status: 'in-force', expires: TODAY })).toBe(false);
		expect(isContradicted({ status: 'expired', expires: '2024-11-04' })).toBe(false);
	});

	it('the one that ends soonest comes first, what is over last, the newest of it first', () => {
		const rows = [
			agreement('old', { status: 'in-force', expires: '2019-05-01' }),
			agreement('ended', { status: 'ended' }),
			agreement('lasting', { status: 'in-force' }),
			agreement('later', { status: 'in-force', expires: '2025-03-01' }),
			agreement('gone', { status: 'expired', expires: '2023-05-01' }),
			agreement('talks', { status: 'being-negotiated' }),
			agreement('sooner', { status: 'in-force', expires: '2024-12-01' }),
			agreement('far', { status: 'in-force', expires: '2030-01-01' }),
		];
		expect(rows.sort(byExpiry(TODAY)).map(({ id }) => id)).toEqual([
			'sooner',
			'later',
			'far',
			'lasting',
			'talks',
			'gone',
			'old',
			'ended',
		]);
	});
});

describe('a membership', () => {
	const membership = (contents: Record<string, unknown>) =>
		makeRow('membership', 'm', {
			document: 'org/amb',
			status: 'member',
			...contents,
		}) as unknown as MembershipRow;
	const review = (year: number, contents: Record<string, unknown> = {}) =>
		makeRow('membershipReview', `r${year}`, {
			document: 'org/amb',
			year,
			...contents,
		}) as unknown as ReviewRow;

	it.each([
		[{}, 'none'],
		[{ mandateFrom: '2024-01-01' }, 'running'],
		[{ mandateFrom: '2024-11-05', mandateTo: '2027-11-05' }, 'running'],
		[{ mandateFrom: '2024-11-06' }, 'coming'],
		[{ mandateFrom: '2024-11' }, 'running'],
		[{ mandateFrom: '2025' }, 'coming'],
		[{ mandateTo: '2024-11-05' }, 'ending'],
		[{ mandateTo: '2025-01' }, 'ending'],
		[{ mandateTo: '2024-11-04' }, 'over'],
		[{ mandateTo: '2023' }, 'over'],
	] as const)('with %j has a mandate that is %s', (contents, state) => {
		expect(mandateState(membership(contents), TODAY)).toBe(state);
	});

	it('is to be reviewed for the last whole year', () => {
		expect(reviewDue(membership({}), [], TODAY)).toBe(2023);
		expect(reviewDue(membership({}), [review(2022)], TODAY)).toBe(2023);
		expect(reviewDue(membership({}), [review(2023)], TODAY)).toBeNull();
		expect(reviewDue(membership({}), [review(2024)], TODAY)).toBeNull();
		expect(reviewDue(membership({}), [review(2023, RETRACTED)], TODAY)).toBe(2023);
	});

	it('is not to be reviewed by whoever was not in yet, or is out', () => {
		expect(reviewDue(membership({ joined: '2024-02-01' }), [], TODAY)).toBeNull();
		expect(reviewDue(membership({ joined: '2023-12-31' }), [], TODAY)).toBe(2023);
		for (const status of ['candidate', 'left', 'declined'])
			expect(reviewDue(membership({ status }), [], TODAY)).toBeNull();
		expect(reviewDue(membership({ status: 'observer' }), [], TODAY)).toBe(2023);
	});
});

describe('the tiers of a relation', () => {
	const metropolis = (contents: Record<string, unknown>) => makeRow('metropolis', 'lyon', contents) as never;
	const change = (id: string, contents: Record<string, unknown>) =>
		makeRow('tierChange', id, { metropolis: 'lyon', ...contents }) as never;

	it('begin with what the plan approved and come newest first', () => {
		const steps = tierHistory(metropolis({ relation: 'priority', approved: { relation: 'cited' } }), [
			change('a', { tier: 'intensify', since: '2022-01-01' }),
			change('b', { tier: 'priority', since: '2024-05-01' }),
			change('gone', { tier: 'establish', since: '2024-06-01', ...RETRACTED }),
		]);
		expect(steps.map(({ tier, since }) => [tier, since])).toEqual([
			['priority', '2024-05-01'],
			['intensify', '2022-01-01'],
			['cited', null],
		]);
	});

	it('of a metropolis that came later begin with what it is now, or with nothing', () => {
		expect(tierHistory(metropolis({ relation: 'establish' }), [])).toMatchObject([{ tier: 'establish' }]);
		expect(tierHistory(metropolis({}), [])).toEqual([]);
		const [step] = tierHistory(metropolis({}), [change('a', { tier: 'cited', since: '2024-01-01' })]);
		expect(step).toMatchObject({ tier: 'cited', since: '2024-01-01' });
	});
});

describe('a visit', () => {
	const visit = (contents: Record<string, unknown>) =>
		makeRow('entry', 'v', { document: 'org/amb', ...contents }) as never;
	const task = (id: string, contents: Record<string, unknown> = {}) =>
		makeRow('task', id, { document: 'org/amb', ...contents }) as never;

	it.each([
		['delegation', [], 'in'],
		['delegation', ['amb'], 'in'],
		['delegation', ['lyon-city'], 'out'],
		['study-visit', [], 'out'],
		['study-visit', ['amb', 'gava'], 'in'],
		['mission', [], 'out'],
	] as const)('of type %s with the hosts %j goes %s', (type, hosts, direction) => {
		expect(directionOf(visit({ type, hosts }))).toBe(direction);
	});

	it('is followed by tasks, by words alone, or by nothing that anybody has said', () => {
		const said = { followUp: { ca: 'Enviar el projecte.' } };
		expect(followUpOf(visit({}), []).state).toBe('unsaid');
		expect(followUpOf(visit({ followUp: { ca: '  ' } }), []).state).toBe('unsaid');
		expect(followUpOf(visit(said), []).state).toBe('unassigned');
		expect(followUpOf(visit({ ...said, flags: ['follow-up-done'] }), []).state).toBe('done');
		expect(followUpOf(visit(said), [], true).state).toBe('done');
		const tasks = [
			task('b', { due: '2024-12-01' }),
			task('a', { due: '2024-10-01' }),
			task('c', { doneOn: TODAY }),
		];
		expect(followUpOf(visit({ flags: ['follow-up-done'] }), tasks)).toMatchObject({
			state: 'open',
			open: [{ id: 'a' }, { id: 'b' }],
		});
		expect(followUpOf(visit(said), [task('c', { doneOn: TODAY })]).state).toBe('done');
		expect(followUpOf(visit(said), [task('c', RETRACTED)]).state).toBe('unassigned');
	});
});

describe('what agreements and reviews tell the log', () => {
	it('an agreement is one once it is signed, with its partners and its sum', () => {
		const row = makeRow('agreement', 'a', {
			document: 'org/amb',
			title: { ca: 'Conveni' },
			signed: '2024-03-01',
			metropolises: ['lyon'],
			organisations: ['lyon-city'],
			actions: ['le1-eu-1'],
			amountEur: 12000,
		});
		expect(loggers.agreement!(row)).toMatchObject([
			{
				type: 'agreement',
				date: '2024-03-01',
				metropolises: ['lyon'],
				organisations: ['amb', 'lyon-city'],
				actions: ['le1-eu-1'],
				amountEur: 12000,
			},
		]);
		expect(loggers.agreement!({ ...row, signed: null })).toEqual([]);
	});

	it('a review of a membership names its network, and says whether it was decided', () => {
		const row = makeRow('membershipReview', 'r', {
			document: 'org/amb',
			network: 'medcities',
			year: 2023,
			decided: true,
			actions: ['le1-un-4'],
		});
		expect(loggers.membershipReview!(row)).toMatchObject([
			{
				type: 'network-review',
				date: '2023',
				networks: ['medcities'],
				flags: ['decided'],
				actions: ['le1-un-4'],
			},
		]);
	});

	it('an entry is a fact of its own type', () => {
		const row = makeRow('entry', 'e', { document: 'org/amb', type: 'meeting', date: TODAY }) as never;
		expect(factOfEntry(row)).toMatchObject({ type: 'meeting', date: TODAY });
	});
});
