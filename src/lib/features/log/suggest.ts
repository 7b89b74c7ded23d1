import { fold } from '#lib/ui/fold.ts';

/** Something that words may point at: by its code, or by any of its names in any language. */
export interface Candidate {
	readonly id: string;
	readonly code?: string | null;
	readonly names: readonly string[];
}

export interface Suggestion {
	readonly id: string;
	/** Whether the words point at it, or this person used it last. */
	readonly why: 'words' | 'recent';
}

interface Known {
	readonly id: string;
	readonly code: string;
	readonly names: readonly (readonly string[])[];
	readonly words: ReadonlySet<string>;
	/** They count only where they are typed in capitals: “amb” is a Catalan word, AMB is not. */
	readonly acronyms: ReadonlySet<string>;
}

/** Candidates read once, so that each keystroke only compares. */
export interface Index {
	readonly known: readonly Known[];
	/** How many candidates have a word in any of their names. */
	readonly frequency: ReadonlyMap<string, number>;
}

/** Shorter words (“de”, “les”, “and”) tell nothing apart, except acronyms. */
const TELLING = 4;
const ACRONYM = /^[\p{Lu}\p{N}]{3,}$/u;

/** Words without accents and case; an apostrophe ends an article. */
export function wordsIn(text: string): string[] {
	return fold(text.replace(/[’'‘]/gu, ' '))
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);
}

function acronymsIn(text: string): string[] {
	return text
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => ACRONYM.test(word))
		.flatMap(wordsIn);
}

export function indexCandidates(candidates: readonly Candidate[]): Index {
	const frequency = new Map<string, number>();
	const known = candidates.map(({ id, code, names }) => {
		const split = names.map(wordsIn).filter((name) => name.length > 0);
		const acronyms = new Set(names.flatMap(acronymsIn));
		const words = new Set(split.flat().filter((word) => word.length >= TELLING && !acronyms.has(word)));
		for (const word of [...words, ...acronyms]) frequency.set(word, (frequency.get(word) ?? 0) + 1);
		return { id, code: wordsIn(code ?? '').join(' '), names: split, words, acronyms };
	});
	return { known, frequency };
}

/** One word, or two forms of it: “fòrums” and “fòrum”, “universitari” and “universitat”. */
function isSame(one: string, other: string): boolean {
	if (one === other) return true;
	const shorter = Math.min(one.length, other.length);
	if (shorter < 5 || Math.abs(one.length - other.length) > 2) return false;
	return one.slice(0, shorter - 1) === other.slice(0, shorter - 1);
}

interface Typed {
	readonly typed: readonly string[];
	readonly capitals: ReadonlySet<string>;
}

function scoreOf(candidate: Known, { typed, capitals }: Typed, { known, frequency }: Index): number {
	const sentence = ` ${typed.join(' ')} `;
	// A code or a whole name says it outright.
	if (candidate.code && sentence.includes(` ${candidate.code} `)) return 1000;
	const named = candidate.names
		.map((name) => name.join(' '))
		.filter((name) => name.length >= TELLING && sentence.includes(` ${name} `));
	if (named.length > 0) return 500 + Math.max(...named.map((name) => name.length));
	let score = 0;
	let rare = false;
	let hits = 0;
	const most = Math.max(2, known.length / 6);
	for (const word of new Set(typed)) {
		const own =
			capitals.has(word) && candidate.acronyms.has(word)
				? word
				: [...candidate.words].find((other) => isSame(word, other));
		if (!own) continue;
		const among = frequency.get(own) ?? 1;
		hits += among <= most ? 1 : 0;
		rare ||= among <= 2;
		score += Math.log(1 + known.length / among);
	}
	// One word that many share is chance, not a hint.
	return rare || hits > 1 ? score : 0;
}

/**
 * What words point at, the surest first, filled up with what this person used last. Nothing is chosen by it.
 * @param recent ids, the last used first; those that are no candidates are passed over
 * @param chosen ids that are chosen already, and so not suggested
 */
export function suggest(
	text: string,
	index: Index,
	{
		recent = [],
		chosen = [],
		most = 3,
	}: { recent?: readonly string[]; chosen?: readonly string[]; most?: number } = {},
): Suggestion[] {
	const typed = { typed: wordsIn(text), capitals: new Set(acronymsIn(text)) };
	const taken = new Set(chosen);
	const open = index.known.filter(({ id }) => !taken.has(id));
	const ranks = new Map(recent.map((id, at) => [id, at]));
	const rankOf = (id: string) => ranks.get(id) ?? Infinity;
	const pointed = open
		.map((candidate) => ({ id: candidate.id, score: scoreOf(candidate, typed, index) }))
		.filter(({ score }) => score > 0)
		// Of two that the words point at alike, the one that was used last comes first.
		.sort((one, other) => other.score - one.score || (rankOf(one.id) < rankOf(other.id) ? -1 : 1))
		.slice(0, most)
		.map(({ id }) => ({ id, why: 'words' }) as const);
	const found = new Set<string>(pointed.map(({ id }) => id));
	const ids = new Set(open.map(({ id }) => id));
	const used = [...new Set(recent)]
		.filter((id) => ids.has(id) && !found.has(id))
		.map((id) => ({ id, why: 'recent' }) as const);
	return [...pointed, ...used].slice(0, most);
}
