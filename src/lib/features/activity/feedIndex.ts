import type { AnyRow, Stamp } from '#lib/domain/kind.ts';
import { markSeen, type SeenMarks, type Written } from '#lib/domain/seen.ts';
import { type Deed, dayOf, deedsOf } from './deeds.ts';

const keyOf = ({ kind, id, document }: AnyRow) => `${kind}/${id}#${document}`;

/** What was done of late, by the day; a row that changes costs what that row says, however many others there are. */
export class FeedIndex {
	/** The latest of what each device wrote in each document. */
	marks: SeenMarks = {};
	/** Who did something of late, with one thing that they did. */
	readonly people = new Map<string, Deed>();
	/** In which documents, and to which kinds of records. */
	readonly documents = new Set<string>();
	readonly kinds = new Set<string>();
	readonly #counts: (stamp: Stamp, document: string) => boolean;
	readonly #days = new Map<number, Map<string, Deed[]>>();
	readonly #daysOf = new Map<string, ReadonlySet<number>>();

	/** @param counts whether what was written then, there, matters at all */
	constructor(counts: (stamp: Stamp, document: string) => boolean) {
		this.#counts = counts;
	}

	/** @returns whether anything differs */
	put(rows: readonly AnyRow[]): boolean {
		const written: Written[] = [];
		let differs = false;
		for (const row of rows) {
			const key = keyOf(row);
			const before = this.#daysOf.get(key);
			const deeds = deedsOf(row, (stamp) => this.#counts(stamp, row.document));
			if (!before && deeds.length === 0) continue;
			differs = true;
			for (const day of before ?? []) this.#days.get(day)?.delete(key);
			this.#keep(key, deeds);
			for (const deed of deeds) {
				written.push({ document: row.document, stamp: deed.stamp });
				this.people.set(deed.stamp.person, deed);
				this.documents.add(row.document);
				this.kinds.add(row.kind);
			}
		}
		this.marks = markSeen(this.marks, written);
		return differs;
	}

	/** What a document no longer has was not done. @returns whether anything differs */
	remove(rows: readonly AnyRow[]): boolean {
		let differs = false;
		for (const row of rows) {
			const key = keyOf(row);
			for (const day of this.#daysOf.get(key) ?? []) differs = this.#days.get(day)?.delete(key) || differs;
			this.#daysOf.delete(key);
		}
		return differs;
	}

	/** Days on which something was done, the latest first. */
	get days(): number[] {
		return [...this.#days.keys()]
			.filter((day) => this.#days.get(day)!.size > 0)
			.sort((one, other) => other - one);
	}

	/** What was done on a day, in no order. */
	*on(day: number): Generator<Deed> {
		for (const deeds of this.#days.get(day)?.values() ?? []) yield* deeds;
	}

	#keep(key: string, deeds: readonly Deed[]): void {
		if (deeds.length === 0) {
			this.#daysOf.delete(key);
			return;
		}
		const days = new Set<number>();
		for (const deed of deeds) {
			const day = dayOf(deed.stamp.time);
			days.add(day);
			let rows = this.#days.get(day);
			if (!rows) this.#days.set(day, (rows = new Map()));
			rows.set(key, [...(rows.get(key) ?? []), deed]);
		}
		this.#daysOf.set(key, days);
	}
}
