// What this device keeps beside the documents. Packed rows may be thrown away: they are rebuilt, record for record.
import type { AnyRow } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';
import type {
	DeviceDatabase,
	KnownDocument,
	KnownWorkspace,
	PackedHeads,
	PackedRows,
	SetAside,
	SetAsideChange,
	Setting,
} from './database.ts';
import { FirstReader } from './firstReader.ts';
import type { Head, PackedDocument } from './tables.ts';

export type { KnownDocument, KnownWorkspace, SetAside, SetAsideChange };

/** Raised whenever rows of the same updates would read differently, though the kinds are declared the same. */
const READING = 2;

/** What another app has packed, which declares its kinds otherwise, would lack fields or have others: it is thrown away. */
export const PACKED_FORMAT = numberOf(
	JSON.stringify([
		READING,
		[...kinds.values()].map(({ name, version, fields, search, indexes, listing }) => [
			name,
			version,
			fields,
			search,
			listing && [indexes, listing],
		]),
	]),
);

/** FNV-1a: 32 bits that are the same for the same text. */
function numberOf(text: string): number {
	let number = 0x811c9dc5;
	for (let index = 0; index < text.length; index++)
		number = Math.imul(number ^ text.charCodeAt(index), 0x01000193);
	return number >>> 0;
}

export interface Unpacked extends PackedDocument {
	/** Number of the last stored update that the rows reflect. */
	reflects: number;
}

export function unpackRows({ format, reflects, rows, stamp, columns }: PackedRows): Unpacked | null {
	if (format !== PACKED_FORMAT) return null;
	return { reflects, rows: JSON.parse(rows) as AnyRow[], stamp, columns };
}

/** What relays gave this device is given up by leaving them, and not by forgetting what is here. */
const ACCESS: ReadonlySet<string> = new Set(['access', 'relay']);

/** Whether a setting is about a workspace: `draft:<workspace>:…`, `activity:<workspace>`. */
function isOf(workspace: string, key: string): boolean {
	const [about = '', of] = key.split(':');
	return of === workspace && !ACCESS.has(about);
}

/** The device's own database. Every call resolves: a browser that refuses storage gives a device that forgets. */
export class DeviceTables {
	/** Of the database: tabs with the same one are the same device. */
	readonly name: string;
	readonly reader: FirstReader;
	#opening: Promise<DeviceDatabase> | undefined;

	constructor(name = 'rumb-device') {
		this.name = name;
		this.reader = new FirstReader(name);
	}

	/** Dexie is loaded by the first call that needs more than a row by its key. */
	get database(): Promise<DeviceDatabase> {
		if (!this.#opening) {
			this.#opening = import('./database.ts').then(({ openDeviceDatabase }) => openDeviceDatabase(this.name));
			// What did not load now is tried again by whoever asks next.
			this.#opening.catch(() => (this.#opening = undefined));
		}
		return this.#opening;
	}

	async setting<T>(key: string): Promise<T | undefined> {
		return this.attempt(
			async () => (await this.reader.get<Setting>('settings', key))?.content as T | undefined,
			undefined,
		);
	}

	/**
	 * A setting that is made once for all: of two tabs that ask at the same time one makes it. Where storage is refused, or cannot
	 * be read now, nothing is written and the made one lasts as long as the page.
	 */
	async settleSetting<T>(key: string, make: () => T): Promise<{ content: T; kept: boolean }> {
		return this.attempt<{ content: T; kept: boolean }>(
			async () => {
				const db = await this.database;
				return db.transaction('rw', db.settings, async () => {
					const found = await db.settings.get(key);
					if (found) return { content: found.content as T, kept: true };
					const content = make();
					await db.settings.put({ key, content });
					return { content, kept: true };
				});
			},
			{ content: make(), kept: false },
		);
	}

	/** @returns whether it could be kept */
	async keepSetting(key: string, content: unknown): Promise<boolean> {
		return this.attempt(
			async () => Boolean(await (await this.database).settings.put({ key, content })),
			false,
		);
	}

	/** Makes of a setting another, in one step: what another tab keeps meanwhile is not lost. @returns whether it could be kept */
	async changeSetting<T>(key: string, change: (before: T | undefined) => T): Promise<boolean> {
		return this.attempt(async () => {
			const db = await this.database;
			return db.transaction('rw', db.settings, async () => {
				const before = (await db.settings.get(key))?.content as T | undefined;
				return Boolean(await db.settings.put({ key, content: change(before) }));
			});
		}, false);
	}

	async workspaces(): Promise<KnownWorkspace[]> {
		const known = await this.attempt(() => this.reader.all<KnownWorkspace>('workspaces'), []);
		return known.sort((one, other) => other.opened - one.opened);
	}

	async keepWorkspace(workspace: KnownWorkspace): Promise<void> {
		await this.attempt(async () => (await this.database).workspaces.put(workspace), '');
	}

	async documents(workspace: string): Promise<KnownDocument[]> {
		return this.attempt(async () => (await this.database).documents.where({ workspace }).toArray(), []);
	}

	async keepDocument(document: Omit<KnownDocument, 'key'>): Promise<void> {
		const key = `${document.workspace}/${document.name}`;
		await this.attempt(async () => (await this.database).documents.put({ key, ...document }), '');
	}

	/** Edits that a relay refused, the latest first. */
	async setAside(workspace: string): Promise<SetAside[]> {
		const kept = await this.attempt(
			async () => (await this.database).setAside.where({ workspace }).toArray(),
			[],
		);
		return kept.sort((one, other) => other.time - one.time);
	}

	/** @returns whether they could be kept */
	async keepSetAside(edits: SetAside): Promise<boolean> {
		return this.attempt(async () => Boolean(await (await this.database).setAside.put(edits)), false);
	}

	async dropSetAside(id: string): Promise<void> {
		await this.attempt(async () => (await this.database).setAside.delete(id), undefined);
	}

	/** A document's packed rows and the update that they reflect, or null where there are none to be had. */
	async unpack(workspace: string, document: string): Promise<Unpacked | null> {
		return this.attempt(async () => {
			const packed = await this.reader.get<PackedRows>('packed', `${workspace}/${document}`);
			return packed ? unpackRows(packed) : null;
		}, null);
	}

	/** The newest rows of each kind that is listed. */
	async unpackHeads(workspace: string): Promise<Record<string, Head>> {
		return this.attempt(async () => {
			const packed = await this.reader.get<PackedHeads>('heads', workspace);
			return packed?.format === PACKED_FORMAT ? (JSON.parse(packed.heads) as Record<string, Head>) : {};
		}, {});
	}

	/** Forgets everything that this device keeps about a workspace here; its documents are deleted by their own engine. */
	async forget(workspace: string): Promise<void> {
		await this.attempt(async () => {
			const db = await this.database;
			await db.workspaces.delete(workspace);
			await db.documents.where({ workspace }).delete();
			await db.setAside.where({ workspace }).delete();
			for (const table of [db.packed, db.bodies, db.words])
				await table.where('key').startsWith(`${workspace}/`).delete();
			await db.heads.delete(workspace);
			// What somebody had begun to write may name people.
			await db.settings.filter(({ key }) => isOf(workspace, key)).delete();
		}, undefined);
	}

	/** Never rejects: what could not be done is told, and something else stands in its place. */
	async attempt<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
		try {
			return await work();
		} catch (error) {
			console.warn('The device tables could not be used:', error);
			return otherwise;
		}
	}
}
