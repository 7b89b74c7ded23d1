// [I4] Opens documents, keeps the tables in step with them, and packs the rows so that the next start paints at once.
import type { DocumentOptions, OpenDocument } from '#lib/documents/document.ts';
import { isDocumentName } from '#lib/domain/document.ts';
import type { DeviceTables } from '#lib/tables/device.ts';
import type { Tables } from '#lib/tables/tables.ts';

/** How long after the last change a document's rows are packed, in milliseconds. */
const PACK_AFTER = 1500;

export interface ShelfOptions {
	workspace: string;
	device: DeviceTables;
	tables: Tables;
	/** What documents are opened with, beside their name. */
	options: Omit<DocumentOptions, 'name' | 'workspace'>;
	/** Something that a status shows may differ. */
	changed: () => void;
	/** A document was opened. */
	opened: (document: OpenDocument) => void;
}

/** The documents of a workspace that are open on this device. */
export class Shelf {
	readonly open = new Map<string, OpenDocument>();
	readonly #opening = new Map<string, Promise<OpenDocument>>();
	/** Per document, the stored update that the painted rows reflect. */
	readonly #painted = new Map<string, number>();
	readonly #packing = new Map<string, ReturnType<typeof setTimeout>>();
	readonly #options: ShelfOptions;

	constructor(options: ShelfOptions) {
		this.#options = options;
	}

	/** Paints what was packed, without decoding any document. @returns whether there was anything */
	async unpack(name: string): Promise<number | null> {
		const { workspace, device, tables } = this.#options;
		const packed = await device.unpack(workspace, name);
		if (!packed) return null;
		if (!this.open.has(name)) {
			tables.replaceDocument(name, packed.rows);
			this.#painted.set(name, packed.reflects);
		}
		return packed.reflects;
	}

	/**
	 * Opens a document, once, whoever asks. Every document of a workspace, of whichever family, is opened here.
	 * @throws when no document may be called so
	 */
	get(name: string): Promise<OpenDocument> {
		if (!isDocumentName(name)) throw new Error(`no document can be called "${name}"`);
		let opening = this.#opening.get(name);
		if (!opening) {
			opening = this.#load(name);
			this.#opening.set(name, opening);
			// What could not be opened now (a script that did not load) is tried again by whoever asks next.
			opening.catch(() => this.#opening.delete(name));
		}
		return opening;
	}

	async close(): Promise<void> {
		const settled = await Promise.allSettled(this.#opening.values());
		const documents = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
		await Promise.all([...this.#packing.keys()].map((name) => this.#pack(name)));
		await Promise.all(documents.map((document) => document.close()));
		this.open.clear();
		this.#opening.clear();
	}

	/** Packs at once what was to be packed soon, e.g. when the page is hidden. What is not saved yet is put off again. */
	packNow(): void {
		for (const name of [...this.#packing.keys()]) void this.#pack(name);
	}

	async #load(name: string): Promise<OpenDocument> {
		const { workspace, device, tables, options, changed, opened } = this.#options;
		const { OpenDocument } = await import('#lib/documents/engine.ts');
		if (!this.#painted.has(name)) await this.unpack(name);
		const document = await OpenDocument.open({ ...options, workspace, name });
		this.open.set(name, document);
		// Only the rows that were painted count: another tab may have packed newer ones meanwhile.
		if (this.#painted.get(name) !== document.lastKey) {
			tables.replaceDocument(name, document.rows());
			this.#packSoon(name);
		}
		this.#painted.delete(name);
		document.onRows((rows) => {
			tables.put(rows);
			this.#packSoon(name);
		});
		let waiting = -1;
		document.onStatus(() => {
			if (waiting !== document.status.waiting) {
				waiting = document.status.waiting;
				void device.keepDocument(workspace, name, waiting);
			}
			changed();
		});
		opened(document);
		changed();
		return document;
	}

	#packSoon(name: string): void {
		clearTimeout(this.#packing.get(name));
		this.#packing.set(
			name,
			setTimeout(() => void this.#pack(name), PACK_AFTER),
		);
	}

	async #pack(name: string): Promise<void> {
		clearTimeout(this.#packing.get(name));
		this.#packing.delete(name);
		const document = this.open.get(name);
		if (!document) return;
		// Rows may only claim to reflect what is on the disk.
		if (document.status.save.state !== 'saved') return this.#packSoon(name);
		const { workspace, device, tables } = this.#options;
		await device.pack(workspace, name, document.lastKey, tables.ofDocument(name));
	}
}
