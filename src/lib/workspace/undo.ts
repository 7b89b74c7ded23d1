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

export type Entry = { steps: readonly UndoStep[]; beside?: Beside } | { text: TextUndo };

/** One stack of what a person did, across documents, values and texts. */
export class UndoStack {
	readonly #done: Entry[] = [];
	readonly #undone: Entry[] = [];
	readonly #watched = new WeakSet<TextUndo>();
	readonly #changed: () => void;
	#taking = false;

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
	undo(takeBack: (step: UndoStep) => { redo: UndoStep; left: number }): number {
		return this.#move(this.#done, this.#undone, 'undo', takeBack);
	}

	redo(takeBack: (step: UndoStep) => { redo: UndoStep; left: number }): number {
		return this.#move(this.#undone, this.#done, 'redo', takeBack);
	}

	#add(entry: Entry): void {
		this.#done.push(entry);
		this.#undone.length = 0;
		this.#changed();
	}

	#move(
		from: Entry[],
		to: Entry[],
		direction: 'undo' | 'redo',
		takeBack: (step: UndoStep) => { redo: UndoStep; left: number },
	): number {
		const entry = from.pop();
		if (!entry) return 0;
		let left = 0;
		this.#taking = true;
		try {
			if ('text' in entry) {
				if (entry.text[direction]()) to.push(entry);
			} else {
				const taken = [...entry.steps].reverse().map(takeBack);
				left = taken.reduce((sum, one) => sum + one.left, 0);
				const { beside } = entry;
				const steps = taken.map(({ redo }) => redo).filter(({ cells }) => cells.length > 0);
				if (steps.length > 0 || beside) to.push({ steps, beside });
				beside?.[direction]();
			}
		} finally {
			this.#taking = false;
			this.#changed();
		}
		return left;
	}
}
