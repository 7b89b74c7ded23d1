// [I2] WAL with synchronous=FULL: when COMMIT returns, the transaction has been through fsync.

import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { requireSchema, upgradeSchema } from './schema.ts';
import {
	SeqConflict,
	type DocumentLog,
	type DocumentSize,
	type LogRow,
	type Snapshot,
	type Storage,
	type Tail,
	type Version,
	type VersionLabel,
	type Writer,
} from './storage.ts';

const LAST_SEQ = `SELECT max(
	coalesce((SELECT max(seq) FROM log WHERE document = ?1), 0),
	coalesce((SELECT seq FROM snapshot WHERE document = ?1), 0)
) AS seq`;
const LIST = `SELECT document, max(seq) AS seq, sum(bytes) AS bytes, sum(rows) AS rows FROM (
	SELECT document, max(seq) AS seq, sum(length(bytes)) AS bytes, count(*) AS rows FROM log GROUP BY document
	UNION ALL SELECT document, seq, length(bytes), 0 FROM snapshot
) GROUP BY document ORDER BY document`;

const MEASURE = `SELECT count(*) AS rows, coalesce(sum(length(bytes)), 0) AS bytes,
	coalesce((SELECT length(bytes) FROM snapshot WHERE document = ?1), 0) AS snapshot
	FROM log WHERE document = ?1`;
const VERSIONS = `SELECT name, author, time, seq, length(bytes) AS bytes FROM version
	WHERE document = ? ORDER BY time, name`;
const WRITERS = `SELECT document, invite, rows, bytes, first, last FROM writer
	WHERE document > ?1 || '/' AND document < ?1 || '0' ORDER BY document, invite`;
const CREDIT = `INSERT INTO writer VALUES (?1, ?2, 1, ?3, ?4, ?4) ON CONFLICT DO UPDATE SET
	rows = rows + 1, bytes = bytes + excluded.bytes, last = excluded.last`;

export const DATABASE_FILE = 'relay.sqlite';

export class SqliteStorage implements Storage {
	readonly epoch: string;
	readonly #lock: DatabaseSync | null;
	readonly #database: DatabaseSync;
	readonly #statements = new Map<string, StatementSync>();

	/**
	 * Makes the directory if need be, and keeps every other relay out of it. Throws a sentence for people when it
	 * cannot be used.
	 * @param use `beside` a relay that may be running there: to look, and not to write.
	 */
	constructor(directory: string, use: 'alone' | 'beside' = 'alone') {
		const file = path.join(directory, DATABASE_FILE);
		if (use === 'alone') mkdirSync(directory, { recursive: true, mode: 0o700 });
		else if (!existsSync(file))
			throw new Error(`There is no relay's data in ${directory}: say with --data where it is.`);
		this.#lock = use === 'alone' ? lockDirectory(directory) : null;
		this.#database = new DatabaseSync(file);
		try {
			this.#database.exec('PRAGMA busy_timeout = 5000');
			if (use === 'alone') {
				this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
				upgradeSchema(this.#database);
				this.#run('INSERT OR IGNORE INTO property VALUES (?, ?)', 'epoch', randomUUID());
			} else requireSchema(this.#database);
			this.epoch = String(this.#get('SELECT value FROM property WHERE name = ?', 'epoch')?.value);
		} catch (error) {
			this.#database.close();
			this.#lock?.close();
			throw error;
		}
	}

	async append(rows: readonly LogRow[]): Promise<void> {
		this.#transact(() => {
			const last = new Map<string, number>();
			for (const row of rows) {
				const before = last.get(row.document) ?? this.#lastSeq(row.document);
				if (row.seq !== before + 1) throw new SeqConflict(row, before);
				this.#insert(row);
				last.set(row.document, row.seq);
			}
		});
	}

	async read(document: string, since = 0): Promise<DocumentLog> {
		const snapshot = this.#get(
			'SELECT seq, format, bytes FROM snapshot WHERE document = ? AND seq > ?',
			document,
			since,
		);
		const rows = this.#prepare(
			'SELECT document, seq, format, bytes, invites, time FROM log WHERE document = ? AND seq > ? ORDER BY seq',
		).all(document, since);
		return {
			snapshot: (snapshot as Snapshot | undefined) ?? null,
			rows: rows as unknown as LogRow[],
			seq: this.#lastSeq(document),
		};
	}

	async replace(document: string, snapshot: Snapshot, keepAs?: VersionLabel): Promise<boolean> {
		const { seq, format, bytes } = snapshot;
		return this.#transact(() => {
			const known = Number(this.#get('SELECT seq FROM snapshot WHERE document = ?', document)?.seq ?? 0);
			if (this.#lastSeq(document) < seq || known >= seq) return false;
			this.#run('INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?)', document, seq, format, bytes);
			this.#run('DELETE FROM log WHERE document = ? AND seq <= ?', document, seq);
			if (keepAs) this.#keep(document, snapshot, keepAs);
			return true;
		});
	}

	async measure(document: string): Promise<Tail> {
		return { ...this.#get(MEASURE, document) } as unknown as Tail;
	}

	async keepVersion(document: string, state: Snapshot, label: VersionLabel): Promise<boolean> {
		return this.#keep(document, state, label);
	}

	async versions(document: string): Promise<Version[]> {
		return this.#prepare(VERSIONS).all(document) as unknown as Version[];
	}

	async readVersion(document: string, name: string): Promise<Snapshot | null> {
		const sql = 'SELECT seq, format, bytes FROM version WHERE document = ? AND name = ?';
		return (this.#get(sql, document, name) as Snapshot | undefined) ?? null;
	}

	async list(): Promise<DocumentSize[]> {
		return this.#prepare(LIST).all() as unknown as DocumentSize[];
	}

	async writers(workspace: string): Promise<Writer[]> {
		return this.#prepare(WRITERS).all(workspace) as unknown as Writer[];
	}

	async remove(document: string): Promise<void> {
		this.#transact(() => {
			for (const table of ['log', 'snapshot', 'version', 'writer'])
				this.#run(`DELETE FROM ${table} WHERE document = ?`, document);
		});
	}

	async probe(): Promise<void> {
		this.#run('INSERT OR REPLACE INTO property VALUES (?, ?)', 'probed', new Date().toISOString());
	}

	async checkpoint(): Promise<void> {
		this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
	}

	async close(): Promise<void> {
		this.#statements.clear();
		this.#database.close();
		this.#lock?.close();
	}

	/** Leaves nothing of what was removed in the file. */
	shrink(): void {
		this.#database.exec('VACUUM');
	}

	/** From the next opening on this is another log, in which no place of this one means anything. */
	renewEpoch(): void {
		this.#run('UPDATE property SET value = ? WHERE name = ?', randomUUID(), 'epoch');
	}

	/** A setting of the connection, for those who want to see that it is as durable as it says. */
	readPragma(name: 'journal_mode' | 'synchronous'): unknown {
		return Object.values(this.#database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
	}

	#insert({ document, seq, format, bytes, invites, time }: LogRow): void {
		this.#run('INSERT INTO log VALUES (?, ?, ?, ?, ?, ?)', document, seq, format, bytes, invites, time);
		for (const invite of invites.split(',')) this.#run(CREDIT, document, invite, bytes.length, time);
	}

	#keep(document: string, { seq, format, bytes }: Snapshot, { name, author, time }: VersionLabel): boolean {
		const sql = 'INSERT OR IGNORE INTO version VALUES (?, ?, ?, ?, ?, ?, ?)';
		return this.#prepare(sql).run(document, name, author, time, seq, format, bytes).changes === 1;
	}

	#lastSeq(document: string): number {
		return Number(this.#get(LAST_SEQ, document)?.seq ?? 0);
	}

	#transact<T>(work: () => T): T {
		this.#database.exec('BEGIN IMMEDIATE');
		try {
			const result = work();
			this.#database.exec('COMMIT');
			return result;
		} catch (error) {
			// A full disk may have rolled back by itself.
			if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
			throw error;
		}
	}

	#prepare(sql: string): StatementSync {
		let statement = this.#statements.get(sql);
		if (!statement) this.#statements.set(sql, (statement = this.#database.prepare(sql)));
		return statement;
	}

	#get(sql: string, ...values: (string | number)[]): Record<string, unknown> | undefined {
		return this.#prepare(sql).get(...values);
	}

	#run(sql: string, ...values: (string | number | Uint8Array)[]): void {
		this.#prepare(sql).run(...values);
	}
}

/** Two relays on one directory would each number the rows. The system drops this lock even after a kill. */
export function lockDirectory(directory: string): DatabaseSync {
	const lock = new DatabaseSync(path.join(directory, 'relay.lock'));
	try {
		lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
	} catch {
		lock.close();
		throw new Error(`Another relay is using ${directory}: stop it, or give this one another --data.`);
	}
	return lock;
}
