// The bridge between tables and runes: what is read in a component is read again when it changes, and only then.
import { untrack } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import type { AnyRow, Kind, RowOf } from '#lib/domain/kind.ts';
import type { ColumnTable } from '#lib/tables/columnTable.ts';
import type { Axis, Month, Narrowed } from '#lib/tables/narrowing.ts';
import type { RowChange, Tables } from '#lib/tables/tables.ts';

export type { Axis, Month, Narrowed };

/** Something outside Svelte that tells when it changed, readable as a rune. */
export class Signal {
	readonly #listeners = new Set<() => void>();
	readonly #subscribe = createSubscriber((update) => {
		this.#listeners.add(update);
		return () => this.#listeners.delete(update);
	});

	/** Call when reading: whoever reads inside an effect or a component is told of changes. */
	read(): void {
		this.#subscribe();
	}

	/** May be called anywhere, also while Svelte takes a component away. */
	changed(): void {
		untrack(() => {
			for (const listener of this.#listeners) listener();
		});
	}
}

const collator = new Intl.Collator('ca', { numeric: true });

/** By place where records have one, then by code, then by id, then by document: the same order on every device. */
function inOrder(one: AnyRow, other: AnyRow): number {
	const position = (row: AnyRow) => (row.place as { position: string } | null | undefined)?.position ?? '';
	const [here, there] = [position(one), position(other)];
	if (here !== there) return here < there ? -1 : 1;
	const code = (row: AnyRow) => (typeof row.code === 'string' ? row.code : '');
	const apart = collator.compare(code(one), code(other));
	if (apart !== 0 || (one.id === other.id && one.document === other.document)) return apart;
	if (one.id !== other.id) return one.id < other.id ? -1 : 1;
	return one.document < other.document ? -1 : 1;
}

/** Beyond this many changes at once an answer is given anew. */
const FEW = 200;
/** Answers about one value that are kept of a kind: whoever goes through a long log asks about each record that they see. */
const KEPT = 2000;

interface Answer {
	rows: AnyRow[];
	/** Whether a row belongs to it. */
	has: (row: AnyRow) => boolean;
	/** What has changed since it was given. */
	changes: RowChange[];
}

/** Rows of a kind of which there may be very many. */
export interface LiveListing<K extends Kind = Kind> {
	/** The newest rows, until the columns are here. */
	readonly head: readonly RowOf<K>[];
	/** How many rows stand. */
	readonly total: number;
	/** What lists are narrowed by, once it is here; a new answer after each change. */
	readonly table: ColumnTable | undefined;
	/** Whether every row can be read. */
	readonly isWhole: boolean;
}

/** Live, ordered lists over the tables. The same question gives the same array until an answer changes. */
export class LiveRows {
	readonly #tables: Tables;
	readonly #signals = new Map<string, Signal>();
	readonly #answers = new Map<string, Map<string, Answer>>();

	constructor(tables: Tables) {
		this.#tables = tables;
	}

	/** Rows of a kind in order, without those that were retracted. */
	all<K extends Kind>(kind: K): readonly RowOf<K>[] {
		const ask = () => this.#tables.all(kind.name);
		return this.#answer(kind.name, '', ask, (row) => !row.retracted) as never;
	}

	/** Rows whose indexed field is, or holds, a value. */
	by<K extends Kind>(kind: K, field: keyof K['fields'] & string, value: string): readonly RowOf<K>[] {
		const ask = () => this.#tables.by(kind.name, field, value);
		const has = (row: AnyRow) => !row.retracted && ([row[field]].flat() as unknown[]).includes(value);
		return this.#answer(kind.name, `${field}=${value}`, ask, has) as never;
	}

	/** Rows of a kind that were retracted, to be looked at and restored. */
	retracted<K extends Kind>(kind: K): readonly RowOf<K>[] {
		const ask = () => this.#tables.retracted(kind.name);
		return this.#answer(kind.name, 'retracted', ask, (row) => Boolean(row.retracted)) as never;
	}

	get<K extends Kind>(kind: K, id: string): RowOf<K> | undefined {
		this.#signal(kind.name).read();
		return this.#tables.get(kind.name, id) as RowOf<K> | undefined;
	}

	listing<K extends Kind>(kind: K): LiveListing<K> {
		this.#signal(kind.name).read();
		const { hasColumns, isWhole, heads } = this.#tables;
		const head = heads.get(kind.name);
		const table = this.#tables.columns.get(kind.name);
		const isThere = table !== undefined && hasColumns;
		return {
			head: (head?.rows ?? []) as readonly RowOf<K>[],
			total: isThere ? table.slots.length : (head?.total ?? 0),
			table: isThere ? table : undefined,
			isWhole,
		};
	}

	#signal(kind: string): Signal {
		let signal = this.#signals.get(kind);
		if (!signal) {
			signal = new Signal();
			this.#signals.set(kind, signal);
			const told = signal;
			this.#tables.subscribe(kind, (changes) => {
				this.#note(kind, changes);
				told.changed();
			});
		}
		return signal;
	}

	#note(kind: string, changes: readonly RowChange[] | null): void {
		const answers = this.#answers.get(kind);
		if (!answers) return;
		if (!changes || changes.length > FEW) return answers.clear();
		for (const [question, answer] of answers) {
			for (const change of changes)
				if ((change.before && answer.has(change.before)) || (change.after && answer.has(change.after)))
					answer.changes.push(change);
			if (answer.changes.length > FEW) answers.delete(question);
		}
	}

	#answer(
		kind: string,
		question: string,
		ask: () => AnyRow[],
		has: (row: AnyRow) => boolean,
	): readonly AnyRow[] {
		this.#signal(kind).read();
		if (!this.#answers.has(kind)) this.#answers.set(kind, new Map());
		const answers = this.#answers.get(kind)!;
		const known = answers.get(question);
		if (!known) {
			const rows = ask().filter(has).sort(inOrder);
			if (answers.size >= KEPT) forgetOldest(answers);
			answers.set(question, { rows, has, changes: [] });
			return rows;
		}
		if (known.changes.length > 0) {
			known.rows = changed(known.rows, known.changes, has);
			known.changes = [];
		}
		return known.rows;
	}
}

/** Answers about all of a kind stay: they are dear, and few. */
function forgetOldest(answers: Map<string, Answer>): void {
	for (const question of answers.keys())
		if (question.includes('=')) {
			answers.delete(question);
			return;
		}
}

/** The same rows in order after some of them changed: those are found and moved, the others stay as they stand. */
function changed(
	rows: readonly AnyRow[],
	changes: readonly RowChange[],
	has: (row: AnyRow) => boolean,
): AnyRow[] {
	const next = [...rows];
	for (const { before, after } of changes) {
		if (before && has(before)) {
			const at = placeOf(next, before);
			if (next[at] && isSame(next[at], before)) next.splice(at, 1);
		}
		if (after && has(after)) next.splice(placeOf(next, after), 0, after);
	}
	return next;
}

const isSame = (one: AnyRow, other: AnyRow) => one.id === other.id && one.document === other.document;

function placeOf(rows: readonly AnyRow[], row: AnyRow): number {
	let [low, high] = [0, rows.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (inOrder(rows[middle]!, row) < 0) low = middle + 1;
		else high = middle;
	}
	return low;
}
