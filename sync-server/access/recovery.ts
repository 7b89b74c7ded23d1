// Whoever runs the relay and holds nothing but the code on paper becomes its administrator again.

import type { AccessDatabase } from './accessDatabase.ts';
import type { Invites } from './invites.ts';
import { hashRecoveryCode, isRecoveryCode, makeRecoveryCode } from './secrets.ts';

export class Recovery {
	readonly #database: AccessDatabase;
	readonly #invites: Invites;

	constructor(database: AccessDatabase, invites: Invites) {
		this.#database = database;
		this.#invites = invites;
	}

	get hasCode(): boolean {
		return this.#read() !== null;
	}

	/** The new code, which is shown this once; the one before it counts no more. */
	async renewCode(): Promise<string> {
		const code = makeRecoveryCode();
		const hash = await hashRecoveryCode(code);
		this.#database.run(`INSERT OR REPLACE INTO property VALUES ('recovery', ?)`, hash);
		return code;
	}

	/** An administrator's secret, good once and for an hour; null for a wrong code. Takes its time. */
	async recover(code: string): Promise<string | null> {
		const stored = this.#read();
		const isRight = await isRecoveryCode(code, stored ?? new Uint8Array(48));
		if (!isRight || !stored) return null;
		return this.#invites.createAdministrator({ days: 1 / 24, uses: 1, createdBy: 'recovery' }).secret;
	}

	#read(): Uint8Array | null {
		const row = this.#database.get(`SELECT value FROM property WHERE name = 'recovery'`);
		return row ? (row.value as Uint8Array) : null;
	}
}
