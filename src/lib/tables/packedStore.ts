// What is packed of documents on this device's disk; it may be thrown away. Loaded behind the first picture.
import type { PackedDocumentBodies, PackedDocumentWords, PackedRows } from './database.ts';
import { type DeviceTables, PACKED_FORMAT, type Unpacked, unpackRows } from './device.ts';
import type { PackedBodies, PackedWords } from './packing.ts';
import type { Head } from './tables.ts';

export interface UnpackedBodies {
	stamp: number;
	bodies: Record<string, PackedBodies>;
}

export interface UnpackedWords {
	stamp: number;
	words: Record<string, PackedWords>;
}

/** Of every document but the plan, which the first picture has read already; read from the disk, and handed over when asked for. */
async function beginAll<T extends { key: string }>(
	{ reader }: DeviceTables,
	table: string,
	workspace: string,
): Promise<() => Map<string, T>> {
	const ranges = [
		IDBKeyRange.bound(`${workspace}/`, `${workspace}/plan`, false, true),
		IDBKeyRange.bound(`${workspace}/plan`, `${workspace}/\uffff`, true),
	];
	const read = await Promise.all(
		ranges.map((range) => reader.begin<T[]>(table, (store) => store.getAll(range), [])),
	);
	return () =>
		new Map(read.flatMap((take) => take()).map((packed) => [packed.key.slice(workspace.length + 1), packed]));
}

async function readAll<T extends { key: string }>(
	...asked: [device: DeviceTables, table: string, workspace: string]
): Promise<Map<string, T>> {
	return (await beginAll<T>(...asked))();
}

/** Every call resolves, as the device's own do. */
export class PackedStore {
	readonly #device: DeviceTables;
	readonly #workspace: string;

	constructor(device: DeviceTables, workspace: string) {
		this.#device = device;
		this.#workspace = workspace;
	}

	/** What was packed of the rows of each document, by name. */
	async rows(): Promise<Map<string, Unpacked>> {
		return this.#device.attempt(async () => {
			const unpacked = new Map<string, Unpacked>();
			for (const [name, packed] of await readAll<PackedRows>(this.#device, 'packed', this.#workspace)) {
				const rows = unpackRows(packed);
				if (rows) unpacked.set(name, rows);
			}
			return unpacked;
		}, new Map<string, Unpacked>());
	}

	/** The bodies that were packed beside the columns of the same stamp: read at once, handed over when asked for. */
	async bodies(): Promise<() => Map<string, UnpackedBodies>> {
		return this.#device.attempt<() => Map<string, UnpackedBodies>>(
			() => beginAll<PackedDocumentBodies>(this.#device, 'bodies', this.#workspace),
			() => new Map(),
		);
	}

	/** The words of documents, with the packing of which they are. */
	async words(): Promise<Map<string, UnpackedWords>> {
		return this.#device.attempt(async () => {
			const found = await readAll<PackedDocumentWords>(this.#device, 'words', this.#workspace);
			return new Map([...found].filter(([, { format }]) => format === PACKED_FORMAT));
		}, new Map<string, UnpackedWords>());
	}

	async keep(
		document: string,
		{ reflects, rows, stamp, columns, bodies }: Unpacked & UnpackedBodies,
		heads: Readonly<Record<string, Head>>,
	): Promise<void> {
		const key = `${this.#workspace}/${document}`;
		const packed = { key, reflects, format: PACKED_FORMAT, rows: JSON.stringify(rows), stamp, columns };
		const head = { key: this.#workspace, format: PACKED_FORMAT, heads: JSON.stringify(heads) };
		await this.#device.attempt(async () => {
			const db = await this.#device.database;
			await db.transaction('rw', db.packed, db.bodies, db.heads, async () => {
				await db.packed.put(packed);
				await db.bodies.put({ key, stamp, bodies });
				await db.heads.put(head);
			});
		}, undefined);
	}

	async keepWords(document: string, stamp: number, words: UnpackedWords['words']): Promise<void> {
		const packed = { key: `${this.#workspace}/${document}`, stamp, format: PACKED_FORMAT, words };
		await this.#device.attempt(async () => (await this.#device.database).words.put(packed), '');
	}
}
