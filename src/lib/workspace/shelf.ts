// [I4] Opens documents, keeps the tables in step with them, and packs the rows so that the next start paints at once. What nobody
// looks at is closed again: rows stay, and a handful of documents is open however many there are.
import type { Conflict } from '#lib/documents/conflict.ts';
import type { DocumentOptions, OpenDocument } from '#lib/documents/document.ts';
import type { Place } from '#lib/documents/link/channel.ts';
import type { Link } from '#lib/documents/link/link.ts';
import { isDocumentName } from '#lib/domain/document.ts';
import type { DeviceTables } from '#lib/tables/device.ts';
import type { Tables } from '#lib/tables/tables.ts';
import { bringScript } from './bringScript.ts';
import { Painting } from './painting.ts';
import { UnpackedMarks } from './unpackedMarks.ts';

/** How long after the last change a document's rows are packed, in milliseconds. */
const PACK_AFTER = 1500;
/** Beyond this many open documents those are closed that were not asked for of late. */
const OPEN_AT_MOST = 8;
const CATCH_UP_AT_ONCE = 4;

export interface ShelfOptions {
	workspace: string;
	device: DeviceTables;
	tables: Tables;
	/** What documents are opened with, beside their name. */
	options: Omit<DocumentOptions, 'name' | 'workspace' | 'link'>;
	/** The way to the relay; null where there is none, undefined until that is known. */
	link: () => Link | null | undefined;
	/** Something that a status shows may differ. */
	changed: () => void;
	/** A document was opened. */
	opened: (document: OpenDocument) => void;
	/** Where it is marked at once that a document changed; without it only what is noted behind the edit counts. */
	marks?: ConstructorParameters<typeof UnpackedMarks>[1];
}

/** Whether a document can be closed: all of it is saved, at the relay where there is one. */
function isSettled({ status, place }: OpenDocument): boolean {
	const { save, waiting, connection, incomplete } = status;
	if (save.state !== 'saved' || waiting > 0 || incomplete) return false;
	return connection.state === 'online' ? place !== null : connection.state !== 'connecting';
}

/** The documents of a workspace that are open on this device. */
export class Shelf {
	readonly open = new Map<string, OpenDocument>();
	/** [I6] Per document, open or closed, the values that lost and are not settled. */
	readonly lost = new Map<string, readonly Conflict[]>();
	readonly #opening = new Map<string, Promise<OpenDocument>>();
	readonly painting: Painting;
	readonly #packing = new Map<string, ReturnType<typeof setTimeout>>();
	/** How far the relay's log was received, of documents whose rows are packed. */
	readonly #places = new Map<string, Place>();
	/** What was last noted of a document, so that it is not noted again. */
	readonly #noted = new Map<string, string>();
	/** Documents that something on screen is bound to. */
	readonly #held = new Set<string>(['plan']);
	readonly #closing = new Map<string, Promise<void>>();
	/** Documents that the relay has more of and that wait to be opened, and those that were opened for it. */
	readonly #behind = new Set<string>();
	readonly #catchingUp = new Set<string>();
	readonly #marks: UnpackedMarks;
	readonly #options: ShelfOptions;

	constructor(options: ShelfOptions) {
		this.#options = options;
		this.#marks = new UnpackedMarks(options.workspace, options.marks ?? null);
		this.painting = new Painting(options);
	}

	/**
	 * Paints every document that was packed here.
	 * @returns those that must be opened: with changes that wait, or whose packed rows are gone or older than the document
	 */
	async unpackAll(): Promise<string[]> {
		const { workspace, device } = this.#options;
		const toOpen = new Set(this.#marks.left.filter((name) => isDocumentName(name) && !this.open.has(name)));
		await this.painting.rest();
		for (const { name, waiting, conflicts, place } of await device.documents(workspace)) {
			const painted = this.open.has(name) || this.painting.reflects.has(name);
			if (painted && place) this.#places.set(name, place);
			const isListed = Array.isArray(conflicts);
			if (!this.open.has(name) && isListed) this.lost.set(name, conflicts as readonly Conflict[]);
			// What an earlier app noted was their number.
			if (waiting > 0 || (conflicts && !isListed) || !painted) toOpen.add(name);
		}
		return [...toOpen];
	}

	/** Whether the relay, at this row of this log, has what a closed document has not. */
	isBehind(name: string, seq: number): boolean {
		return !this.#opening.has(name) && this.isMissing(name, seq);
	}

	/** The same of one that is perhaps being opened: it lacks what it lacked until it is open. */
	isMissing(name: string, seq: number): boolean {
		const link = this.#options.link();
		const place = this.#places.get(name);
		if (!link) return false;
		const isSame = place?.epoch === link.epoch && (place.ahead === undefined || place.ahead === link.boot);
		return !place || !isSame || place.seq < seq;
	}

	/** A document that is open, or is being opened; undefined for one that is closed. */
	opening(name: string): Promise<OpenDocument> | undefined {
		return this.#opening.get(name);
	}

	/** Opens a document that nobody waits for: what is in it comes to the tables by itself. */
	bring(name: string): void {
		this.get(name).catch((error: unknown) => console.error(error));
	}

	/** The same for what the relay has more of, a few at a time: a device that meets many documents holds only some of them. */
	catchUp(name: string): void {
		this.#behind.add(name);
		this.#bringNext();
	}

	#bringNext(): void {
		for (const name of this.#behind) {
			if (this.#catchingUp.size >= CATCH_UP_AT_ONCE) return;
			this.#behind.delete(name);
			if (this.open.has(name)) continue;
			this.#catchingUp.add(name);
			this.get(name).catch((error: unknown) => {
				console.error(error);
				this.#caughtUp(name);
			});
		}
	}

	#caughtUp(name: string): void {
		if (this.#catchingUp.delete(name)) this.#bringNext();
	}

	/** Keeps a document open from now on: something on screen is bound to it. */
	hold(name: string): void {
		this.#held.add(name);
	}

	/**
	 * Lets go of a document and of whatever is known of it, while `work` makes its database anew; then opens it again. Whoever
	 * asks for it meanwhile waits.
	 */
	async renew(name: string, work: () => Promise<void>): Promise<void> {
		await this.#opening.get(name)?.catch(() => {});
		const renewing = this.#close(name, false).then(() => {
			this.painting.reflects.delete(name);
			this.#places.delete(name);
			return work();
		});
		const over = renewing
			.catch(() => {})
			.finally(() => {
				if (this.#closing.get(name) === over) this.#closing.delete(name);
			});
		this.#closing.set(name, over);
		try {
			await renewing;
		} finally {
			await this.get(name);
		}
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
		await Promise.all(this.#closing.values());
		const documents = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
		await Promise.all([...this.#packing.keys()].map((name) => this.#pack(name)));
		await Promise.all(documents.map((document) => document.close()));
		this.open.clear();
		this.#opening.clear();
	}

	/** Packs at once what was to be packed soon, e.g. when the page is hidden. What is not saved yet is put off again. */
	packNow(): void {
		for (const name of [...this.#packing.keys()]) this.#packBehind(name);
	}

	async #load(name: string): Promise<OpenDocument> {
		const { workspace, tables, options, changed, opened } = this.#options;
		const { OpenDocument } = await bringScript(() => import('#lib/documents/engine.ts'));
		await this.#closing.get(name);
		if (name !== 'plan') await this.painting.rest();
		const document = await OpenDocument.open({ ...options, workspace, name, link: null });
		// Only now: the link may have been made, or given up, while the document was read.
		const link = this.#options.link();
		if (link !== undefined) document.connect(link);
		this.open.set(name, document);
		// Only the rows that were painted count: another tab may have packed newer ones meanwhile.
		if (this.painting.reflects.get(name) !== document.lastKey) {
			tables.replaceDocument(name, document.rows());
			this.#packSoon(name);
		} else if (!this.#packing.has(name)) this.#marks.clear(name);
		this.painting.reflects.delete(name);
		document.onRows((rows) => {
			this.#marks.mark(name);
			tables.put(rows);
			this.#packSoon(name);
		});
		document.onStatus(() => {
			void this.#note(name, document);
			if (document.place && document.place !== this.#places.get(name)) this.#packSoon(name);
			changed();
			if (isSettled(document) || document.status.connection.state === 'refused') this.#caughtUp(name);
			this.#rest();
		});
		opened(document);
		void this.#note(name, document);
		changed();
		return document;
	}

	/** Closes the documents that were opened first and that nobody holds, as far as nothing of them is under way. */
	#rest(): void {
		for (const [name, document] of this.open) {
			if (this.open.size <= OPEN_AT_MOST) return;
			if (!this.#held.has(name) && isSettled(document)) void this.#close(name);
		}
	}

	/** @param pack whether its rows are worth keeping */
	#close(name: string, pack = true): Promise<void> {
		const document = this.open.get(name);
		if (!document) return this.#closing.get(name) ?? Promise.resolve();
		const closing = (pack ? this.#pack(name).then(() => document.close()) : document.close()).finally(() =>
			this.#closing.delete(name),
		);
		this.#closing.set(name, closing);
		this.open.delete(name);
		this.#opening.delete(name);
		return closing;
	}

	/** Notes what the next start must know of a document without opening it. */
	async #note(name: string, document: OpenDocument): Promise<void> {
		const { workspace, device } = this.#options;
		const conflicts = [...document.memory.conflicts.values()];
		this.lost.set(name, conflicts);
		const known = {
			workspace,
			name,
			waiting: document.status.waiting,
			conflicts,
			place: this.#places.get(name) ?? null,
		};
		const noted = JSON.stringify(known);
		if (this.#noted.get(name) === noted) return;
		this.#noted.set(name, noted);
		await device.keepDocument(known);
	}

	#packSoon(name: string): void {
		clearTimeout(this.#packing.get(name));
		this.#packing.set(
			name,
			setTimeout(() => this.#packBehind(name), PACK_AFTER),
		);
	}

	/** What could not be packed now is marked: the next start reads it from the document. */
	#packBehind(name: string): void {
		this.#pack(name).catch((error: unknown) => console.error(error));
	}

	async #pack(name: string): Promise<void> {
		clearTimeout(this.#packing.get(name));
		this.#packing.delete(name);
		const document = this.open.get(name);
		if (!document) return;
		const { place } = document;
		// Rows may only claim to reflect what is on the disk.
		const saved = () => (document.status.save.state === 'saved' ? document.lastKey : null);
		if (!(await this.painting.keep(name, saved))) return this.#packSoon(name);
		if (place && place !== this.#places.get(name)) {
			this.#places.set(name, place);
			this.#options.changed();
		}
		await this.#note(name, document);
		if (!this.#packing.has(name)) this.#marks.clear(name);
	}
}
