// [I4] The rows of a kind that has very many. Those of a document lie packed as they were on the disk, and are read one by one
// where somebody looks at them; those that changed since are plain rows. Facets and order are kept in columns, row by row.
// Over 300 lines: whatever is said of one row stands in several columns, which are changed together or not at all.
import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import { type FacetSource, facetValues, type Listing } from '#lib/domain/listing.ts';
import { ChangedSlots } from './changedSlots.ts';
import { FacetColumn } from './facetColumn.ts';
import { type Month, monthsOf, type Narrowed, narrowTable, type Question } from './narrowing.ts';
import { numberOfDate, Ordered } from './newest.ts';
import { joinBodies, PackedPart } from './packedPart.ts';
import { decodeRow, emptyRow, encodeRow, packIds, type PackedBodies, type PackedColumns } from './packing.ts';

const [FREE, STANDING, RETRACTED] = [0, 1, 2];
/** In place of its number among the packed rows: it is not among them. */
const NOT_PACKED = 0xffffffff;
/** Rows that were read and are kept for who looks again. */
const REMEMBERED = 4000;

export class ColumnTable {
	readonly kind: Kind;
	readonly columns = new Map<string, FacetColumn>();
	/** What was put or taken away, and what can be read of it only now. */
	readonly changed = new ChangedSlots();
	#dates = new Uint32Array(0);
	readonly #listing: Listing;
	readonly #sources = new Map<string, readonly FacetSource[]>();
	readonly #empty: Record<string, unknown>;
	#created = new Float64Array(0);
	#states = new Uint8Array(0);
	#partOf = new Uint16Array(0);
	#packedAs = new Uint32Array(0);
	#size = 0;
	readonly #parts: PackedPart[] = [];
	readonly #partsByDocument = new Map<string, PackedPart>();
	/** Rows that are not packed as they are. */
	readonly #fresh = new Map<number, AnyRow>();
	readonly #read = new Map<number, AnyRow>();
	readonly #order = new Ordered((one, other) => this.#compare(one, other));
	readonly #gone = new Ordered((one, other) => this.#compare(one, other));
	#version = 0;
	#answered: { asked: readonly unknown[]; narrowed: Narrowed } | null = null;
	/** Made when somebody first asks for an id. */
	#slotsById: Map<string, number[]> | null = null;

	constructor(kind: Kind, rows: Iterable<AnyRow> = []) {
		if (!kind.listing) throw new Error(`${kind.name} declares no listing`);
		this.kind = kind;
		this.#listing = kind.listing;
		this.#empty = emptyRow(kind);
		for (const [facet, sources] of Object.entries(kind.listing.facets)) this.#sources.set(facet, sources);
		for (const field of kind.indexes) if (!this.facetOf(field)) this.#sources.set(`=${field}`, [{ field }]);
		for (const facet of this.#sources.keys()) this.columns.set(facet, new FacetColumn());
		for (const row of rows) this.put(row);
	}

	/** Slots of the rows that stand, newest first. Good until the next change. */
	get slots(): Uint32Array {
		return this.#order.slots;
	}

	/** By slot, as numbers; see `numberOfDate`. */
	get dates(): Uint32Array {
		return this.#dates;
	}

	/** How many slots there are, free ones included. */
	get capacity(): number {
		return this.#size;
	}

	/** The row of a slot; undefined while what is packed of it has not been read. */
	row(slot: number): AnyRow | undefined {
		const known = this.#fresh.get(slot) ?? this.#read.get(slot);
		if (known) return known;
		const row = this.#decode(slot);
		if (row) {
			if (this.#read.size >= REMEMBERED) this.#read.clear();
			this.#read.set(slot, row);
		}
		return row;
	}

	/** The rows that answer a question, and how many each further choice would leave. The same until a row changes. */
	narrow(question: Question): Narrowed {
		const { axes, chosen, among = null, from, until } = question;
		const asked = [this.#version, axes, JSON.stringify(chosen), among, from, until] as const;
		if (!this.#answered?.asked.every((part, at) => part === asked[at]))
			this.#answered = { asked, narrowed: narrowTable(this, question) };
		return this.#answered!.narrowed;
	}

	/** Where months begin among slots that are in order. */
	months(slots: Uint32Array): Month[] {
		return monthsOf(this.#dates, slots);
	}

	idOf(slot: number): string {
		const part = this.#parts[this.#partOf[slot]!]!;
		return this.#fresh.get(slot)?.id ?? part.idAt(this.#packedAs[slot]!);
	}

	documentOf(slot: number): string {
		return this.#parts[this.#partOf[slot]!]!.document;
	}

	/** Where a row stands; undefined where there is none such. */
	slotOf({ id, document }: Pick<AnyRow, 'id' | 'document'>): number | undefined {
		return this.#byId()
			.get(id)
			?.find((slot) => this.documentOf(slot) === document);
	}

	/** Whether a row was retracted. */
	isRetracted(slot: number): boolean {
		return this.#states[slot] === RETRACTED;
	}

	/** Whether there is a row, and it was not retracted: one may be gone since the document was made anew. */
	isStanding(slot: number): boolean {
		return this.#states[slot] === STANDING;
	}

	/** The rows of each document: those that are as they were packed, by their numbers in that packing, and the others. */
	parts(): { document: string; stamp: number; packed: Map<number, number>; others: number[] }[] {
		return this.#parts.map(({ document, stamp, slots }) => {
			const packed = new Map<number, number>();
			const others: number[] = [];
			for (const slot of slots) {
				if (this.#fresh.has(slot)) others.push(slot);
				else packed.set(this.#packedAs[slot]!, slot);
			}
			return { document, stamp, packed, others };
		});
	}

	all(): AnyRow[] {
		return [...this.rowsAt(this.#order.slots), ...this.retracted()];
	}

	retracted(): AnyRow[] {
		return this.rowsAt(this.#gone.slots);
	}

	/** Every row, so many at once; what is packed is read as it is asked for, and not remembered. */
	*slices(size: number): Generator<AnyRow[]> {
		for (let first = 0; first < this.#size; first += size) {
			const count = Math.min(size, this.#size - first);
			yield this.rowsAt(Array.from({ length: count }, (_, at) => first + at));
		}
	}

	/** Of several rows the one that was not retracted, then the first by document: never the one that came last. */
	get(id: string): AnyRow | undefined {
		const slots = this.#byId().get(id) ?? [];
		const [slot] =
			slots.length < 2
				? slots
				: [...slots].sort(
						(one, other) =>
							this.#states[one]! - this.#states[other]! ||
							(this.documentOf(one) < this.documentOf(other) ? -1 : 1),
					);
		return slot === undefined ? undefined : this.row(slot);
	}

	/** The facet that is a field, no more and no less. */
	facetOf(field: string): string | undefined {
		for (const [facet, [source, ...others]] of this.#sources)
			if (others.length === 0 && source && 'field' in source && source.field === field && !source.first)
				return facet;
		return undefined;
	}

	/** Rows whose indexed field is, or holds, this value. */
	by(field: string, value: string): AnyRow[] {
		const facet = this.facetOf(field);
		if (!facet || !this.kind.indexes.includes(field))
			throw new Error(`${this.kind.name} has no index on "${field}"`);
		const column = this.columns.get(facet)!;
		const holds = column.combinationsWith((held) => held === value);
		const has = (slot: number) => holds[column.rows[slot]!] === 1;
		return this.rowsAt([...this.#order.slots.filter(has), ...this.#gone.slots.filter(has)]);
	}

	/** @returns the row that stood in its place */
	put(row: AnyRow): AnyRow | undefined {
		this.#version += 1;
		const part = this.#partFor(row.document);
		const slots = this.#byId().get(row.id) ?? [];
		const found = slots.find((slot) => this.#partOf[slot] === part.number);
		const before = found === undefined ? undefined : this.row(found);
		const slot = found ?? this.#newSlot(part, row.id);
		this.changed.note(slot);
		const date = numberOfDate(row[this.#listing.newestBy]);
		const created = row.created?.time ?? 0;
		const state = row.retracted ? RETRACTED : STANDING;
		const moves =
			this.#dates[slot] !== date || this.#created[slot] !== created || this.#states[slot] !== state;
		if (moves) this.#takeOut(slot);
		this.#fresh.set(slot, row);
		this.#read.delete(slot);
		for (const [facet, sources] of this.#sources)
			this.columns.get(facet)!.set(slot, facetValues(row, sources));
		if (!moves) return before;
		this.#dates[slot] = date;
		this.#created[slot] = created;
		this.#states[slot] = state;
		(state === STANDING ? this.#order : this.#gone).add(slot);
		return before;
	}

	/** Takes away the rows of a document but those with these ids. @returns those that were taken away */
	keepOnly(document: string, ids: ReadonlySet<string>): AnyRow[] {
		const part = this.#partsByDocument.get(document);
		if (!part) return [];
		this.#version += 1;
		const [kept, removed]: [number[], AnyRow[]] = [[], []];
		for (const slot of part.slots) {
			const id = this.idOf(slot);
			if (ids.has(id)) {
				kept.push(slot);
				continue;
			}
			const row = this.row(slot);
			if (row) removed.push(row);
			const slots = this.#byId();
			slots.set(
				id,
				(slots.get(id) ?? []).filter((other) => other !== slot),
			);
			this.#takeOut(slot);
			this.#states[slot] = FREE;
			this.changed.note(slot);
			this.#fresh.delete(slot);
			this.#read.delete(slot);
		}
		part.slots = kept;
		return removed;
	}

	ofDocument(document: string): AnyRow[] {
		return this.rowsAt(this.#partsByDocument.get(document)?.slots ?? []);
	}

	/** Takes in packed documents, of which there are no rows yet. What is packed of the rows themselves may come later. */
	adopt(packed: readonly { document: string; stamp: number; columns: PackedColumns }[]): void {
		const runs: Uint32Array[][] = [[], []];
		this.#makeRoom(packed.reduce((size, { columns }) => size + columns.dates.length, this.#size));
		for (const { document, stamp, columns } of packed) {
			const [first, count] = [this.#size, columns.dates.length];
			const part = this.#partFor(document);
			part.hold(stamp, columns.ids, null);
			part.slots = Array.from({ length: count }, (_, at) => first + at);
			this.#dates.set(columns.dates, first);
			this.#created.set(columns.created, first);
			this.#partOf.fill(part.number, first, first + count);
			for (let at = 0; at < count; at++) {
				this.#packedAs[first + at] = at;
				this.#states[first + at] = columns.retracted[at] ? RETRACTED : STANDING;
			}
			for (const [facet, column] of this.columns)
				if (columns.facets[facet]) column.adopt(columns.facets[facet], first);
			this.#size += count;
			runs[0]!.push(Uint32Array.from(part.slots.filter((slot) => this.#states[slot] === STANDING)));
			runs[1]!.push(Uint32Array.from(part.slots.filter((slot) => this.#states[slot] === RETRACTED)));
		}
		this.#version += 1;
		this.changed.noteAll();
		this.#order.addRuns(runs[0]!);
		this.#gone.addRuns(runs[1]!);
		this.#slotsById = null;
	}

	/** Takes in what is packed of the rows of a document. @returns whether it is of the same packing as the columns */
	adoptBodies(document: string, stamp: number, bodies: PackedBodies): boolean {
		const part = this.#partsByDocument.get(document);
		if (!part?.holdBodies(stamp, bodies)) return false;
		this.changed.noteAll();
		return true;
	}

	/** Packs the rows of a document, and holds them as they are packed from now on. */
	pack(document: string, stamp: number): { columns: PackedColumns; bodies: PackedBodies } {
		const part = this.#partFor(document);
		const slots = [...part.slots].sort((one, other) => this.#compare(one, other));
		const bodies = joinBodies(
			slots.map((slot) => {
				const row = this.#fresh.get(slot);
				return row ? encodeRow(row) : this.#bytesOf(slot)!;
			}),
		);
		const columns: PackedColumns = {
			ids: packIds(slots.map((slot) => this.idOf(slot))),
			dates: Uint32Array.from(slots, (slot) => this.#dates[slot]!),
			created: Float64Array.from(slots, (slot) => this.#created[slot]!),
			retracted: Uint8Array.from(slots, (slot) => Number(this.#states[slot] === RETRACTED)),
			facets: Object.fromEntries([...this.columns].map(([facet, column]) => [facet, column.pack(slots)])),
		};
		for (const [at, slot] of slots.entries()) {
			this.#packedAs[slot] = at;
			this.#fresh.delete(slot);
		}
		part.slots = slots;
		part.hold(stamp, columns.ids, bodies);
		return { columns, bodies };
	}

	#bytesOf(slot: number): Uint8Array | null {
		const at = this.#packedAs[slot]!;
		if (at === NOT_PACKED || this.#states[slot] === FREE) return null;
		return this.#parts[this.#partOf[slot]!]!.bytesAt(at);
	}

	#decode(slot: number): AnyRow | undefined {
		const bytes = this.#bytesOf(slot);
		return bytes ? decodeRow(this.#empty, this.documentOf(slot), bytes) : undefined;
	}

	/** Rows that are read for many at once are not remembered. */
	rowsAt(slots: Iterable<number>): AnyRow[] {
		const rows: AnyRow[] = [];
		for (const slot of slots) {
			const row = this.#fresh.get(slot) ?? this.#read.get(slot) ?? this.#decode(slot);
			if (row) rows.push(row);
		}
		return rows;
	}

	#partFor(document: string): PackedPart {
		let part = this.#partsByDocument.get(document);
		if (!part) {
			part = new PackedPart(document, this.#parts.length);
			this.#parts.push(part);
			this.#partsByDocument.set(document, part);
		}
		return part;
	}

	#byId(): Map<string, number[]> {
		if (this.#slotsById) return this.#slotsById;
		const slotsById = (this.#slotsById = new Map<string, number[]>());
		for (const { slots } of this.#parts)
			for (const slot of slots) {
				const id = this.idOf(slot);
				const others = slotsById.get(id);
				if (others) others.push(slot);
				else slotsById.set(id, [slot]);
			}
		return slotsById;
	}

	#newSlot(part: PackedPart, id: string): number {
		const slots = this.#byId();
		const slot = this.#size;
		this.#makeRoom(slot + 1);
		this.#size += 1;
		this.#partOf[slot] = part.number;
		this.#packedAs[slot] = NOT_PACKED;
		part.slots.push(slot);
		slots.set(id, [...(slots.get(id) ?? []), slot]);
		return slot;
	}

	#takeOut(slot: number): void {
		if (this.#states[slot] === STANDING) this.#order.remove(slot);
		else if (this.#states[slot] === RETRACTED) this.#gone.remove(slot);
	}

	#makeRoom(size: number): void {
		if (size <= this.#dates.length) return;
		const room = Math.max(size, this.#dates.length * 2, 64);
		const grow = <T extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(old: T, grown: T): T => {
			grown.set(old);
			return grown;
		};
		this.#dates = grow(this.#dates, new Uint32Array(room));
		this.#created = grow(this.#created, new Float64Array(room));
		this.#states = grow(this.#states, new Uint8Array(room));
		this.#partOf = grow(this.#partOf, new Uint16Array(room));
		this.#packedAs = grow(this.#packedAs, new Uint32Array(room));
		for (const column of this.columns.values()) column.makeRoom(room);
	}

	#compare(one: number, other: number): number {
		if (this.#dates[one] !== this.#dates[other]) return this.#dates[other]! - this.#dates[one]!;
		if (this.#created[one] !== this.#created[other]) return this.#created[other]! - this.#created[one]!;
		const [here, there] = [this.idOf(one), this.idOf(other)];
		if (here !== there) return here < there ? 1 : -1;
		return this.documentOf(one) < this.documentOf(other) ? -1 : Number(one !== other);
	}
}
