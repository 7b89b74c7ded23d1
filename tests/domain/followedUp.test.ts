import { describe, expect, it } from 'vitest';
import { markFollowed } from '#lib/domain/followedUp.ts';
import { factOf } from '#lib/domain/loggedFact.ts';
import { monitoringVocabularies } from '#lib/domain/monitoringVocabularies.ts';
import { makeRow } from '../support/rows.ts';

const factFrom = (type: string, flags: string[] = []) =>
	factOf(makeRow('entry', 'e1', { document: 'org/gava', type, flags }), { type, date: '2024-03-12' });

describe('a visit of which something came', () => {
	const followed = new Set(['entry/e1']);

	it('is followed up without anybody saying so', () => {
		expect(markFollowed(factFrom('delegation', ['new-relation']), followed).flags).toEqual([
			'new-relation',
			'follow-up-done',
		]);
		expect(monitoringVocabularies['entry-flag']!.map(([code]) => code)).toContain('follow-up-done');
	});

	it('is so once, and nothing else is', () => {
		const marked = factFrom('study-visit', ['follow-up-done']);
		expect(markFollowed(marked, followed)).toBe(marked);
		expect(markFollowed(factFrom('seminar'), followed).flags).toEqual([]);
		expect(markFollowed(factFrom('delegation'), new Set(['entry/e2'])).flags).toEqual([]);
	});
});
