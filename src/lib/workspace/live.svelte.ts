// The bridge between tables and runes: what is read in a component is read again when it changes, and only then.
import { untrack } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import type { AnyRow, Kind, RowOf } from '#lib/domain/kind.ts';
import type { Tables } from '#lib/tables/tables.ts';

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

/** By place where records have one, then by code, then by id: the same order on every device. */
function inOrder(one: AnyRow, other: AnyRow): number {
	const position = (row: AnyRow) => (row.place as { position: string } | null | undefined)?.position ?? '';
	const [here, there] = [position(one), position(other)];
	if (here !== there) return here < there ? -1 : 1;
	const code = (row: AnyRow) => (typeof row.code === 'string' ? row.code : '');
	return collator.compare(code(one), code(other)) || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}

/** Live, ordered lists over the tables. The same question gives the same array until an answer changes. */
export class LiveRows {
	readonly #tables: Tables;
	readonly #signals = new Map<string, Signal>();
	readonly #answers = new Map<string, Map<string, AnyRow[]>>();

	constructor(tables: Tables) {
		this.#tables = tables;
	}

	/** Rows of a kind in order, without those that were retracted. */
	all<K extends Kind>(kind: K): readonly RowOf<K>[] {
		return this.#answer(kind.name, '', () =>
			this.#tables.all(kind.name).filter((row) => !row.retracted),
		) as never;
	}

	/** Rows whose indexed field is, or holds, a value. */
	by<K extends Kind>(kind: K, field: keyof K['fields'] & string, value: string): readonly RowOf<K>[] {
		return this.#answer(kind.name, `${field}=${value}`, () =>
			this.#tables.by(kind.name, field, value).filter((row) => !row.retracted),
		) as never;
	}

	/** Rows of a kind that were retracted, to be looked at and restored. */
	retracted<K extends Kind>(kind: K): readonly RowOf<K>[] {
		return this.#answer(kind.name, 'retracted', () =>
			this.#tables.all(kind.name).filter((row) => row.retracted),
		) as never;
	}

	get<K extends Kind>(kind: K, id: string): RowOf<K> | undefined {
		this.#signal(kind.name).read();
		return this.#tables.get(kind.name, id) as RowOf<K> | undefined;
	}

	#signal(kind: string): Signal {
		let signal = this.#signals.get(kind);
		if (!signal) {
			signal = new Signal();
			this.#signals.set(kind, signal);
			const told = signal;
			this.#tables.subscribe(kind, () => {
				this.#answers.get(kind)?.clear();
				told.changed();
			});
		}
		return signal;
	}

	#answer(kind: string, question: string, ask: () => AnyRow[]): readonly AnyRow[] {
		this.#signal(kind).read();
		if (!this.#answers.has(kind)) this.#answers.set(kind, new Map());
		const answers = this.#answers.get(kind)!;
		if (!answers.has(question)) answers.set(question, ask().sort(inOrder));
		return answers.get(question)!;
	}
}
