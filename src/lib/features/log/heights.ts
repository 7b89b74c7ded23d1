/** A guess at a row's height in pixels, before any was drawn: on a phone it has more lines. */
const [WIDE_ROW, NARROW_ROW] = [72, 100];
const LISTS = 20;

/** How tall parts of a long list are that are not drawn now: as tall as they were, or as was guessed. */
export class Heights {
	readonly #row = matchMedia('(min-width: 40rem)').matches ? WIDE_ROW : NARROW_ROW;
	readonly #known = new Map<string, number>();

	/** The same until it is known better: were it guessed anew, the list would never lie still. */
	of(part: string, rows: number): number {
		const height = this.#known.get(part) ?? rows * this.#row;
		this.#known.set(part, height);
		return height;
	}

	note(part: string, height: number): void {
		this.#known.set(part, height);
	}
}

const lists = new Map<string, Heights>();

/** Those of a list, as it was when somebody was here last: who comes back finds the place where they were. */
export function heightsOf(list: string): Heights {
	let heights = lists.get(list);
	if (!heights) {
		if (lists.size >= LISTS) lists.delete(lists.keys().next().value!);
		lists.set(list, (heights = new Heights()));
	}
	return heights;
}
