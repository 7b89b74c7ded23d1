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

type TakeBack = (step: UndoStep) => { redo: UndoStep; left: number };

/** One stack of what a person did, across documents, values and texts. */
export class UndoStack {
	readonly #done: Entry[] = [];
	readonly #undone: Entry[] = [];
	readonly #watched = new WeakSet<TextUndo>();
	readonly #changed: () => void;
	#taking = false;
	#gathered: Entry[] | null = null;

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
	push(done: UndoStep | readonly UndoStep[], beside?: Beside): void {
		const steps = [done].flat().filter(({ cells }) => cells.length > 0);
		if (steps.length === 0 && !beside) return;
		this.#add({ steps, beside });
	}

	/** Follows what is typed into a text: each stretch of typing is one entry of this stack. */
	watch(text: TextUndo): void {
		if (this.#watched.has(text)) return;
		this.#watched.add(text);
		text.on('stack-item-added', ({ type }) => {
			if (type === 'undo' && !this.#taking) this.#add({ text });
		});
	}

	/** Takes back the last thing done. @returns how many cells were left because somebody else has set them meanwhile */
	undo(takeBack: TakeBack): number {
		return this.#move(this.#done, this.#undone, 'undo', takeBack);
	}

	redo(takeBack: TakeBack): number {
		return this.#move(this.#undone, this.#done, 'redo', takeBack);
	}

	/** Makes one entry of everything that is done until the end of it is told. @returns the end */
	gather(): () => void {
		if (this.#gathered) throw new Error('what is done together cannot hold another such');
		const parts: Entry[] = (this.#gathered = []);
		return () => {
			this.#gathered = null;
			if (parts.length > 0) this.#add(parts.length === 1 ? parts[0]! : { parts });
		};
	}

	#add(entry: Entry): void {
		if (this.#gathered) return void this.#gathered.push(entry);
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
