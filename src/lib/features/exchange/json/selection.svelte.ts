import { isOffered, type RecordsPlan, withChanges } from '#lib/exchange/json/planRecords.ts';
import type { RecordLine } from '#lib/exchange/json/recordsImport.ts';

const nameOf = ({ kind, id }: RecordLine) => `${kind}/${id}`;

/** What each part of a line is ticked by: a new record is one part, of any other each change is. */
const partsOf = (line: RecordLine): readonly boolean[] =>
	line.outcome === 'new' ? [true] : line.changes.map(({ since }) => !since);

interface Ticks {
	readonly line: RecordLine;
	parts: readonly boolean[];
}

/** What of a file somebody wants to take in: all of it, but for what was changed here since. */
export class RecordSelection {
	readonly #ticks = new Map<string, Ticks>();
	/** One signal for all: a file may have many thousand lines, of which few are on screen. */
	#turn = $state(0);
	#count = 0;

	/** @param before what was ticked of the same file: it stays so where the same would be written */
	constructor({ lines }: Pick<RecordsPlan, 'lines'>, before?: RecordSelection) {
		const earlier = before ? before.#ticks : new Map<string, Ticks>();
		for (const line of lines) {
			if (!isOffered(line)) continue;
			const known = earlier.get(nameOf(line));
			const isKnown = known && JSON.stringify(known.line.changes) === JSON.stringify(line.changes);
			const parts = isKnown ? known.parts : partsOf(line);
			this.#ticks.set(nameOf(line), { line, parts });
			if (parts.includes(true)) this.#count++;
		}
	}

	/** How many records would be taken in; live. */
	get count(): number {
		void this.#turn;
		return this.#count;
	}

	/** How many could be. */
	get offered(): number {
		return this.#ticks.size;
	}

	/** Whether something of a line is taken, and whether all of it; live. */
	of(line: RecordLine): 'all' | 'some' | 'none' {
		void this.#turn;
		const parts = this.#ticks.get(nameOf(line))?.parts ?? [];
		if (!parts.includes(true)) return 'none';
		return parts.includes(false) ? 'some' : 'all';
	}

	/** Whether a change of a line is taken; live. */
	has(line: RecordLine, change: number): boolean {
		void this.#turn;
		return this.#ticks.get(nameOf(line))?.parts[change] ?? false;
	}

	/** Takes lines whole, or not at all. */
	put(lines: readonly RecordLine[], isTaken: boolean): void {
		for (const line of lines) this.#set(line, (parts) => parts.map(() => isTaken));
		this.#turn++;
	}

	/** A line as it was offered first, or without anything of it. */
	toggle(line: RecordLine): void {
		const all = this.of(line) !== 'none';
		const first = partsOf(line);
		const wanted = first.includes(true) ? first : first.map(() => true);
		this.#set(line, (parts) => (all ? parts.map(() => false) : wanted));
		this.#turn++;
	}

	toggleChange(line: RecordLine, change: number): void {
		this.#set(line, (parts) => parts.map((part, at) => (at === change ? !part : part)));
		this.#turn++;
	}

	/** The lines to be written, with what is ticked of each. */
	chosen(): RecordLine[] {
		return [...this.#ticks.values()].flatMap(({ line, parts }) => {
			if (line.outcome === 'new') return parts[0] ? [line] : [];
			return withChanges(line, (change) => parts[line.changes.indexOf(change)] ?? false) ?? [];
		});
	}

	#set(line: RecordLine, change: (parts: readonly boolean[]) => readonly boolean[]): void {
		const ticks = this.#ticks.get(nameOf(line));
		if (!ticks) return;
		const before = ticks.parts.includes(true);
		ticks.parts = change(ticks.parts);
		this.#count += Number(ticks.parts.includes(true)) - Number(before);
	}
}
