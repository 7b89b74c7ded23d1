import type { DeviceTables } from '#lib/tables/device.ts';
import type { Role } from './invite.ts';

/** What a relay gave this device. `accessExpires` goes by this device's clock, everything else by the relay's. */
export interface Credentials {
	/** Where it answers, e.g. `https://rumb.example.cat`. */
	relay: string;
	relayId: string;
	/** `*` is the whole relay, for its administrator. */
	workspace: string;
	role: Role;
	organisation: string;
	workshop: string;
	person: string;
	name: string;
	invite: string;
	access: string;
	accessExpires: number;
	refresh: string;
	inviteExpires: number;
}

const keyOf = (workspace: string) => `access:${workspace}`;
const placeOf = (workspace: string) => `relay:${workspace}`;
const wordOf = (relay: string) => `word:${relay}`;

function randomWord(): string {
	return [...crypto.getRandomValues(new Uint8Array(16))]
		.map((byte) => byte.toString(16).padStart(2, '0'))
		.join('');
}

/** Where the device keeps what relays gave it. Where the browser refuses storage, that lasts as long as the page. */
export class CredentialStore {
	readonly #tables: DeviceTables;
	readonly #page: string | null;
	readonly #unkept = new Map<string, unknown>();

	/** @param page origin of the relay that served this page: it carries what nothing else is known to carry */
	constructor(tables: DeviceTables, page: string | null) {
		this.#tables = tables;
		this.#page = page;
	}

	/** By an invite of the workspace's own, else as administrator of the relay that carries it. */
	async find(workspace: string): Promise<Credentials | null> {
		const own = await this.#read<Credentials>(keyOf(workspace));
		if (own || workspace === '*') return own;
		const whole = await this.#read<Credentials>(keyOf('*'));
		return whole && whole.relay === (await this.#placeFor(workspace)) ? whole : null;
	}

	/** Null where a workspace is kept on this device alone. */
	async relayOf(workspace: string): Promise<string | null> {
		return (await this.#read<Credentials>(keyOf(workspace)))?.relay ?? (await this.#placeFor(workspace));
	}

	async put(credentials: Credentials): Promise<void> {
		const { workspace, relay } = credentials;
		if (workspace !== '*') await this.#write(placeOf(workspace), relay);
		await this.#write(keyOf(workspace), credentials);
	}

	/** Keeps what was renewed, unless somebody left, or another invite took its place, meanwhile. */
	async freshen(credentials: Credentials): Promise<void> {
		const key = keyOf(credentials.workspace);
		if ((await this.#read<Credentials>(key))?.refresh === credentials.refresh)
			await this.#write(key, credentials);
	}

	/** Lets an open relay carry a workspace, or none; what another gave for it is forgotten. */
	async place(workspace: string, relay: string | null): Promise<void> {
		await this.#write(keyOf(workspace), null);
		await this.#write(placeOf(workspace), relay ?? '');
	}

	/**
	 * The word by which a relay knows this device again: whoever has it may come back as the same person. It is another one
	 * for each relay, and never the device's id, which stands in every cell that it writes.
	 */
	async wordFor(relay: string): Promise<string> {
		const { content, kept } = await this.#tables.settleSetting(wordOf(relay), randomWord);
		if (kept) return content;
		const word = (await this.#read<string>(wordOf(relay))) ?? content;
		this.#unkept.set(wordOf(relay), word);
		return word;
	}

	async #placeFor(workspace: string): Promise<string | null> {
		return ((await this.#read<string>(placeOf(workspace))) ?? this.#page) || null;
	}

	async #read<T>(key: string): Promise<T | null> {
		if (this.#unkept.has(key)) return this.#unkept.get(key) as T | null;
		return (await this.#tables.setting<T | null>(key)) ?? null;
	}

	async #write(key: string, content: unknown): Promise<void> {
		if (await this.#tables.keepSetting(key, content)) this.#unkept.delete(key);
		else this.#unkept.set(key, content);
	}
}
