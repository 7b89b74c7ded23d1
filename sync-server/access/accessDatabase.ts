// Keys, invites, members, revocations and retired documents: apart from the documents, so that losing those
// locks nobody out, and readable by the relay's own account only. The command line writes beside a running relay.

import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

export const ACCESS_FILE = 'access.sqlite';

const SCHEMA = `
	CREATE TABLE IF NOT EXISTS property (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT;
	CREATE TABLE IF NOT EXISTS key (
		kid TEXT PRIMARY KEY, jwk TEXT NOT NULL, created INTEGER NOT NULL, replaced INTEGER
	) STRICT;
	CREATE TABLE IF NOT EXISTS invite (
		id TEXT PRIMARY KEY, secret BLOB NOT NULL, kind TEXT NOT NULL, workspace TEXT NOT NULL, role TEXT NOT NULL,
		organisation TEXT NOT NULL, workshop TEXT NOT NULL, label TEXT NOT NULL, also TEXT NOT NULL,
		person TEXT NOT NULL, parent TEXT NOT NULL, created INTEGER NOT NULL, createdBy TEXT NOT NULL,
		expires INTEGER NOT NULL, ends INTEGER NOT NULL, uses INTEGER NOT NULL, used INTEGER NOT NULL, revoked INTEGER
	) STRICT;
	CREATE TABLE IF NOT EXISTS member (
		invite TEXT NOT NULL, device TEXT NOT NULL, person TEXT NOT NULL, name TEXT NOT NULL,
		joined INTEGER NOT NULL, seen INTEGER NOT NULL, PRIMARY KEY (invite, device)
	) STRICT;
	CREATE INDEX IF NOT EXISTS member_person ON member (person);
	CREATE TABLE IF NOT EXISTS retired (
		document TEXT PRIMARY KEY, time INTEGER NOT NULL, person TEXT NOT NULL
	) STRICT;
	CREATE TABLE IF NOT EXISTS entryLock (
		workspace TEXT NOT NULL, workshop TEXT NOT NULL, time INTEGER NOT NULL, person TEXT NOT NULL,
		PRIMARY KEY (workspace, workshop)
	) STRICT;
	CREATE TABLE IF NOT EXISTS removal (
		workspace TEXT NOT NULL, workshop TEXT NOT NULL, person TEXT NOT NULL,
		time INTEGER NOT NULL, removedBy TEXT NOT NULL, PRIMARY KEY (workspace, workshop, person)
	) STRICT;
`;

export type Row = Record<string, unknown>;

export class AccessDatabase {
	readonly #database: DatabaseSync;
	readonly #statements = new Map<string, StatementSync>();
	#ownWrites = 0;

	/** Makes the directory and the file if need be. */
	constructor(directory: string) {
		prepareDirectory(directory);
		const file = path.join(directory, ACCESS_FILE);
		// SQLite gives the files beside it the same mode.
		closeSync(openSync(file, 'a', 0o600));
		for (const name of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(name)) chmodSync(name, 0o600);
		this.#database = new DatabaseSync(file);
		this.#database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
		this.transact(() => this.#database.exec(SCHEMA));
	}

	get(sql: string, ...values: SQLInputValue[]): Row | undefined {
		return this.#prepare(sql).get(...values);
	}

	all(sql: string, ...values: SQLInputValue[]): Row[] {
		return this.#prepare(sql).all(...values);
	}

	/** Returns how many rows it changed. */
	run(sql: string, ...values: SQLInputValue[]): number {
		this.#ownWrites++;
		return Number(this.#prepare(sql).run(...values).changes);
	}

	/** All of it or nothing, and nobody else writes in between. */
	transact<T>(work: () => T): T {
		this.#database.exec('BEGIN IMMEDIATE');
		try {
			const result = work();
			this.#database.exec('COMMIT');
			return result;
		} catch (error) {
			if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
			throw error;
		}
	}

	/** Another text after every change, whether it was made here or by another process. */
	version(): string {
		return `${String(this.get('PRAGMA data_version')?.data_version)}.${this.#ownWrites}`;
	}

	close(): void {
		this.#statements.clear();
		this.#database.close();
	}

	#prepare(sql: string): StatementSync {
		let statement = this.#statements.get(sql);
		if (!statement) this.#statements.set(sql, (statement = this.#database.prepare(sql)));
		return statement;
	}
}

/** A directory that holds other things already is somebody else's: its mode is left as it is. */
function prepareDirectory(directory: string): void {
	mkdirSync(directory, { recursive: true, mode: 0o700 });
	if (existsSync(path.join(directory, ACCESS_FILE)) || readdirSync(directory).length === 0)
		chmodSync(directory, 0o700);
}
