// A database that an earlier relay wrote is brought up to date when it is opened, in one transaction: nothing
// in it is lost, and one that a later relay wrote is left alone.

import type { DatabaseSync } from 'node:sqlite';

/** The first is what every relay before `user_version` wrote; each later one brings the one before up to date. */
const STEPS = [
	`CREATE TABLE IF NOT EXISTS property (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
	CREATE TABLE IF NOT EXISTS log (
		document TEXT NOT NULL, seq INTEGER NOT NULL, format INTEGER NOT NULL, bytes BLOB NOT NULL,
		PRIMARY KEY (document, seq)
	) STRICT;
	CREATE TABLE IF NOT EXISTS snapshot (
		document TEXT PRIMARY KEY, seq INTEGER NOT NULL, format INTEGER NOT NULL, bytes BLOB NOT NULL
	) STRICT;`,
	`ALTER TABLE log ADD COLUMN invites TEXT NOT NULL DEFAULT '';
	ALTER TABLE log ADD COLUMN time INTEGER NOT NULL DEFAULT 0;
	CREATE TABLE writer (
		document TEXT NOT NULL, invite TEXT NOT NULL, rows INTEGER NOT NULL, bytes INTEGER NOT NULL,
		first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (document, invite)
	) STRICT;
	CREATE TABLE version (
		document TEXT NOT NULL, name TEXT NOT NULL, author TEXT NOT NULL, time INTEGER NOT NULL,
		seq INTEGER NOT NULL, format INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (document, name)
	) STRICT;`,
];

export function upgradeSchema(database: DatabaseSync): void {
	if (readSchemaVersion(database) === STEPS.length) return;
	database.exec('BEGIN IMMEDIATE');
	try {
		const version = readSchemaVersion(database);
		if (version > STEPS.length)
			throw new Error('A later version of the relay wrote this data: use that one, or restore a backup.');
		for (const step of STEPS.slice(version)) database.exec(step);
		database.exec(`PRAGMA user_version = ${STEPS.length}; COMMIT`);
	} catch (error) {
		if (database.isTransaction) database.exec('ROLLBACK');
		throw error;
	}
}

/** Throws a sentence for people when this relay does not know the database as it stands. */
export function requireSchema(database: DatabaseSync): void {
	if (readSchemaVersion(database) !== STEPS.length)
		throw new Error(
			'Another version of the relay wrote this data: start this one on it once, or use that one.',
		);
}

function readSchemaVersion(database: DatabaseSync): number {
	return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}
