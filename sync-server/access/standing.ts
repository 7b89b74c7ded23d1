// [I7] Notices what was revoked or retired, by this process or by another, and tells each of it once.

import type { AccessDatabase, Row } from './accessDatabase.ts';
import type { Attendance } from './attendance.ts';
import type { Keyring } from './keyring.ts';

export interface StandingOptions {
	database: AccessDatabase;
	attendance: Pick<Attendance, 'describe'>;
	keyring: Keyring;
	/** Called after every change, whatever it is. */
	onChange(): void;
}

/** Milliseconds between two looks at what other processes did. */
const LOOK = 1000;

export class Standing {
	readonly #options: StandingOptions;
	readonly #timer: NodeJS.Timeout;
	readonly #onRevoked = new Set<(invite: string) => void>();
	readonly #onRetired = new Set<(key: string) => void>();
	readonly #onReconsider = new Set<(person: string) => Promise<void>>();
	#version = '';
	#kids: Set<string>;
	#revoked: Set<string>;
	#retired: Set<string>;
	#attending: Map<string, string>;

	constructor(options: StandingOptions) {
		this.#options = options;
		this.#kids = this.#readKids();
		this.#revoked = this.#readRevoked();
		this.#retired = this.#readRetired();
		this.#attending = options.attendance.describe();
		this.#version = options.database.version();
		// What cannot be read now is read the next time.
		this.#timer = setInterval(() => void this.notice().catch(() => {}), LOOK).unref();
	}

	isRetired(key: string): boolean {
		return this.#retired.has(key);
	}

	onRevoked(listener: (invite: string) => void): () => void {
		this.#onRevoked.add(listener);
		return () => this.#onRevoked.delete(listener);
	}

	onRetired(listener: (key: string) => void): () => void {
		this.#onRetired.add(listener);
		return () => this.#onRetired.delete(listener);
	}

	onReconsider(listener: (person: string) => Promise<void>): () => void {
		this.#onReconsider.add(listener);
		return () => this.#onReconsider.delete(listener);
	}

	/** Tells at once whatever is new, and these persons in any case; resolves when new keys are in use as well, and rights that are others have been felt. */
	async notice(...persons: readonly string[]): Promise<void> {
		const version = this.#options.database.version();
		if (version === this.#version) return;
		const kids = this.#readKids();
		const areKeysForgotten = [...this.#kids].some((kid) => !kids.has(kid));
		if (areKeysForgotten || kids.size !== this.#kids.size) await this.#options.keyring.reload();
		const [knownRevoked, knownRetired] = [areKeysForgotten ? new Set() : this.#revoked, this.#retired];
		this.#kids = kids;
		this.#revoked = this.#readRevoked();
		this.#retired = this.#readRetired();
		const attended = this.#attending;
		this.#attending = this.#options.attendance.describe();
		this.#version = version;
		this.#options.onChange();
		const leaving = areKeysForgotten ? this.#readAll() : this.#revoked;
		for (const id of leaving) if (!knownRevoked.has(id)) for (const tell of this.#onRevoked) tell(id);
		for (const key of this.#retired)
			if (!knownRetired.has(key)) for (const tell of this.#onRetired) tell(key);
		const known = new Set([...attended.keys(), ...this.#attending.keys()]);
		const differing = [...known].filter((person) => attended.get(person) !== this.#attending.get(person));
		const concerned = [...new Set([...differing, ...persons])];
		await Promise.all(concerned.flatMap((person) => [...this.#onReconsider].map((tell) => tell(person))));
	}

	stop(): void {
		clearInterval(this.#timer);
	}

	/** The revoked, and whatever descends from them. */
	#readRevoked(): Set<string> {
		return readColumn(
			this.#options.database.all(`WITH RECURSIVE fallen (id) AS (
				SELECT id FROM invite WHERE revoked IS NOT NULL
				UNION SELECT invite.id FROM invite JOIN fallen ON invite.parent = fallen.id
			) SELECT id FROM fallen`),
		);
	}

	#readAll(): Set<string> {
		return readColumn(this.#options.database.all('SELECT id FROM invite'));
	}

	#readKids(): Set<string> {
		return readColumn(this.#options.database.all('SELECT kid AS id FROM key'));
	}

	#readRetired(): Set<string> {
		return readColumn(this.#options.database.all('SELECT document AS id FROM retired'));
	}
}

function readColumn(rows: readonly Row[]): Set<string> {
	return new Set(rows.map(({ id }) => String(id)));
}
