import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWords, type Part } from '../../src/lib/records/wordDifference.ts';

const textOf = (parts: readonly Part[]) => parts.map(({ text }) => text).join('');
const changed = (parts: readonly Part[]) =>
	parts.filter((part) => part.changed).map(({ text }) => text.trim());

test('words that went and words that came are marked, and nothing else', () => {
	const { before, after } = compareWords('Fer un fòrum cada any.', 'Fer dos fòrums cada any, a Barcelona.');
	expect(changed(before)).toEqual(['un fòrum']);
	expect(changed(after)).toEqual(['dos fòrums', ', a Barcelona']);
});

test('one word in the midst of a text that stays is the only one marked', () => {
	const { before, after } = compareWords('a b c d e', 'a b X d e');
	expect(changed(before)).toEqual(['c']);
	expect(changed(after)).toEqual(['X']);
});

test('equal texts have no mark; an empty one is wholly new', () => {
	expect(changed(compareWords('L’AMB', 'L’AMB').after)).toEqual([]);
	expect(compareWords('', 'Nou text').after).toEqual([{ text: 'Nou text', changed: true }]);
	expect(compareWords('', '')).toEqual({ before: [], after: [] });
});

test('nothing of either text is lost or added, and what is not marked is the same in both', () => {
	const words = fc.array(fc.constantFrom('pla', 'acció', 'l’AMB', ' ', '\n', ',', '2021-2025'), {
		maxLength: 40,
	});
	fc.assert(
		fc.property(words, words, (one, other) => {
			const { before, after } = compareWords(one.join(''), other.join(''));
			expect(textOf(before)).toBe(one.join(''));
			expect(textOf(after)).toBe(other.join(''));
			const kept = (parts: readonly Part[]) =>
				parts
					.filter((part) => !part.changed)
					.map(({ text }) => text)
					.join('')
					.replace(/\s+/gu, '');
			expect(kept(before)).toBe(kept(after));
		}),
	);
});

test('texts too long to align are marked whole between what they share', () => {
	const long = (word: string) => `start ${Array.from({ length: 3000 }, (_, at) => word + at).join(' ')} end`;
	const { before } = compareWords(long('a'), long('b'));
	expect(before.map((part) => part.changed)).toEqual([false, true, false]);
});
