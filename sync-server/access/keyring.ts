// [I7] The keys with which this relay signs. A key that was replaced still verifies for as long as an invite of
// its time lasts, so that changing the key throws nobody out; `forget` does throw them out.

import {
	calculateJwkThumbprint,
	exportJWK,
	generateKeyPair,
	importJWK,
	type CryptoKey,
	type JWK,
} from 'jose';
import { randomUUID } from 'node:crypto';
import type { AccessDatabase } from './accessDatabase.ts';

export const ALGORITHM = 'EdDSA';

export interface SigningKey {
	kid: string;
	key: CryptoKey;
}

const CURRENT = 'SELECT kid, jwk FROM key WHERE replaced IS NULL';
const VERIFYING = `SELECT kid, jwk FROM key WHERE replaced IS NULL OR EXISTS (
	SELECT 1 FROM invite WHERE created <= replaced AND ends > ? AND revoked IS NULL
)`;

export class Keyring {
	readonly #database: AccessDatabase;
	#current!: SigningKey;
	#verifying = new Map<string, CryptoKey>();

	private constructor(database: AccessDatabase) {
		this.#database = database;
	}

	/** Makes the first key where there is none. */
	static async open(database: AccessDatabase): Promise<Keyring> {
		const keyring = new Keyring(database);
		if (!database.get(CURRENT)) {
			const { kid, jwk } = await makeKey();
			// Another process may have been first.
			database.transact(() => {
				if (!database.get(CURRENT)) insert(database, kid, jwk);
			});
		}
		database.run(`INSERT OR IGNORE INTO property VALUES ('relay', ?)`, randomUUID());
		await keyring.reload();
		return keyring;
	}

	/** The id of this relay: tokens of another one are refused. */
	get relay(): string {
		return String(this.#database.get(`SELECT value FROM property WHERE name = 'relay'`)?.value);
	}

	get current(): SigningKey {
		return this.#current;
	}

	/** Null for a key that is not of this relay, or not any more. */
	find(kid: string): CryptoKey | null {
		return this.#verifying.get(kid) ?? null;
	}

	/** Reads what another process may have changed. */
	async reload(): Promise<void> {
		const verifying = new Map<string, CryptoKey>();
		for (const { kid, jwk } of this.#database.all(VERIFYING, Date.now())) {
			const { d: _private, ...open } = JSON.parse(String(jwk)) as JWK;
			verifying.set(String(kid), (await importJWK(open, ALGORITHM)) as CryptoKey);
		}
		const row = this.#database.get(CURRENT);
		const key = (await importJWK(JSON.parse(String(row?.jwk)) as JWK, ALGORITHM)) as CryptoKey;
		this.#current = { kid: String(row?.kid), key };
		this.#verifying = verifying;
	}

	/** Signs with a new key from now on; `forget` ends everything that older keys signed, refresh tokens too. */
	async rotate({ forget = false } = {}): Promise<string> {
		const { kid, jwk } = await makeKey();
		this.#database.transact(() => {
			if (forget) this.#database.run('DELETE FROM key');
			this.#database.run('UPDATE key SET replaced = ? WHERE replaced IS NULL', Date.now());
			insert(this.#database, kid, jwk);
		});
		await this.reload();
		return kid;
	}
}

async function makeKey(): Promise<{ kid: string; jwk: string }> {
	const { privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
	const jwk = await exportJWK(privateKey);
	return { kid: await calculateJwkThumbprint(jwk), jwk: JSON.stringify(jwk) };
}

function insert(database: AccessDatabase, kid: string, jwk: string): void {
	database.run('INSERT INTO key VALUES (?, ?, ?, NULL)', kid, jwk, Date.now());
}
