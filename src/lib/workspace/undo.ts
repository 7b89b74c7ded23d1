import type { UndoStep } from '#lib/documents/undo.ts';

/** The part of Yjs's own undo manager that a co-written text needs. */
export interface TextUndo {
	undo: () => unknown;
	redo: () => unknown;
	on: (event: 'stack-item-added', listener: (event: { type: 'undo' | 'redo' }) => void) => void;
}

/** What is taken back, and done again, together with changes of cells. */
export interface Beside {
	undo: () => void;
	redo: () => void;
}

export type Entry =
	| { steps: readonly UndoStep[]; beside?: Beside }
	| { text: TextUndo }
	/** Done as one thing, in this order. */
	| { parts: readonly Entry[] };

/** What is done with it is one entry of the stack, whatever else is done meanwhile. */
export class Gathering {
	readonly #parts: Entry[] = [];

	add(entry: Entry): void {
		this.#parts.push(entry);
	}

	/** All of it, in the order in which it was done; null where nothing was. */
	get entry(): Entry | null {
		const parts = this.#parts;
		return parts.length > 1 ? { parts } : (parts[0] ?? null);
	}
}

type TakeBack = (step: UndoStep) => { redo: UndoStep; left: number };

/** One stack of what a person did, across documents, values and texts. */
export class UndoStack {
	readonly #done: Entry[] = [];
	readonly #undone: Entry[] = [];
	readonly #watched = new WeakSet<TextUndo>();
	readonly #changed: () => void;
	#taking = false;
	#typing: Gathering | null = null;

	constructor(changed: () => void) {
		this.#changed = changed;
	}

	get canUndo(): boolean {
		return this.#done.length > 0;
	}

	get canRedo(): boolean {
		return this.#undone.length > 0;
	}

	/** @param done one step, or several of different documents which are taken back together */
	push(done: UndoStep | readonly UndoStep[], beside?: Beside, gathering?: Gathering): void {
		const steps = [done].flat().filter(({ cells }) => cells.length > 0);
		if (steps.length === 0 && !beside) return;
		if (gathering) gathering.add({ steps, beside });
		else this.#add({ steps, beside });
	}

	/** Follows what is typed into a text: each stretch of typing is one entry of this stack. */
	watch(text: TextUndo): void {
		if (this.#watched.has(text)) return;
		this.#watched.add(text);
		text.on('stack-item-added', ({ type }) => {
			if (type !== 'undo' || this.#taking) return;
			if (this.#typing) this.#typing.add({ text });
			else this.#add({ text });
		});
	}

	/** Takes back the last thing done. @returns how many cells were left because somebody else has set them meanwhile */
	undo(takeBack: TakeBack): number {
		return this.#move(this.#done, this.#undone, 'undo', takeBack);
	}

	redo(takeBack: TakeBack): number {
		return this.#move(this.#undone, this.#done, 'redo', takeBack);
	}

	/** Whatever is typed during this call, which waits for nothing, belongs to a gathering. */
	typeWithin<T>(gathering: Gathering, write: () => T): T {
		const before = this.#typing;
		this.#typing = gathering;
		try {
			return write();
		} finally {
			this.#typing = before;
		}
	}

	/** Makes one entry of what was gathered. @returns whether it is still the last thing done */
	close(gathering: Gathering): () => boolean {
		const { entry } = gathering;
		if (entry) this.#add(entry);
		return () => entry !== null && this.#done.at(-1) === entry;
	}

	#add(entry: Entry): void {
		this.#done.push(entry);
		this.#undone.length = 0;
		this.#changed();
	}

	#move(from: Entry[], to: Entry[], direction: 'undo' | 'redo', takeBack: TakeBack): number {
		const entry = from.pop();
		if (!entry) return 0;
		this.#taking = true;
		try {
			const { back, left } = this.#take(entry, direction, takeBack);
			if (back) to.push(back);
			return left;
		} finally {
			this.#taking = false;
			this.#changed();
		}
	}

	/** @returns what does the opposite, where there is anything left to do */
	#take(entry: Entry, direction: 'undo' | 'redo', takeBack: TakeBack): { back: Entry | null; left: number } {
		if ('text' in entry) return { back: entry.text[direction]() ? entry : null, left: 0 };
		if ('parts' in entry) {
			const inTurn = direction === 'undo' ? [...entry.parts].reverse() : entry.parts;
			const taken = inTurn.map((part) => this.#take(part, direction, takeBack));
			const parts = taken.flatMap(({ back }) => back ?? []);
			if (direction === 'undo') parts.reverse();
			const left = taken.reduce((sum, one) => sum + one.left, 0);
			return { back: parts.length > 0 ? { parts } : null, left };
		}
		const { beside } = entry;
		const taken = [...entry.steps].reverse().map(takeBack);
		const left = taken.reduce((sum, one) => sum + one.left, 0);
		const steps = taken.map(({ redo }) => redo).filter(({ cells }) => cells.length > 0);
		beside?.[direction]();
		return { back: steps.length > 0 || beside ? { steps, beside } : null, left };
	}
}
