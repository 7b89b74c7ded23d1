// What a relay that is not open keeps beside its documents, opened together.

import { AccessDatabase } from './accessDatabase.ts';
import { AccessGate } from './accessGate.ts';
import { Attendance } from './attendance.ts';
import { Invites } from './invites.ts';
import { Keyring } from './keyring.ts';
import { Members } from './members.ts';
import { Recovery } from './recovery.ts';
import { Tokens } from './tokens.ts';

export interface Access {
	readonly database: AccessDatabase;
	readonly keyring: Keyring;
	readonly tokens: Tokens;
	readonly invites: Invites;
	readonly members: Members;
	readonly attendance: Attendance;
	readonly recovery: Recovery;
	readonly gate: AccessGate;
	/** Whether the relay itself has not been started with these keys yet. */
	readonly isNew: boolean;
	/** What links begin with. */
	url: string;
	close(): void;
}

/** Opens the directory of the keys, and makes what is missing in it. */
export async function openAccess(directory: string): Promise<Access> {
	const database = new AccessDatabase(directory);
	const keyring = await Keyring.open(database);
	const tokens = new Tokens(keyring);
	const invites = new Invites(database);
	const attendance = new Attendance(database, invites);
	const members = new Members(database, invites, attendance);
	const recovery = new Recovery(database, invites);
	const gate = new AccessGate({ database, keyring, tokens, invites, members, attendance });
	return {
		database,
		keyring,
		tokens,
		invites,
		members,
		attendance,
		recovery,
		gate,
		get isNew() {
			return !recovery.hasCode;
		},
		get url() {
			const row = database.get(`SELECT value FROM property WHERE name = 'url'`);
			return row ? String(row.value) : 'http://127.0.0.1:4173';
		},
		set url(url) {
			database.run(`INSERT OR REPLACE INTO property VALUES ('url', ?)`, url);
		},
		close() {
			gate.stop();
			database.close();
		},
	};
}
