// [I4] Rows in memory equal a rebuild from the documents: a row is replaced as a whole, and its index entries with it.
import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';

/** A row's key: two documents may hold records of one id (what was moved, and where it went). */
export const keyOf = (row: Pick<AnyRow, 'document' | 'id'>) => `${row.document}#${row.id}`;

/** One kind's rows and their indexes. */
class Table {
	readonly rows = new Map<string, AnyRow>();
	/** Keys of the rows of one id: more than one where a record was moved to another document. */
	readonly byId = new Map<string, Set<string>>();
	readonly indexes: Map<string, Map<string, Set<string>>>;

	constructor(kind: Kind) {
		this.indexes = new Map(kind.indexes.map((field) => [field, new Map()]));
	}

	put(row: AnyRow): void {
		const key = keyOf(row);
		const before = this.rows.get(key);
		if (before) this.#index(key, before, (keys) => keys.delete(key));
		this.rows.set(key, row);
		if (!this.byId.has(row.id)) this.byId.set(row.id, new Set());
		this.byId.get(row.id)!.add(key);
		this.#index(key, row, (keys) => keys.add(key));
	}

	/** Of several rows the one that was not retracted, then the first by document: never the one that came last. */
	get(id: string): AnyRow | undefined {
		const found = [...(this.byId.get(id) ?? [])].map((key) => this.rows.get(key)!);
		if (found.length < 2) return found[0];
		return found.sort(
			(one, other) =>
				Number(Boolean(one.retracted)) - Number(Boolean(other.retracted)) ||
				(one.document < other.document ? -1 : 1),
		)[0];
	}

	remove(key: string): void {
		const row = this.rows.get(key);
		if (!row) return;
		this.#index(key, row, (keys) => keys.delete(key));
		this.rows.delete(key);
		this.byId.get(row.id)?.delete(key);
	}

	#index(key: string, row: AnyRow, touch: (keys: Set<string>) => void): void {
		for (const [field, index] of this.indexes)
			for (const content of [row[field]].flat() as unknown[]) {
				if (typeof content !== 'string') continue;
				if (!index.has(content)) index.set(content, new Set());
				touch(index.get(content)!);
			}
	}
}

/** Every row that this device knows, by kind. */
export class Tables {
	readonly #tables = new Map<string, Table>([...kinds.values()].map((kind) => [kind.name, new Table(kind)]));
	readonly #listeners = new Map<string, Set<() => void>>();
	readonly #followers = new Set<(rows: readonly AnyRow[]) => void>();

	#table(kind: string): Table {
		const table = this.#tables.get(kind);
		if (!table) throw new Error(`no kind is called "${kind}"`);
		return table;
	}

	/** Every row of every kind. */
	everything(): AnyRow[] {
		return [...this.#tables.values()].flatMap(({ rows }) => [...rows.values()]);
	}

	all(kind: string): AnyRow[] {
		return [...this.#table(kind).rows.values()];
	}

	get(kind: string, id: string): AnyRow | undefined {
		return this.#table(kind).get(id);
	}

	/** Rows whose indexed field is, or holds, this value. */
	by(kind: string, field: string, value: string): AnyRow[] {
		const table = this.#table(kind);
		const index = table.indexes.get(field);
		if (!index) throw new Error(`${kind} has no index on "${field}"`);
		return [...(index.get(value) ?? [])].map((key) => table.rows.get(key)!);
	}

	put(rows: readonly AnyRow[]): void {
		const touched = new Set<string>();
		for (const row of rows) {
			this.#table(row.kind).put(row);
			touched.add(row.kind);
		}
		for (const follower of this.#followers) follower(rows);
		this.#tell(touched);
	}

	/** Makes a document's rows be these and no others. */
	replaceDocument(document: string, rows: readonly AnyRow[]): void {
		const kept = new Set(rows.map((row) => `${row.kind}/${keyOf(row)}`));
		const removed = new Set<string>();
		for (const [kind, table] of this.#tables)
			for (const [key, row] of table.rows)
				if (row.document === document && !kept.has(`${kind}/${key}`)) {
					table.remove(key);
					removed.add(kind);
				}
		this.put(rows);
		for (const { kind } of rows) removed.delete(kind);
		this.#tell(removed);
	}

	/** Rows of one document, of every kind. */
	ofDocument(document: string): AnyRow[] {
		return this.everything().filter((row) => row.document === document);
	}

	/** Calls back when rows of a kind changed. */
	subscribe(kind: string, listener: () => void): () => void {
		if (!this.#listeners.has(kind)) this.#listeners.set(kind, new Set());
		const listeners = this.#listeners.get(kind)!;
		listeners.add(listener);
		return () => listeners.delete(listener);
	}

	/** Calls back with every row that is put. */
	follow(follower: (rows: readonly AnyRow[]) => void): () => void {
		this.#followers.add(follower);
		return () => this.#followers.delete(follower);
	}

	#tell(kindNames: Iterable<string>): void {
		for (const kind of kindNames) for (const listener of this.#listeners.get(kind) ?? []) listener();
	}
}
