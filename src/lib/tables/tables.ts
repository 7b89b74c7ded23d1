// [I4] Rows in memory equal a rebuild from the documents: a row is replaced as a whole, and its index entries with it.
import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';
import type { ColumnTable } from './columnTable.ts';
import type { PackedColumns } from './packing.ts';

/** A row's key: two documents may hold records of one id (what was moved, and where it went). */
export const keyOf = (row: Pick<AnyRow, 'document' | 'id'>) => `${row.document}#${row.id}`;

/** A row that changed: what stood there, where anything did, and what stands there now, where anything does. */
export interface RowChange {
	before?: AnyRow;
	after?: AnyRow;
}

/** A document's rows as they are kept on the disk: plain ones, and those of kinds that are listed in columns. */
export interface PackedDocument {
	rows: readonly AnyRow[];
	/** Which packing it is: columns and bodies are read one after the other. */
	stamp: number;
	columns: Readonly<Record<string, PackedColumns>>;
}

/** The newest rows of a kind, and how many there are: what a list shows before anything else has been read. */
export interface Head {
	rows: readonly AnyRow[];
	total: number;
}

export type Follower = (rows: readonly AnyRow[], gone: readonly AnyRow[]) => void;

/** One kind's rows and their indexes. */
class Table {
	readonly kind: Kind;
	readonly rows = new Map<string, AnyRow>();
	/** Keys of the rows of one id: more than one where a record was moved to another document. */
	readonly #byId = new Map<string, Set<string>>();
	readonly #byDocument = new Map<string, Set<string>>();
	readonly #indexes: Map<string, Map<string, Set<string>>>;

	constructor(kind: Kind) {
		this.kind = kind;
		this.#indexes = new Map(kind.indexes.map((field) => [field, new Map()]));
	}

	all(): AnyRow[] {
		return [...this.rows.values()];
	}

	retracted(): AnyRow[] {
		return this.all().filter((row) => row.retracted);
	}

	*slices(size: number): Generator<AnyRow[]> {
		let slice: AnyRow[] = [];
		for (const row of this.rows.values())
			if (slice.push(row) >= size) {
				yield slice;
				slice = [];
			}
		yield slice;
	}

	put(row: AnyRow): AnyRow | undefined {
		const key = keyOf(row);
		const before = this.rows.get(key);
		if (before) this.#index(key, before, (keys) => keys.delete(key));
		this.rows.set(key, row);
		keysIn(this.#byId, row.id).add(key);
		keysIn(this.#byDocument, row.document).add(key);
		this.#index(key, row, (keys) => keys.add(key));
		return before;
	}

	/** Of several rows the one that was not retracted, then the first by document: never the one that came last. */
	get(id: string): AnyRow | undefined {
		const found = this.#at(this.#byId.get(id));
		if (found.length < 2) return found[0];
		return found.sort(
			(one, other) =>
				Number(Boolean(one.retracted)) - Number(Boolean(other.retracted)) ||
				(one.document < other.document ? -1 : 1),
		)[0];
	}

	by(field: string, value: string): AnyRow[] {
		const index = this.#indexes.get(field);
		if (!index) throw new Error(`${this.kind.name} has no index on "${field}"`);
		return this.#at(index.get(value));
	}

	ofDocument(document: string): AnyRow[] {
		return this.#at(this.#byDocument.get(document));
	}

	keepOnly(document: string, ids: ReadonlySet<string>): AnyRow[] {
		const removed = this.ofDocument(document).filter(({ id }) => !ids.has(id));
		for (const row of removed) {
			const key = keyOf(row);
			this.#index(key, row, (keys) => keys.delete(key));
			this.rows.delete(key);
			this.#byId.get(row.id)?.delete(key);
			this.#byDocument.get(document)?.delete(key);
		}
		return removed;
	}

	#at(keys: Iterable<string> = []): AnyRow[] {
		return Array.from(keys, (key) => this.rows.get(key)!);
	}

	#index(key: string, row: AnyRow, touch: (keys: Set<string>) => void): void {
		for (const [field, index] of this.#indexes)
			for (const content of [row[field]].flat() as unknown[])
				if (typeof content === 'string') touch(keysIn(index, content));
	}
}

function keysIn(index: Map<string, Set<string>>, value: string): Set<string> {
	let keys = index.get(value);
	if (!keys) index.set(value, (keys = new Set()));
	return keys;
}

/** Every row that this device knows, by kind. */
export class Tables {
	/** The newest rows of kinds that are listed, until all that was packed has been taken in. */
	readonly heads = new Map<string, Head>();
	/** Whether the columns of everything that was packed on this device have been taken in, and whether all of it has. */
	hasColumns = false;
	isWhole = false;
	readonly #tables = new Map<string, Table | ColumnTable>(
		[...kinds.values()].map((kind) => [kind.name, new Table(kind)]),
	);
	/** The columns of kinds that are listed, once they are kept. */
	readonly columns = new Map<string, ColumnTable>();
	readonly #listeners = new Map<string, Set<(changes: readonly RowChange[] | null) => void>>();
	readonly #followers = new Set<Follower>();

	#table(kind: string): Table | ColumnTable {
		const table = this.#tables.get(kind);
		if (!table) throw new Error(`no kind is called "${kind}"`);
		return table;
	}

	/** Keeps the rows of kinds that are listed in columns from now on. */
	keepColumns(make: (kind: Kind, rows: AnyRow[]) => ColumnTable): void {
		for (const [name, table] of this.#tables) {
			if (!table.kind.listing || this.columns.has(name)) continue;
			const columns = make(table.kind, table.all());
			this.#tables.set(name, columns);
			this.columns.set(name, columns);
		}
	}

	/** What was packed has been taken in: the columns, or all of it. Then heads have served. */
	say(taken: 'columns' | 'whole'): void {
		this.hasColumns = true;
		this.isWhole ||= taken === 'whole';
		if (this.isWhole) this.heads.clear();
		for (const kind of this.columns.keys())
			for (const listener of this.#listeners.get(kind) ?? []) listener(null);
	}

	/** Every row of every kind. */
	everything(): AnyRow[] {
		return [...this.#tables.values()].flatMap((table) => table.all());
	}

	/** The same, so many at once: whoever has time between them keeps nobody waiting. */
	*slices(size: number): Generator<AnyRow[]> {
		for (const table of this.#tables.values()) yield* table.slices(size);
	}

	all(kind: string): AnyRow[] {
		return this.#table(kind).all();
	}

	retracted(kind: string): AnyRow[] {
		return this.#table(kind).retracted();
	}

	get(kind: string, id: string): AnyRow | undefined {
		return this.#table(kind).get(id);
	}

	/** Rows whose indexed field is, or holds, this value. */
	by(kind: string, field: string, value: string): AnyRow[] {
		return this.#table(kind).by(field, value);
	}

	put(rows: readonly AnyRow[]): void {
		const changes = new Map<string, RowChange[]>();
		this.#put(rows, changes);
		this.#tell(changes);
	}

	/** Makes a document's rows be these and no others. */
	replaceDocument(document: string, rows: readonly AnyRow[]): void {
		const changes = new Map<string, RowChange[]>();
		const kept = new Map<string, Set<string>>();
		for (const row of rows) keysIn(kept, row.kind).add(row.id);
		const gone: AnyRow[] = [];
		for (const [kind, table] of this.#tables)
			for (const before of table.keepOnly(document, kept.get(kind) ?? new Set())) {
				gone.push(before);
				(changes.get(kind) ?? changes.set(kind, []).get(kind)!).push({ before });
			}
		this.#put(rows, changes, gone);
		this.#tell(changes);
	}

	#put(rows: readonly AnyRow[], changes: Map<string, RowChange[]>, gone: readonly AnyRow[] = []): void {
		for (const after of rows) {
			const before = this.#table(after.kind).put(after);
			const known = changes.get(after.kind);
			if (known) known.push({ before, after });
			else changes.set(after.kind, [{ before, after }]);
		}
		for (const follower of this.#followers) follower(rows, gone);
	}

	/** Rows of one document, of every kind or of some. */
	ofDocument(document: string, isAsked: (kind: string) => boolean = () => true): AnyRow[] {
		return [...this.#tables].flatMap(([kind, table]) => (isAsked(kind) ? table.ofDocument(document) : []));
	}

	/** Calls back when rows of a kind changed: which, or null where it may be any. */
	subscribe(kind: string, listener: (changes: readonly RowChange[] | null) => void): () => void {
		if (!this.#listeners.has(kind)) this.#listeners.set(kind, new Set());
		const listeners = this.#listeners.get(kind)!;
		listeners.add(listener);
		return () => listeners.delete(listener);
	}

	/** Calls back with every row that is put, and with those that a document, made anew, no longer has. */
	follow(follower: Follower): () => void {
		this.#followers.add(follower);
		return () => this.#followers.delete(follower);
	}

	#tell(changes: ReadonlyMap<string, readonly RowChange[]>): void {
		for (const [kind, changed] of changes)
			for (const listener of this.#listeners.get(kind) ?? []) listener(changed);
	}
}
