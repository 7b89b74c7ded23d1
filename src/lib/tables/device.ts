// What this device keeps beside the documents. Packed rows may be thrown away: they are rebuilt, record for record.
import { Dexie, type EntityTable } from 'dexie';
import type { AnyRow } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';
import type { Localised } from '#lib/domain/language.ts';

/** A plan that was opened here. */
export interface KnownWorkspace {
	id: string;
	title: Localised;
	/** When it was last opened, in milliseconds since 1970. */
	opened: number;
}

/** A document that was opened here: those with unacknowledged changes are opened at the next start, whatever the screen. */
export interface KnownDocument {
	/** `<workspace>/<document>` */
	key: string;
	workspace: string;
	name: string;
	waiting: number;
}

interface PackedRows {
	key: string;
	/** Number of the last stored update that the rows reflect. */
	reflects: number;
	/** Shape of the packed rows; another shape is thrown away. */
	format: number;
	rows: string;
}

interface Setting {
	key: string;
	content: unknown;
}

type DeviceDatabase = Dexie & {
	packed: EntityTable<PackedRows, 'key'>;
	settings: EntityTable<Setting, 'key'>;
	workspaces: EntityTable<KnownWorkspace, 'id'>;
	documents: EntityTable<KnownDocument, 'key'>;
};

/** Raised whenever rows of the same updates would read differently, though the kinds are declared the same. */
const READING = 1;

/** What another app has packed, which declares its kinds otherwise, would lack fields or have others: it is thrown away. */
const PACKED_FORMAT = numberOf(
	JSON.stringify([READING, [...kinds.values()].map(({ name, version, fields }) => [name, version, fields])]),
);

/** FNV-1a: 32 bits that are the same for the same text. */
function numberOf(text: string): number {
	let number = 0x811c9dc5;
	for (let index = 0; index < text.length; index++)
		number = Math.imul(number ^ text.charCodeAt(index), 0x01000193);
	return number >>> 0;
}

/** The device's own database. Every call resolves: a browser that refuses storage gives a device that forgets. */
export class DeviceTables {
	readonly #db: DeviceDatabase;

	constructor(name = 'rumb-device') {
		const db = new Dexie(name);
		db.version(1).stores({ packed: 'key', settings: 'key', workspaces: 'id', documents: 'key, workspace' });
		// A newer app in another tab wants to change the layout: let it, and go on without this cache.
		db.on('versionchange', () => db.close());
		this.#db = db as DeviceDatabase;
	}

	async setting<T>(key: string): Promise<T | undefined> {
		return this.#attempt(async () => (await this.#db.settings.get(key))?.content as T | undefined, undefined);
	}

	/** @returns whether it could be kept */
	async keepSetting(key: string, content: unknown): Promise<boolean> {
		return this.#attempt(async () => Boolean(await this.#db.settings.put({ key, content })), false);
	}

	async workspaces(): Promise<KnownWorkspace[]> {
		const known = await this.#attempt(() => this.#db.workspaces.toArray(), []);
		return known.sort((one, other) => other.opened - one.opened);
	}

	async keepWorkspace(workspace: KnownWorkspace): Promise<void> {
		await this.#attempt(() => this.#db.workspaces.put(workspace), '');
	}

	async documents(workspace: string): Promise<KnownDocument[]> {
		return this.#attempt(() => this.#db.documents.where({ workspace }).toArray(), []);
	}

	async keepDocument(workspace: string, name: string, waiting: number): Promise<void> {
		await this.#attempt(
			() => this.#db.documents.put({ key: `${workspace}/${name}`, workspace, name, waiting }),
			'',
		);
	}

	/** A document's packed rows and the update that they reflect, or null where there are none to be had. */
	async unpack(workspace: string, document: string): Promise<{ reflects: number; rows: AnyRow[] } | null> {
		return this.#attempt(async () => {
			const packed = await this.#db.packed.get(`${workspace}/${document}`);
			if (packed?.format !== PACKED_FORMAT) return null;
			return { reflects: packed.reflects, rows: JSON.parse(packed.rows) as AnyRow[] };
		}, null);
	}

	async pack(workspace: string, document: string, reflects: number, rows: readonly AnyRow[]): Promise<void> {
		const packed = {
			key: `${workspace}/${document}`,
			reflects,
			format: PACKED_FORMAT,
			rows: JSON.stringify(rows),
		};
		await this.#attempt(() => this.#db.packed.put(packed), '');
	}

	/** Forgets everything that this device keeps about a workspace here; its documents are deleted by their own engine. */
	async forget(workspace: string): Promise<void> {
		await this.#attempt(async () => {
			await this.#db.workspaces.delete(workspace);
			await this.#db.documents.where({ workspace }).delete();
			await this.#db.packed.where('key').startsWith(`${workspace}/`).delete();
		}, undefined);
	}

	async #attempt<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
		try {
			return await work();
		} catch (error) {
			console.warn('The device tables could not be used:', error);
			return otherwise;
		}
	}
}
