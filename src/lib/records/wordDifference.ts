/** A stretch of a text, and whether the other text lacks it. */
export interface Part {
	readonly text: string;
	readonly changed: boolean;
}

/** Above this many pairs of words the changed middle is marked whole: it would take too long to align. */
const MOST_PAIRS = 4_000_000;

const wordsOf = (text: string) => text.match(/\s+|[\p{L}\p{M}\p{N}'’·-]+|[^\s\p{L}\p{N}]/gu) ?? [];

/** Aligns two texts word by word, by their longest common sequence, and marks what each has and the other lacks. */
export function compareWords(before: string, after: string): { before: Part[]; after: Part[] } {
	const [one, other] = [wordsOf(before), wordsOf(after)];
	let start = 0;
	while (start < one.length && one[start] === other[start]) start++;
	let end = 0;
	while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++;
	const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
	const [keptLeft, keptRight] = align(left, right);
	const mark = (words: string[], kept: ReadonlySet<number>) => [
		...words.map((text, index) => ({
			text,
			changed: index >= start && index < words.length - end && !kept.has(index - start),
		})),
	];
	return { before: join(mark(one, keptLeft)), after: join(mark(other, keptRight)) };
}

/** The indexes of the words that both keep, in each. */
function align(left: readonly string[], right: readonly string[]): [Set<number>, Set<number>] {
	const kept: [Set<number>, Set<number>] = [new Set(), new Set()];
	if (left.length * right.length > MOST_PAIRS) return kept;
	const width = right.length + 1;
	const lengths = new Uint32Array((left.length + 1) * width);
	for (let i = left.length - 1; i >= 0; i--)
		for (let j = right.length - 1; j >= 0; j--)
			lengths[i * width + j] =
				left[i] === right[j]
					? lengths[(i + 1) * width + j + 1]! + 1
					: Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
	for (let i = 0, j = 0; i < left.length && j < right.length;)
		if (left[i] === right[j]) {
			kept[0].add(i++);
			kept[1].add(j++);
		} else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
		else j++;
	return kept;
}

/** Neighbours that are alike become one stretch; a space between two changed words is changed with them. */
function join(words: readonly Part[]): Part[] {
	const parts: { text: string; changed: boolean }[] = [];
	words.forEach(({ text, changed }, index) => {
		const bridged = !changed && /^\s+$/u.test(text) && words[index - 1]?.changed && words[index + 1]?.changed;
		const last = parts.at(-1);
		if (last && last.changed === (changed || Boolean(bridged))) last.text += text;
		else parts.push({ text, changed: changed || Boolean(bridged) });
	});
	return parts;
}
