// What this device keeps beside the documents. Packed rows may be thrown away: they are rebuilt, record for record.
import type { AnyRow } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';
import type {
	DeviceDatabase,
	KnownDocument,
	KnownWorkspace,
	PackedDocumentBodies,
	PackedDocumentWords,
	PackedHeads,
	PackedRows,
	SetAside,
	SetAsideChange,
	Setting,
} from './database.ts';
import { FirstReader } from './firstReader.ts';
import type { PackedBodies, PackedWords } from './packing.ts';
import type { Head, PackedDocument } from './tables.ts';

export type { KnownDocument, KnownWorkspace, SetAside, SetAsideChange };

/** Raised whenever rows of the same updates would read differently, though the kinds are declared the same. */
const READING = 2;

/** What another app has packed, which declares its kinds otherwise, would lack fields or have others: it is thrown away. */
const PACKED_FORMAT = numberOf(
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

export interface UnpackedBodies {
	stamp: number;
	bodies: Record<string, PackedBodies>;
}

function unpackRows({ format, reflects, rows, stamp, columns }: PackedRows): Unpacked | null {
	if (format !== PACKED_FORMAT) return null;
	return { reflects, rows: JSON.parse(rows) as AnyRow[], stamp, columns };
}

/** The device's own database. Every call resolves: a browser that refuses storage gives a device that forgets. */
export class DeviceTables {
	/** Of the database: tabs with the same one are the same device. */
	readonly name: string;
	readonly #reader: FirstReader;
	#opening: Promise<DeviceDatabase> | undefined;

	constructor(name = 'rumb-device') {
		this.name = name;
		this.#reader = new FirstReader(name);
	}

	/** Dexie is loaded by the first call that needs more than a row by its key. */
	get #db(): Promise<DeviceDatabase> {
		this.#opening ??= import('./database.ts').then(({ openDeviceDatabase }) => openDeviceDatabase(this.name));
		return this.#opening;
	}

	async setting<T>(key: string): Promise<T | undefined> {
		return this.#attempt(
			async () => (await this.#reader.get<Setting>('settings', key))?.content as T | undefined,
			undefined,
		);
	}

	/**
	 * A setting that is made once for all: of two tabs that ask at the same time one makes it. Where storage is refused, or cannot
	 * be read now, nothing is written and the made one lasts as long as the page.
	 */
	async settleSetting<T>(key: string, make: () => T): Promise<{ content: T; kept: boolean }> {
		return this.#attempt<{ content: T; kept: boolean }>(
			async () => {
				const db = await this.#db;
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
		return this.#attempt(async () => Boolean(await (await this.#db).settings.put({ key, content })), false);
	}

	async workspaces(): Promise<KnownWorkspace[]> {
		const known = await this.#attempt(() => this.#reader.all<KnownWorkspace>('workspaces'), []);
		return known.sort((one, other) => other.opened - one.opened);
	}

	async keepWorkspace(workspace: KnownWorkspace): Promise<void> {
		await this.#attempt(async () => (await this.#db).workspaces.put(workspace), '');
	}

	async documents(workspace: string): Promise<KnownDocument[]> {
		return this.#attempt(async () => (await this.#db).documents.where({ workspace }).toArray(), []);
	}

	async keepDocument(document: Omit<KnownDocument, 'key'>): Promise<void> {
		const key = `${document.workspace}/${document.name}`;
		await this.#attempt(async () => (await this.#db).documents.put({ key, ...document }), '');
	}

	/** Edits that a relay refused, the latest first. */
	async setAside(workspace: string): Promise<SetAside[]> {
		const kept = await this.#attempt(
			async () => (await this.#db).setAside.where({ workspace }).toArray(),
			[],
		);
		return kept.sort((one, other) => other.time - one.time);
	}

	/** @returns whether they could be kept */
	async keepSetAside(edits: SetAside): Promise<boolean> {
		return this.#attempt(async () => Boolean(await (await this.#db).setAside.put(edits)), false);
	}

	async dropSetAside(id: string): Promise<void> {
		await this.#attempt(async () => (await this.#db).setAside.delete(id), undefined);
	}

	/** A document's packed rows and the update that they reflect, or null where there are none to be had. */
	async unpack(workspace: string, document: string): Promise<Unpacked | null> {
		return this.#attempt(async () => {
			const packed = await this.#reader.get<PackedRows>('packed', `${workspace}/${document}`);
			return packed ? unpackRows(packed) : null;
		}, null);
	}

	/** Those of every document but the plan, by name. */
	async unpackAll(workspace: string): Promise<Map<string, Unpacked>> {
		return this.#attempt(async () => {
			const found = await this.#reader.within<PackedRows>('packed', `${workspace}/`, `${workspace}/plan`);
			const unpacked = new Map<string, Unpacked>();
			for (const packed of found) {
				const rows = unpackRows(packed);
				if (rows) unpacked.set(packed.key.slice(workspace.length + 1), rows);
			}
			return unpacked;
		}, new Map<string, Unpacked>());
	}

	/** The bodies that were packed beside the columns of the same stamp, by the names of documents. */
	async unpackBodies(workspace: string): Promise<Map<string, UnpackedBodies>> {
		return this.#attempt(async () => {
			const found = await this.#reader.within<PackedDocumentBodies>(
				'bodies',
				`${workspace}/`,
				`${workspace}/plan`,
			);
			return new Map(found.map((packed) => [packed.key.slice(workspace.length + 1), packed]));
		}, new Map<string, UnpackedBodies>());
	}

	/** The newest rows of each kind that is listed. */
	async unpackHeads(workspace: string): Promise<Record<string, Head>> {
		return this.#attempt(async () => {
			const packed = await this.#reader.get<PackedHeads>('heads', workspace);
			return packed?.format === PACKED_FORMAT ? (JSON.parse(packed.heads) as Record<string, Head>) : {};
		}, {});
	}

	async pack(
		workspace: string,
		document: string,
		{ reflects, rows, stamp, columns, bodies }: Unpacked & UnpackedBodies,
		heads: Readonly<Record<string, Head>>,
	): Promise<void> {
		const key = `${workspace}/${document}`;
		const packed = { key, reflects, format: PACKED_FORMAT, rows: JSON.stringify(rows), stamp, columns };
		await this.#attempt(async () => {
			const db = await this.#db;
			await db.transaction('rw', db.packed, db.bodies, db.heads, async () => {
				await db.packed.put(packed);
				await db.bodies.put({ key, stamp, bodies });
				await db.heads.put({ key: workspace, format: PACKED_FORMAT, heads: JSON.stringify(heads) });
			});
		}, undefined);
	}

	/** The words of every document, with the packing of which they are. */
	async unpackWords(
		workspace: string,
	): Promise<Map<string, { stamp: number; words: PackedDocumentWords['words'] }>> {
		return this.#attempt(async () => {
			const found = await this.#reader.within<PackedDocumentWords>(
				'words',
				`${workspace}/`,
				`${workspace}/plan`,
			);
			return new Map(
				found
					.filter(({ format }) => format === PACKED_FORMAT)
					.map((packed) => [packed.key.slice(workspace.length + 1), packed]),
			);
		}, new Map<string, PackedDocumentWords>());
	}

	async packWords(
		workspace: string,
		document: string,
		stamp: number,
		words: Record<string, PackedWords>,
	): Promise<void> {
		const packed = { key: `${workspace}/${document}`, stamp, format: PACKED_FORMAT, words };
		await this.#attempt(async () => (await this.#db).words.put(packed), '');
	}

	/** Forgets everything that this device keeps about a workspace here; its documents are deleted by their own engine. */
	async forget(workspace: string): Promise<void> {
		await this.#attempt(async () => {
			const db = await this.#db;
			await db.workspaces.delete(workspace);
			await db.documents.where({ workspace }).delete();
			await db.setAside.where({ workspace }).delete();
			for (const table of [db.packed, db.bodies, db.words])
				await table.where('key').startsWith(`${workspace}/`).delete();
			await db.heads.delete(workspace);
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
