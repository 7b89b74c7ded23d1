// A document that was given up stays so: an offline peer must not bring it back under its name.

import type { AccessDatabase } from './accessDatabase.ts';

/** `key` is `<workspace>/<document>`; the relay's gate tells those who are there. */
export function retireDocument(database: AccessDatabase, key: string, person: string): void {
	database.run('INSERT OR IGNORE INTO retired VALUES (?, ?, ?)', key, Date.now(), person);
}
