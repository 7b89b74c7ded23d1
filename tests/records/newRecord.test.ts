import { describe, expect, it } from 'vitest';
import { transfer } from '#lib/domain/transfer.ts';
import { amongAsked, askedOf, missingOf, newContents, occasionOf } from '#lib/records/register/newRecord.ts';

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

	it('keeps, shows and changes a text that is known in another language alone in that language', () => {
		const known = { ...KNOWN, title: { ca: 'Mercats' } };
		const shown = askedOf(transfer, FIELDS, known, 'fr');
		expect(shown.title).toBe('Mercats');
		expect(newContents(transfer, known, shown, 'fr').title).toEqual({ ca: 'Mercats' });
		const changed = { ...shown, title: 'Mercats de barri' };
		expect(newContents(transfer, known, changed, 'fr').title).toEqual({ ca: 'Mercats de barri' });
	});

	it('is drafted apart for each thing that it is begun for, and takes of a draft only what is asked', () => {
		const of = (known: Record<string, unknown>, document?: string) => occasionOf(transfer, known, document);
		const [one, other] = [{ fromMetropolis: 'montevideo' }, { fromMetropolis: 'lyon' }];
		expect(of(one)).not.toBe(of(other));
		expect(of({ arisesFrom: 'entry/e1' })).not.toBe(of({ arisesFrom: 'entry/e2' }));
		expect(of(one, 'body/a')).not.toBe(of(one, 'body/b'));
		expect(of({ stage: 'identified' })).toBe(of({}));
		expect(amongAsked({ title: 'x', fromMetropolis: 'lyon' }, ['title'])).toEqual({ title: 'x' });
		expect(amongAsked(null, ['title'])).toEqual({});
	});
});
