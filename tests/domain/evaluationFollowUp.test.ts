import { describe, expect, it } from 'vitest';
import {
	countAnswers,
	missingInAnswer,
	owedAnswers,
	type RecommendationRow,
	type ResponseRow,
	standingOfAnswer,
	standingsOf,
} from '#lib/domain/evaluationFollowUp.ts';
import { makeRow } from '../support/rows.ts';

const TODAY = '2024-06-15';
const advice = (id: string, contents: Record<string, unknown> = {}) =>
	makeRow('recommendation', id, {
		document: 'evaluation/e',
		organisations: ['gava'],
		...contents,
	}) as unknown as RecommendationRow;
let made = 0;
const answer = (recommendation: string, contents: Record<string, unknown> = {}, owner = 'gava') =>
	makeRow('managementResponse', `a${++made}`, {
		document: `org/${owner}`,
		recommendation,
		position: 'accepted',
		created: { person: 'p', device: 'd', time: made },
		...contents,
	}) as unknown as ResponseRow;

describe('an organisation that was addressed', () => {
	it.each([
		['has not answered', {}, null, 'unanswered', null],
		['has until today', { respondBy: TODAY }, null, 'unanswered', TODAY],
		['had until yesterday', { respondBy: '2024-06-14' }, null, 'unansweredLate', '2024-06-14'],
		['does something about it', { due: '2025-01-01' }, {}, 'open', '2025-01-01'],
		['has a day of its own', { due: '2024-01-01' }, { due: '2024-07-01' }, 'open', '2024-07-01'],
		['is late', {}, { position: 'partly', due: '2024-06-14' }, 'overdue', '2024-06-14'],
		['has done it', {}, { followUp: 'done', due: '2024-01-01' }, 'done', null],
		['has said the day alone', {}, { doneOn: '2024-05-05' }, 'done', null],
		['refuses', { due: '2024-01-01' }, { position: 'rejected' }, 'rejected', null],
	] as const)('%s', (_, of, given, state, due) => {
		const row = advice('r', of);
		const standing = standingOfAnswer(row, 'gava', given ? [answer('r', given)] : [], TODAY);
		expect(standing).toMatchObject({ state, due });
	});

	it('has said twice, apart, what it does: what does not count is told beside what does', () => {
		const row = advice('twice');
		const first = answer('twice', { position: 'rejected' });
		const last = answer('twice', { position: 'accepted' });
		for (const given of [
			[first, last],
			[last, first],
		])
			expect(standingOfAnswer(row, 'gava', given, TODAY)).toMatchObject({
				response: { id: last.id },
				others: [{ id: first.id }],
			});
	});

	it('is held to its last answer, and not to what another organisation said', () => {
		const first = answer('r', { position: 'rejected' });
		const last = answer('r', { position: 'accepted', due: '2025-01-01' });
		const others = answer('r', { followUp: 'done' }, 'amb');
		expect(standingOfAnswer(advice('r'), 'gava', [last, others, first], TODAY).response).toBe(last);
		expect(standingOfAnswer(advice('r'), 'gava', [others], TODAY).state).toBe('unanswered');
	});
});

describe('what is owed', () => {
	const rows = [
		advice('later', { respondBy: '2024-12-01' }),
		advice('undated'),
		advice('late', { respondBy: '2024-01-01' }),
		advice('done'),
		advice('others', { organisations: ['amb'] }),
		advice('refused'),
	];
	const responses = [
		answer('done', { followUp: 'done' }),
		answer('refused', { position: 'rejected' }),
		answer('others', { due: '2024-06-01' }),
	];

	it('is what this organisation has not answered or carried out, what is due first, first', () => {
		expect(
			owedAnswers('gava', rows, responses, TODAY).map(({ recommendation, state }) => [
				recommendation.id,
				state,
			]),
		).toEqual([
			['late', 'unansweredLate'],
			// It was not asked, and said itself that it would.
			['others', 'overdue'],
			['later', 'unanswered'],
			['undated', 'unanswered'],
		]);
		expect(owedAnswers('sabadell', rows, responses, TODAY)).toEqual([]);
	});

	it('is counted by its state, and what addresses nobody is told', () => {
		const nobody = advice('nobody', { organisations: [] });
		const counts = countAnswers([...rows, nobody], responses, TODAY);
		expect(counts).toEqual({
			unanswered: 3,
			unansweredLate: 1,
			open: 0,
			overdue: 1,
			done: 1,
			rejected: 1,
			unaddressed: 1,
		});
		const standings = [...rows, nobody].flatMap((row) => standingsOf(row, responses, TODAY));
		const { unaddressed, ...states } = counts;
		expect(Object.values(states).reduce((sum, count) => sum + count)).toBe(standings.length);
		expect(unaddressed).toBe(1);
	});
});

describe('an answer', () => {
	it.each([
		[{}, ['position']],
		[{ position: 'rejected' }, ['reason']],
		[{ position: 'rejected', reason: ' ' }, ['reason']],
		[{ position: 'rejected', reason: 'No.' }, []],
		[{ position: 'accepted' }, ['measures', 'due']],
		[{ position: 'accepted', measures: 'We will.', due: '2025-01-01' }, []],
		[{ position: 'partly', measures: 'Some.' }, ['reason', 'due']],
	])('%j lacks %j', (asked, missing) => {
		expect([...missingInAnswer(asked)]).toEqual(missing);
	});
});
