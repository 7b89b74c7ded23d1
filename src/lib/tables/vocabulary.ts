// Which words of a sorted vocabulary somebody may mean who types one: it itself, those that begin so, those that differ by a typo.

export interface Meant {
	/** Number of the word. */
	word: number;
	/** How sure it is, up to 1. */
	sure: number;
}

/** Words shorter than this are typed right. */
const FORGIVEN_FROM = 4;
const LONGEST = 40;

/** How many letters may be wrong, missing or too many. */
export function typosIn(typed: string): number {
	return typed.length < FORGIVEN_FROM ? 0 : Math.round(typed.length * 0.2);
}

/** How sure it is that a word is meant; 0 where it is not. */
export function sureness(typed: string, word: string): number {
	if (word === typed) return 1;
	if (word.startsWith(typed)) return (0.7 * typed.length) / word.length + 0.1;
	const most = typosIn(typed);
	if (most === 0) return 0;
	const [found] = similarWords([word], typed, most);
	return found ? found.sure : 0;
}

/** The first word that is not before this one. */
function placeOf(words: readonly string[], typed: string): number {
	let [low, high] = [0, words.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (words[middle]! < typed) low = middle + 1;
		else high = middle;
	}
	return low;
}

export function meantWords(words: readonly string[], typed: string): Meant[] {
	const meant: Meant[] = [];
	const from = placeOf(words, typed);
	let word = from;
	for (; word < words.length && words[word]!.startsWith(typed); word++)
		meant.push({ word, sure: sureness(typed, words[word]!) });
	const most = typosIn(typed);
	if (most === 0) return meant;
	for (const similar of similarWords(words, typed, most))
		if (similar.word < from || similar.word >= word) meant.push(similar);
	return meant;
}

/**
 * Words within so many typos. The rows of the comparison are kept for the letters that a word shares with the one before it, and
 * words that begin as one that had too many typos already are passed over.
 */
function similarWords(words: readonly string[], typed: string, most: number): Meant[] {
	const width = typed.length + 1;
	const limit = Math.min(LONGEST, typed.length + most);
	const rows = new Uint8Array((limit + 1) * width);
	for (let at = 0; at < width; at++) rows[at] = at;
	const found: Meant[] = [];
	let before = '';
	/** So many letters of the word before had too many typos. */
	let hopeless = Infinity;
	for (let number = 0; number < words.length; number++) {
		const word = words[number]!;
		let shared = 0;
		const comparable = Math.min(word.length, before.length, limit);
		while (shared < comparable && word.charCodeAt(shared) === before.charCodeAt(shared)) shared++;
		if (shared >= hopeless) continue;
		before = word;
		hopeless = Infinity;
		if (word.length > limit) {
			// What is too long may still share its beginning with words that are not.
			hopeless = Math.max(shared, limit) + 1;
		}
		const last = Math.min(word.length, limit);
		for (let letter = shared; letter < last; letter++) {
			const row = (letter + 1) * width;
			const above = row - width;
			const code = word.charCodeAt(letter);
			let least = (rows[row] = letter + 1);
			for (let at = 1; at < width; at++) {
				const same = rows[above + at - 1]! + (typed.charCodeAt(at - 1) === code ? 0 : 1);
				const one = Math.min(same, rows[above + at]! + 1, rows[row + at - 1]! + 1);
				rows[row + at] = one;
				if (one < least) least = one;
			}
			if (least > most) {
				hopeless = letter + 1;
				break;
			}
		}
		if (hopeless !== Infinity || word.length > limit) continue;
		const typos = rows[word.length * width + typed.length]!;
		if (typos <= most) found.push({ word: number, sure: 0.3 / (1 + typos) });
	}
	return found;
}
