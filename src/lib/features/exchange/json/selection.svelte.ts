import { isOffered, type RecordsPlan, withChanges } from '#lib/exchange/json/planRecords.ts';
import type { RecordLine } from '#lib/exchange/json/recordsImport.ts';

/** Only what was changed here as well, or only the rest. */
export type Only = 'changed' | 'since';

/** The parts of a line that can be taken or left, by their place: a new record is one, of any other each change is. */
export function partsOf({ outcome, changes }: RecordLine, only?: Only): readonly number[] {
	if (outcome === 'new') return [0];
	return changes.flatMap(({ since = false }, at) => (!only || since === (only === 'since') ? [at] : []));
}

const nameOf = ({ kind, id }: RecordLine) => `${kind}/${id}`;
const offeredTicks = (line: RecordLine): readonly boolean[] =>
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
			const parts = isKnown ? known.parts : offeredTicks(line);
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

	/** Whether all, some or none of these lines is taken; live. */
	of(lines: readonly RecordLine[], only?: Only): 'all' | 'some' | 'none' {
		void this.#turn;
		let [taken, left] = [false, false];
		for (const line of lines) {
			const parts = this.#ticks.get(nameOf(line))?.parts;
			if (!parts) continue;
			for (const at of partsOf(line, only))
				if (parts[at]) taken = true;
				else left = true;
			if (taken && left) return 'some';
		}
		return taken ? 'all' : 'none';
	}

	/** Whether a change of a line is taken; live. */
	has(line: RecordLine, change: number): boolean {
		void this.#turn;
		return this.#ticks.get(nameOf(line))?.parts[change] ?? false;
	}

	/** Takes lines, or not. */
	put(lines: readonly RecordLine[], isTaken: boolean, only?: Only): void {
		for (const line of lines) this.#set(line, partsOf(line, only), isTaken);
		this.#turn++;
	}

	putChange(line: RecordLine, change: number, isTaken: boolean): void {
		this.#set(line, [change], isTaken);
		this.#turn++;
	}

	/** The lines to be written, with what is ticked of each. */
	chosen(): RecordLine[] {
		return [...this.#ticks.values()].flatMap(({ line, parts }) => {
			if (line.outcome === 'new') return parts[0] ? [line] : [];
			return withChanges(line, (change) => parts[line.changes.indexOf(change)] ?? false) ?? [];
		});
	}

	#set(line: RecordLine, places: readonly number[], isTaken: boolean): void {
		const ticks = this.#ticks.get(nameOf(line));
		if (!ticks) return;
		const before = ticks.parts.includes(true);
		ticks.parts = ticks.parts.map((part, at) => (places.includes(at) ? isTaken : part));
		this.#count += Number(ticks.parts.includes(true)) - Number(before);
	}
}
