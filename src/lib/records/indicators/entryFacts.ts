import type { entry } from '#lib/domain/entry.ts';
import type { EntryRow } from '#lib/domain/entryOrder.ts';
import { factOfEntry, type LoggedFact } from '#lib/domain/logged.ts';
import type { LiveListing } from '#lib/workspace/live.svelte.ts';

type Table = NonNullable<LiveListing<typeof entry>['table']>;

/** What is asked for: entries of some of these types about some of these actions. */
interface Answer {
	readonly actions: ReadonlySet<string>;
	readonly types: ReadonlySet<string>;
	readonly slots: Set<number>;
	/** Newest first; null where one of them changed. */
	facts: readonly LoggedFact[] | null;
}

/**
 * Entries as facts, for many rules at once: found in columns, each read once for all that count it, and after a change only what
 * changed is looked at again.
 */
export class EntryFacts {
	#table: Table | null = null;
	#version = -1;
	readonly #facts = new Map<number, LoggedFact>();
	readonly #answers = new Map<string, Answer>();

	/** @returns newest first; the same array until one of them changes */
	about(table: Table, actions: ReadonlySet<string>, types: ReadonlySet<string>): readonly LoggedFact[] {
		this.#look(table);
		const question = JSON.stringify([[...actions], [...types]]);
		let answer = this.#answers.get(question);
		if (!answer) {
			answer = { actions, types, slots: new Set(find(table, actions, types)), facts: null };
			this.#answers.set(question, answer);
		}
		answer.facts ??= this.#read(table, answer.slots);
		return answer.facts;
	}

	#look(table: Table): void {
		const { version } = table.changed;
		const changed = table === this.#table ? table.changed.since(this.#version) : null;
		this.#table = table;
		this.#version = version;
		if (!changed) {
			this.#facts.clear();
			this.#answers.clear();
			return;
		}
		for (const slot of changed) {
			this.#facts.delete(slot);
			for (const answer of this.#answers.values()) place(table, slot, answer);
		}
	}

	#read(table: Table, slots: ReadonlySet<number>): LoggedFact[] {
		const facts: LoggedFact[] = [];
		for (const slot of table.slots) {
			if (!slots.has(slot)) continue;
			let fact = this.#facts.get(slot);
			if (!fact) {
				const [row] = table.rowsAt([slot]);
				if (!row) continue;
				this.#facts.set(slot, (fact = factOfEntry(row as EntryRow)));
			}
			facts.push(fact);
		}
		return facts;
	}
}

function find(table: Table, actions: ReadonlySet<string>, types: ReadonlySet<string>): Uint32Array {
	const [action, type] = [table.columns.get('action')!, table.columns.get('type')!];
	const isAbout = action.combinationsWith((value) => actions.has(value));
	const isOf = type.combinationsWith((value) => types.has(value));
	return table.slots.filter((slot) => isAbout[action.rows[slot]!] === 1 && isOf[type.rows[slot]!] === 1);
}

/** Takes a row that changed into an answer, or out of it. */
function place(table: Table, slot: number, answer: Answer): void {
	const has = (facet: string, wanted: ReadonlySet<string>) =>
		table.columns
			.get(facet)!
			.valuesAt(slot)
			.some((value) => wanted.has(value));
	const belongs = table.isStanding(slot) && has('action', answer.actions) && has('type', answer.types);
	const changes = belongs ? true : answer.slots.delete(slot);
	if (belongs) answer.slots.add(slot);
	if (changes) answer.facts = null;
}
