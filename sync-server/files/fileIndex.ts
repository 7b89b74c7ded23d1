// [I7] Which file is attached to which document: a file is reached through a document that it is attached to, and
// in no other way. A detached attachment stays as a row until it is collected, so that whoever attaches and
// detaches for ever fills their quota and not the disk.

import path from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { BLOCK } from './fileLimits.ts';

export interface AttachedFile {
	/** SHA-256 in lower-case hexadecimal digits. */
	hash: string;
	/** Bytes. */
	size: number;
	/** Media type, as read from the content. */
	type: string;
	/** When it was attached, in milliseconds since 1970. */
	time: number;
}

export interface Attachment {
	workspace: string;
	document: string;
	hash: string;
	invite: string;
}

const SCHEMA = `
	CREATE TABLE IF NOT EXISTS file (hash TEXT PRIMARY KEY, size INTEGER NOT NULL, type TEXT NOT NULL) STRICT;
	CREATE TABLE IF NOT EXISTS attachment (
		workspace TEXT NOT NULL, document TEXT NOT NULL, hash TEXT NOT NULL REFERENCES file (hash),
		invite TEXT NOT NULL, time INTEGER NOT NULL, detached INTEGER,
		PRIMARY KEY (workspace, document, hash)
	) STRICT;
	CREATE INDEX IF NOT EXISTS attachment_hash ON attachment (hash);
`;

export class FileIndex {
	readonly #database: DatabaseSync;
	readonly #statements = new Map<string, StatementSync>();

	constructor(directory: string) {
		this.#database = new DatabaseSync(path.join(directory, 'files.sqlite'));
		this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
		this.#database.exec(SCHEMA);
	}

	find(workspace: string, document: string, hash: string): AttachedFile | null {
		return (
			this.#rows<AttachedFile>(
				`SELECT hash, size, type, time FROM attachment JOIN file USING (hash)
			WHERE workspace = ? AND document = ? AND hash = ? AND detached IS NULL`,
				[workspace, document, hash],
			)[0] ?? null
		);
	}

	/** The oldest first. */
	list(workspace: string, document: string): AttachedFile[] {
		return this.#rows(
			`SELECT hash, size, type, time FROM attachment JOIN file USING (hash)
			WHERE workspace = ? AND document = ? AND detached IS NULL ORDER BY time, hash`,
			[workspace, document],
		);
	}

	/** The documents of a workspace that a file is attached to. */
	listDocuments(workspace: string, hash: string): string[] {
		return this.#rows<{ document: string }>(
			'SELECT document FROM attachment WHERE workspace = ? AND hash = ? AND detached IS NULL',
			[workspace, hash],
		).map(({ document }) => document);
	}

	/** Every document of every workspace that a file is attached to. */
	listTargets(): { workspace: string; document: string }[] {
		return this.#rows(
			'SELECT DISTINCT workspace, document FROM attachment WHERE detached IS NULL ORDER BY workspace, document',
		);
	}

	hasFile(hash: string): boolean {
		return this.#rows('SELECT 1 FROM file WHERE hash = ?', [hash]).length > 0;
	}

	/** Bytes that count for the quota of a workspace; `besides` is a file that is not counted. */
	sizeOf(workspace: string, besides = ''): number {
		const [row] = this.#rows<{ bytes: number }>(
			`SELECT coalesce(sum(max(size, ${BLOCK})), 0) AS bytes FROM file
			WHERE hash <> ?2 AND hash IN (SELECT hash FROM attachment WHERE workspace = ?1)`,
			[workspace, besides],
		);
		return row?.bytes ?? 0;
	}

	totals(): { files: number; bytes: number } {
		const [row] = this.#rows<{ files: number; bytes: number }>(
			'SELECT count(*) AS files, coalesce(sum(size), 0) AS bytes FROM file',
		);
		return row ?? { files: 0, bytes: 0 };
	}

	/** When this returns, both are on disk. */
	add(file: Pick<AttachedFile, 'hash' | 'size' | 'type'>, attachment: Attachment, time: number): void {
		this.transact(() => {
			this.#run('INSERT OR IGNORE INTO file VALUES (?, ?, ?)', [file.hash, file.size, file.type]);
			this.attach(attachment, time);
		});
	}

	/** Attaching again changes nothing, so that a lost answer may be asked for twice. */
	attach({ workspace, document, hash, invite }: Attachment, time: number): void {
		this.#run(
			`INSERT INTO attachment VALUES (?, ?, ?, ?, ?, NULL) ON CONFLICT DO UPDATE
			SET invite = excluded.invite, time = excluded.time, detached = NULL WHERE detached IS NOT NULL`,
			[workspace, document, hash, invite, time],
		);
	}

	/** One file of a document, or all of them. Whether anything was attached. */
	detach(workspace: string, document: string, hash: string | null, time: number): boolean {
		return (
			this.#run(
				`UPDATE attachment SET detached = ?4
				WHERE workspace = ?1 AND document = ?2 AND hash = coalesce(?3, hash) AND detached IS NULL`,
				[workspace, document, hash, time],
			) > 0
		);
	}

	/** Forgets what was detached before `time`, and the files that nothing names any more; returns their hashes. */
	forgetDetached(time: number): string[] {
		return this.transact(() => {
			this.#run('DELETE FROM attachment WHERE detached < ?', [time]);
			return this.#forgetUnnamed();
		});
	}

	/** Forgets a document, and the files that nothing else names; returns their hashes. */
	forgetDocument(workspace: string, document: string): string[] {
		return this.transact(() => {
			this.#run('DELETE FROM attachment WHERE workspace = ? AND document = ?', [workspace, document]);
			return this.#forgetUnnamed();
		});
	}

	close(): void {
		this.#statements.clear();
		this.#database.close();
	}

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

	#forgetUnnamed(): string[] {
		return this.#rows<{ hash: string }>(
			'DELETE FROM file WHERE hash NOT IN (SELECT hash FROM attachment) RETURNING hash',
		).map(({ hash }) => hash);
	}

	#rows<T>(sql: string, values: readonly SQLInputValue[] = []): T[] {
		return this.#prepare(sql).all(...values) as T[];
	}

	#run(sql: string, values: readonly SQLInputValue[]): number {
		return Number(this.#prepare(sql).run(...values).changes);
	}

	#prepare(sql: string): StatementSync {
		let statement = this.#statements.get(sql);
		if (!statement) this.#statements.set(sql, (statement = this.#database.prepare(sql)));
		return statement;
	}
}
