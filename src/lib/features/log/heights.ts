/** How tall parts of a long list are that are not drawn now: as tall as they were, or as others of their sort are. */
export class Heights {
	/** Of one row, in pixels; until one was drawn it is a guess. */
	#row = 70;
	#isGuess = true;
	readonly #known = new Map<string, number>();

	of(part: string, rows: number): number {
		return this.#known.get(part) ?? rows * this.#row;
	}

	note(part: string, rows: number, height: number): void {
		this.#known.set(part, height);
		// The first that is drawn tells what to expect: were it made better with each, the list would never lie still.
		if (this.#isGuess && rows > 0) [this.#row, this.#isGuess] = [height / rows, false];
	}
}

const lists = new Map<string, Heights>();
const LISTS = 20;

/** Those of a list, as it was when somebody was here last: who comes back finds the place where they were. */
export function heightsOf(list: string): Heights {
	let heights = lists.get(list);
	if (!heights) {
		if (lists.size >= LISTS) lists.delete(lists.keys().next().value!);
		lists.set(list, (heights = new Heights()));
	}
	return heights;
}
