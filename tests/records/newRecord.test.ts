import { describe, expect, it } from 'vitest';
import { transfer } from '#lib/domain/transfer.ts';
import { askedOf, missingOf, newContents } from '#lib/records/register/newRecord.ts';

const KNOWN = {
	title: { ca: 'Mercats', en: 'Markets' },
	fromMetropolis: 'montevideo',
	stage: 'identified',
	arisesFrom: 'entry/e1',
};
const FIELDS = ['title', 'fromMetropolis', 'description', 'themes'];
const write = (changed: Record<string, unknown>) =>
	newContents(transfer, KNOWN, { ...askedOf(transfer, FIELDS, KNOWN, 'en'), ...changed }, 'en');

describe('what a new record says', () => {
	it('is what is known, also of what is not asked', () => {
		expect(write({})).toEqual(KNOWN);
	});

	it('keeps words in every language while nobody changes the one that is shown', () => {
		expect(write({ title: 'Food markets' }).title).toEqual({ en: 'Food markets' });
		expect(write({ description: 'How it works' })).toEqual({
			...KNOWN,
			description: { en: 'How it works' },
		});
	});

	it('does not say what was known and has been emptied', () => {
		expect(write({ fromMetropolis: null })).not.toHaveProperty('fromMetropolis');
		expect(missingOf(transfer, FIELDS, { title: '  ' })).toEqual(['title']);
	});
});
