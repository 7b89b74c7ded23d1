/** A card as far as merging goes. */
export interface Mergeable {
	readonly id: string;
	readonly mergedInto: string | null;
}

/**
 * Which card each card is shown in: itself where it stands by itself, else the one at the end of its merges. Two that were merged
 * into each other while apart make a circle, which the one with the smallest id heads: no card is ever lost. A card that was
 * merged into one that is not here stands by itself.
 * @param cards those that were not retracted
 */
export function mergeHeads(cards: Iterable<Mergeable>): Map<string, string> {
	const into = new Map<string, string | null>();
	for (const { id, mergedInto } of cards) into.set(id, mergedInto);
	const heads = new Map<string, string>();
	for (const start of into.keys()) {
		const way: string[] = [];
		let at = start;
		while (!heads.has(at)) {
			const circle = way.indexOf(at);
			if (circle >= 0) {
				at = way.slice(circle).reduce((least, id) => (id < least ? id : least));
				heads.set(at, at);
				break;
			}
			const next = into.get(at);
			if (!next || !into.has(next)) {
				heads.set(at, at);
				break;
			}
			way.push(at);
			at = next;
		}
		const head = heads.get(at)!;
		for (const id of way) heads.set(id, head);
	}
	return heads;
}

/** The cards that are shown by themselves. */
export function standingCards<C extends Mergeable>(cards: readonly C[]): C[] {
	if (!cards.some(({ mergedInto }) => mergedInto)) return [...cards];
	const heads = mergeHeads(cards);
	return cards.filter(({ id }) => heads.get(id) === id);
}
