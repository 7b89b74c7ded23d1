import { describe, expect, it } from 'vitest';
import { loggers } from '#lib/domain/logged.ts';
import { makeRow } from '../support/rows.ts';

const factsOf = (kind: string, contents: Record<string, unknown>) =>
	loggers[kind]!(makeRow(kind, 'x', { document: 'org/gava', ...contents }));

describe('what funds tell the log', () => {
	it('a call is a funding opportunity; its budget is nobody’s money', () => {
		expect(
			factsOf('call', { opens: '2024-02-01', budgetEur: 9e6, fundScope: 'non-eu', programme: 'P' }),
		).toEqual([
			expect.objectContaining({
				type: 'funding-opportunity',
				date: '2024-02-01',
				amountEur: null,
				fund: 'P',
				fundScope: 'non-eu',
			}),
		]);
	});

	it('what is being prepared is neither a bid nor a project', () => {
		expect(factsOf('project', { stage: 'preparing', requestedEur: 5 })).toEqual([]);
		// Nor is what was moved back, whose day is kept.
		expect(factsOf('project', { stage: 'preparing', submitted: '2024-03-01', requestedEur: 5 })).toEqual([]);
	});

	it('a bid is an application with what it asks for; a rejected one stays one', () => {
		const [fact, ...others] = factsOf('project', {
			stage: 'rejected',
			submitted: '2024-03-01',
			requestedEur: 5,
			coordinator: 'amb',
			organisations: ['ema'],
			councils: ['begues'],
		});
		expect(others).toEqual([]);
		expect(fact).toMatchObject({ type: 'application', date: '2024-03-01', amountEur: 5, flags: [] });
		expect([...fact!.organisations].sort()).toEqual(['amb', 'begues', 'ema', 'gava']);
	});

	it('an awarded one is a project besides, with the grant, from the day of the award on', () => {
		const facts = factsOf('project', {
			stage: 'capitalised',
			submitted: '2024-03-01',
			decided: '2024-09-01',
			requestedEur: 5,
			grantEur: 4,
		});
		expect(facts.map(({ type, date, amountEur, flags }) => [type, date, amountEur, flags])).toEqual([
			['application', '2024-03-01', 5, ['awarded']],
			['project', '2024-09-01', 4, []],
		]);
	});

	it('a day that nobody has said is none, not today', () => {
		expect(factsOf('project', { stage: 'awarded' }).map(({ date }) => date)).toEqual([null, null]);
	});

	it('a continuity review is a follow-up, and continued where the project goes on', () => {
		const flags = (goesOn: string) => factsOf('continuityReview', { date: '2024-05-01', goesOn })[0]!.flags;
		expect(factsOf('continuityReview', { date: '2024-05-01' })[0]!.type).toBe('follow-up');
		expect([flags('yes'), flags('partly'), flags('no')]).toEqual([['continued'], ['continued'], []]);
	});
});
