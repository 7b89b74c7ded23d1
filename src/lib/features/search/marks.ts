import { fold } from '#lib/ui/fold.ts';

export type Range = readonly [start: number, end: number];

const WORD = /[\p{L}\p{N}·]+(?:[’'][\p{L}\p{N}·]+)*/gu;
/** An elided article is no part of its word: l’energia, qu’elle. */
const ELIDED = /^(?:l|d|s|n|m|t|c|j|qu)[’'](?=\p{L})/iu;
/** Words this long forgive typos, one in five letters; as the search does. */
const FORGIVING = 4;
const FORGIVEN = 0.2;

/** The words of a query, folded. */
export function termsOf(query: string): string[] {
	return (query.match(WORD) ?? []).map((word) => fold(word.replace(ELIDED, '')));
}

/** How many letters must be added, left out or replaced to make one word of the other. */
function distance(one: string, other: string): number {
	let row = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (let i = 1; i <= one.length; i++) {
		const next = [i];
		for (let j = 1; j <= other.length; j++)
			next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1));
		row = next;
	}
	return row[other.length]!;
}

/** How many letters of `word` answer `term`: those that begin with it, the whole word for a typo, or none. */
function answers(word: string, term: string): number {
	const folded = fold(word);
	if (folded.startsWith(term)) {
		let length = Math.min(term.length, word.length);
		while (length < word.length && fold(word.slice(0, length)).length < term.length) length++;
		return length;
	}
	if (term.length < FORGIVING || Math.abs(folded.length - term.length) > 2) return 0;
	return distance(folded, term) <= Math.round(term.length * FORGIVEN) ? word.length : 0;
}

/** What of a text answers a query, in order. */
export function marksIn(text: string, terms: readonly string[]): Range[] {
	const found: Range[] = [];
	for (const match of text.matchAll(WORD)) {
		const article = ELIDED.exec(match[0])?.[0].length ?? 0;
		const word = match[0].slice(article);
		const length = Math.max(0, ...terms.map((term) => answers(word, term)));
		if (length > 0) found.push([match.index + article, match.index + article + length]);
	}
	return found;
}

const BEFORE = 50;
const AFTER = 130;

/** The part of a text around the first mark, cut at words, with its marks. */
export function snippetOf(text: string, marks: readonly Range[]): { text: string; ranges: Range[] } {
	const first = marks[0]?.[0] ?? 0;
	let start = Math.max(0, first - BEFORE);
	if (start > 0) start = text.indexOf(' ', start) + 1 || start;
	if (start > first) start = first;
	let end = Math.min(text.length, first + AFTER);
	if (end < text.length) end = Math.max(text.lastIndexOf(' ', end), marks[0]?.[1] ?? end);
	const lead = start > 0 ? '… ' : '';
	const shift = lead.length - start;
	return {
		text: `${lead}${text.slice(start, end)}${end < text.length ? ' …' : ''}`,
		ranges: marks
			.filter(([from, to]) => from >= start && to <= end)
			.map(([from, to]) => [from + shift, to + shift] as const),
	};
}
