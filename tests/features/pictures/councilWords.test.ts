import { beforeAll, expect, it } from 'vitest';
import { pointWords } from '#lib/features/pictures/councils/councilWords.ts';
import type { NamedParticipation } from '#lib/features/pictures/councils/councilsHere.svelte.ts';
import { language, loadTexts } from '#lib/i18n/index.ts';

const council = (name: string, total: number | null, shown = total): NamedParticipation =>
	({ id: name, name, total, shown, byLine: [], last: null, code: null, href: '' }) as NamedParticipation;

beforeAll(async () => {
	await language.set('en');
	await loadTexts('pictureMaps');
	return () => language.set('ca');
});

it('The sentence of the councils says between which numbers they are, and who has the most', () => {
	const councils = [council('Begues', 3), council('Gavà', 12), council('Tiana', 7)];
	expect(pointWords(councils, false)).toBe(
		'There are data on every council (3). Between 3 and 12 entries each; the most: Gavà.',
	);
});

it('Nothing is compared where all have as many, nobody is named where many have the most, and no data is no number', () => {
	const alike = [council('Begues', 3), council('Gavà', 3)];
	expect(pointWords(alike, false)).toBe('There are data on every council (2).');
	const many = [...'abcd'].map((name) => council(name, 9));
	expect(pointWords([...many, council('e', 2)], false)).toMatch(/Between 2 and 9 entries each\.$/);
	expect(pointWords([council('a', 9), council('b', 2), council('c', null)], false)).toMatch(
		/Between 2 and 9/,
	);
	expect(pointWords([council('a', 9, null), council('b', null)], true)).not.toMatch(/Between|Infinity/);
});
