// Full text over rows, in every language at once; what was retracted is not found.
import type { AnyRow } from '#lib/domain/kind.ts';
import type { ColumnTable } from './columnTable.ts';
import type { PackedStore, UnpackedWords } from './packedStore.ts';
import type { PackedWords } from './packing.ts';
import { keyOf, type Tables } from './tables.ts';
import { type Segment, SegmentBuilder, WordIndex } from './wordIndex.ts';
import { fold, weighWords, wordsOf } from './words.ts';

/** So many rows that come together are taken in at once. */
const MANY = 200;
/** Milliseconds after which somebody else has a turn. */
const TURN = 6;

interface FoundRow {
	kind: string;
	id: string;
}

export class Search {
	readonly #tables: Tables | undefined;
	readonly #plain = new WordIndex();
	/** Rows of plain kinds by their numbers, and the numbers by `kind/document#id`. */
	readonly #rows: FoundRow[] = [];
	readonly #numbers = new Map<string, number>();
	/** Of kinds that are listed: their rows are numbered by slots. */
	readonly #listed = new Map<string, { table: ColumnTable; index: WordIndex }>();

	constructor(tables?: Tables) {
		this.#tables = tables;
	}

	/** Takes in all that the tables hold, a bit at a time. */
	async takeIn(kindNames: Iterable<string>, kept: PackedStore): Promise<void> {
		const known = await kept.words();
		for (const kind of kindNames) {
			const table = this.#tables?.columns.get(kind);
			if (table) await this.#takeInTable(kind, table, known, kept);
			else if (this.#tables) this.put(this.#tables.all(kind));
			await giveTurn();
		}
	}

	put(rows: readonly AnyRow[]): void {
		const builders = new Map<WordIndex, SegmentBuilder>();
		for (const row of rows) {
			const [index, number] = this.#placeOf(row);
			if (row.retracted || rows.length < MANY) index.put(number, row.retracted ? null : weighWords(row));
			else {
				if (!builders.has(index)) builders.set(index, new SegmentBuilder());
				index.put(number, null);
				builders.get(index)!.add(number, weighWords(row));
			}
		}
		for (const [index, builder] of builders) index.addSegment(builder.finish());
	}

	/**
	 * The rows that answer best, best first: those that hold every word, wherever it stands. Small typos are forgiven in words of
	 * four letters on.
	 */
	find(query: string, limit = 50): FoundRow[] {
		const typed = wordsTyped(query);
		if (typed.length === 0) return [];
		const best: { score: number; row: () => FoundRow }[] = [];
		const look = (
			index: WordIndex,
			rowAt: (number: number) => FoundRow,
			isThere: (number: number) => boolean = () => true,
		) => {
			const { texts, scores } = index.search(typed);
			for (let number = 0; number < texts.length; number++) {
				const score = scores[number]!;
				if (texts[number] === 0 || (best.length === limit && score <= best.at(-1)!.score)) continue;
				if (!isThere(number)) continue;
				if (best.length === limit) best.pop();
				let at = best.length;
				while (at > 0 && best[at - 1]!.score < score) at--;
				best.splice(at, 0, { score, row: () => rowAt(number) });
			}
		};
		look(this.#plain, (number) => this.#rows[number]!);
		for (const [kind, { table, index }] of this.#listed)
			look(
				index,
				(slot) => ({ kind, id: table.idOf(slot) }),
				(slot) => table.isStanding(slot),
			);
		return best.map(({ row }) => row());
	}

	/** 1 for each slot of a listing whose row holds every word. */
	matching(kind: string, query: string): Uint8Array {
		const typed = wordsTyped(query);
		const listed = this.#listed.get(kind);
		if (!listed) return new Uint8Array(0);
		return typed.length > 0
			? listed.index.search(typed).texts
			: new Uint8Array(listed.table.capacity).fill(1);
	}

	#placeOf(row: AnyRow): [WordIndex, number] {
		const table = this.#tables?.columns.get(row.kind);
		const slot = table?.slotOf(row);
		if (table && slot !== undefined) return [this.#indexOf(row.kind, table), slot];
		const key = `${row.kind}/${keyOf(row)}`;
		let number = this.#numbers.get(key);
		if (number === undefined) {
			number = this.#rows.push({ kind: row.kind, id: row.id }) - 1;
			this.#numbers.set(key, number);
		}
		return [this.#plain, number];
	}

	#indexOf(kind: string, table: ColumnTable): WordIndex {
		let listed = this.#listed.get(kind);
		if (!listed) this.#listed.set(kind, (listed = { table, index: new WordIndex() }));
		return listed.index;
	}

	async #takeInTable(
		kind: string,
		table: ColumnTable,
		known: ReadonlyMap<string, UnpackedWords>,
		kept: PackedStore,
	): Promise<void> {
		const index = this.#indexOf(kind, table);
		const all = new SegmentBuilder();
		const words = (slot: number) => {
			const row = table.isRetracted(slot) ? undefined : table.row(slot);
			return row && weighWords(row);
		};
		let turn = performance.now();
		const rest = async () => {
			if (performance.now() - turn < TURN) return;
			await giveTurn();
			turn = performance.now();
		};
		for (const { document, stamp, packed, others } of table.parts()) {
			let found = known.get(document)?.stamp === stamp ? known.get(document)!.words[kind] : undefined;
			if (!found && packed.size > 0) {
				const builder = new SegmentBuilder();
				for (const [number, slot] of packed) {
					const held = words(slot);
					if (held) builder.add(number, held);
					await rest();
				}
				found = packWords(builder.finish());
				if (others.length === 0) void kept.keepWords(document, stamp, { [kind]: found });
			}
			if (found) addPacked(all, found, packed);
			for (const slot of others) {
				const held = words(slot);
				if (held) all.add(slot, held);
			}
			await rest();
		}
		index.addSegment(all.finish());
	}
}

function wordsTyped(query: string): string[] {
	return wordsOf(query).slice(0, 12);
}

function packWords({ words, ends, texts, weights }: Segment): PackedWords {
	return { words: words.join('\n'), ends, rows: texts, weights };
}

/** Adds what was packed of a document, row by row at the slots that the rows have now. */
function addPacked(
	all: SegmentBuilder,
	{ words, ends, rows, weights }: PackedWords,
	slots: ReadonlyMap<number, number>,
): void {
	let at = 0;
	for (const [number, word] of words.split('\n').entries()) {
		const held = all.numberOf(word);
		for (; at < ends[number]!; at++) {
			const slot = slots.get(rows[at]!);
			if (slot !== undefined) all.post(held, slot, weights[at]!);
		}
	}
}

function giveTurn(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve));
}

export { fold, wordsOf };
