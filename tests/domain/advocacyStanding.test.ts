import { describe, expect, it } from 'vitest';
import {
	ADVOCACY_STANDINGS,
	type AdvocacyRow,
	advocacyStanding,
	byUrgency,
	daysLate,
	daysLeft,
} from '#lib/domain/advocacyStanding.ts';
import { toolVocabularies } from '#lib/domain/vocabulary.ts';
import { seededRandom } from '../support/random.ts';
import { makeRow } from '../support/rows.ts';

const TODAY = '2024-11-05';
const dossier = (id: string, contents: Record<string, unknown> = {}) =>
	makeRow('advocacy', id, { document: 'org/amb', ...contents }) as unknown as AdvocacyRow;

describe('how a dossier of advocacy stands', () => {
	it.each([
		[{ deadline: '2024-11-04' }, 'missed'],
		[{ deadline: '2024-11-05' }, 'near'],
		[{ deadline: '2024-12-05' }, 'near'],
		[{ deadline: '2024-12-06' }, 'ahead'],
		[{ deadline: '2024-11' }, 'near'],
		[{ deadline: '2024-10' }, 'missed'],
		[{ deadline: '2024-12' }, 'ahead'],
		[{ deadline: '2024' }, 'ahead'],
		[{ deadline: '2023' }, 'missed'],
		[{}, 'undated'],
		[{ deadline: '2024-11-04', taken: '2024-11-01' }, 'awaiting'],
		[{ taken: '2024-11-01', outcome: 'open' }, 'awaiting'],
		[{ deadline: '2024-11-04', outcome: 'open' }, 'missed'],
		[{ taken: '2024-11-01', outcome: 'partly' }, 'concluded'],
		[{ outcome: 'not' }, 'concluded'],
	] as const)('%j is %s', (contents, standing) => {
		expect(advocacyStanding(dossier('d', contents), TODAY)).toBe(standing);
	});

	it.each([
		[{ deadline: '2024-11-05' }, 0],
		[{ deadline: '2024-11-08' }, 3],
		[{ deadline: '2024-11-01' }, -4],
		[{ deadline: '2024-11' }, 25],
		[{ deadline: '2024' }, 56],
		[{ deadline: '2024-10' }, -5],
		[{}, null],
		[{ deadline: '2024-11-08', taken: '2024-11-01' }, null],
		[{ deadline: '2024-11-08', outcome: 'not' }, null],
	] as const)('%j has %s days left', (contents, days) => {
		expect(daysLeft(dossier('d', contents), TODAY)).toBe(days);
	});

	it.each([
		[{ deadline: '2024-11-05', taken: '2024-11-05' }, 0],
		[{ deadline: '2024-11-05', taken: '2024-11-08' }, 3],
		[{ deadline: '2024-11', taken: '2024-11-30' }, 0],
		[{ deadline: '2024-11', taken: '2024-12-02' }, 2],
		[{ deadline: '2024', taken: '2024-12-31' }, 0],
		[{ deadline: '2024-11-15', taken: '2024-11' }, 0],
		[{ deadline: '2024-11-30', taken: '2024-12' }, 1],
		[{ deadline: '2024-11-30', taken: '2025' }, 32],
		[{ taken: '2024-11-08' }, 0],
	] as const)('%j came %s days too late at the least', (contents, days) => {
		expect(daysLate(dossier('d', contents))).toBe(days);
	});

	it('is told for every outcome that people can choose', () => {
		for (const [code] of toolVocabularies['advocacy-outcome']!)
			expect(ADVOCACY_STANDINGS).toContain(advocacyStanding(dossier('d', { outcome: code }), TODAY));
	});

	it('puts what wants attention first, the nearest deadline and the latest outcome before others', () => {
		const inTurn = [
			dossier('missed', { deadline: '2024-10-01' }),
			dossier('tomorrow', { deadline: '2024-11-06' }),
			dossier('this-month', { deadline: '2024-11' }),
			dossier('month', { deadline: '2024-12-01' }),
			dossier('this-year', { deadline: '2024' }),
			dossier('spring', { deadline: '2025-04-01' }),
			dossier('undated'),
			dossier('waiting', { taken: '2024-01-01' }),
			dossier('recent', { outcome: 'adopted', outcomeOn: '2024-10-01' }),
			dossier('old', { outcome: 'not', outcomeOn: '2022-10-01' }),
		];
		const shuffled = seededRandom(7).shuffle(inTurn);
		expect(byUrgency(shuffled, TODAY).map(({ id }) => id)).toEqual(inTurn.map(({ id }) => id));
	});
});
