// [I1] [I3] One open document: what it holds as plain rows, what may be done to it, and how safe that is.
// Over 300 lines: it is the one door to a document, and each of its calls leads to the module which does the work.
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { AnyRow, Kind, Stamp } from '#lib/domain/kind.ts';
import { kindsOf } from '#lib/domain/kinds.ts';
import { Acknowledgements } from './acknowledgement.ts';
import { type Change, recordMap, writeChange } from './change.ts';
import type { Conflict } from './conflict.ts';
import { Connection, type ConnectionStatus } from './connection.ts';
import { foreignAmong, recordsIn } from './foreign.ts';
import { RootNames, touchedRecords, type TouchedRecord } from './feed.ts';
import type { Place } from './link/channel.ts';
import type { Link } from './link/link.ts';
import { findLost } from './lost.ts';
import { DeviceMemory } from './memory.ts';
import { type Preview, previewUpdate } from './preview.ts';
import { readRecord } from './read.ts';
import { buildChangeSeeds } from './seed.ts';
import { DocumentStore, type SaveStatus } from './store.ts';
import { readUnsent, type Unsent } from './unsent.ts';
import { isKnownText, type TextAddress, textName } from './text.ts';
import { type Aliases, takeBack, type UndoStep } from './undo.ts';

/** Who is at work here: a person, on a device. */
export interface Author {
	person: string;
	device: string;
}

export interface DocumentOptions {
	workspace: string;
	name: string;
	author: Author;
	/** The workspace's link to its relay, or null to work alone. */
	link: Link | null;
	/** The browser's database; given by tests that play several devices. */
	indexedDB?: IDBFactory;
}

export interface DocumentStatus {
	save: SaveStatus;
	connection: ConnectionStatus;
	/** Changes of this device that the relay has not acknowledged. */
	waiting: number;
	/** Updates were received whose predecessors are missing: what is readable is shown, the rest was asked for again. */
	incomplete: boolean;
	/** Names of kinds found here that do not belong here, or that a newer app wrote. */
	foreign: string[];
}

export interface TextHandle {
	fragment: Y.XmlFragment;
	awareness: Awareness;
	/** Made when it is first asked for: a text that is only read needs none. */
	readonly undoManager: Y.UndoManager;
	/** False when the text holds what this app's editor does not know: it is then shown, not edited. */
	editable: boolean;
}

/** Name of a document's database on this device. */
export function databaseName(workspace: string, name: string): string {
	return `rumb/${workspace}/${name}`;
}

/** Of a transaction: it brings what may be somebody else's, so that something of one's own may lose to it. */
const BROUGHT = Symbol('brought');

export class OpenDocument {
	readonly name: string;
	readonly doc = new Y.Doc();
	readonly awareness = new Awareness(this.doc);
	/** What this device keeps for itself: values that lost, among others. */
	readonly memory: DeviceMemory;
	readonly #options: DocumentOptions;
	readonly #store: DocumentStore;
	readonly #kinds: Map<string, Kind>;
	readonly #names = new RootNames(this.doc);
	readonly #aliases: Aliases = new Map();
	readonly #managers = new Map<string, Y.UndoManager>();
	readonly #rowListeners = new Set<(rows: AnyRow[]) => void>();
	readonly #statusListeners = new Set<() => void>();
	readonly #acknowledgements = new Acknowledgements();
	#connection: Connection | null = null;
	#link: Link | null = null;
	/** Received, and to be noted once everything received is on this device's disk. */
	#arrived: Place | null = null;
	#loaded = false;
	/** Kinds found here that do not belong here, or that a newer app wrote. */
	readonly #foreign = new Set<string>();

	private constructor(options: DocumentOptions) {
		this.#options = options;
		this.name = options.name;
		this.#kinds = new Map(kindsOf(options.name).map((kind) => [kind.name, kind]));
		// Before the store, so that what is counted is written in one step with the change.
		this.doc.on('update', this.#account);
		this.#store = new DocumentStore({
			name: databaseName(options.workspace, options.name),
			doc: this.doc,
			factory: options.indexedDB ?? globalThis.indexedDB,
			changed: this.#stored,
			recall: (notes) => this.#acknowledgements.recall(this.memory.recall(notes)),
			remind: () => this.memory.remind(),
		});
		this.memory = new DeviceMemory(this.#store);
		this.awareness.setLocalState(null);
		this.doc.on('afterTransaction', this.#follow);
	}

	/** Opens a document: reads what this device has, then keeps in step with the relay. Never rejects for a failing disk. */
	static async open(options: DocumentOptions): Promise<OpenDocument> {
		const opened = new OpenDocument(options);
		await opened.#store.load();
		opened.#lookForForeign(recordsIn(opened.doc, opened.#kinds));
		opened.#loaded = true;
		if (options.link) opened.connect(options.link);
		return opened;
	}

	/** Keeps in step with the relay, and with other tabs of this device; with those alone where there is no way to a relay. */
	connect(link: Link | null): void {
		this.disconnect();
		this.#link = link;
		const { workspace, author } = this.#options;
		this.#connection = new Connection({
			link,
			tabs: `rumb/${author.device}/${workspace}`,
			name: this.name,
			doc: this.doc,
			awareness: this.awareness,
			acknowledgements: this.#acknowledgements,
			place: () => this.place,
			arrived: (place) => {
				this.#arrived = place;
				this.#stored();
			},
			changed: this.#keepCount,
		});
		this.#tell();
	}

	disconnect(): void {
		this.#connection?.destroy();
		this.#connection = null;
		this.#link = null;
		this.#tell();
	}

	/** The link is there again, or is gone. */
	linkChanged(): void {
		this.#connection?.linkChanged();
	}

	/** What was written here and the relay has not acknowledged. */
	async unsent(): Promise<Unsent> {
		const since = this.memory.unsentSince(this.#acknowledgements.begins, await this.#store.notes());
		return readUnsent(this.doc, this.#kinds, since, (item) => this.memory.replaced(item));
	}

	/** How far this device has received the relay's log, as it is saved; null where no place is known. */
	get place(): Place | null {
		return this.#isWhole ? this.memory.place : null;
	}

	/** Whether all that was received can be read here; where not, no place in the relay's log stands for it. */
	get #isWhole(): boolean {
		const { pendingStructs, pendingDs } = this.doc.store;
		return !this.#store.unreadable && pendingStructs === null && pendingDs === null;
	}

	get status(): DocumentStatus {
		return {
			save: this.#store.status,
			connection: this.#connection?.status ?? { state: 'alone' },
			waiting: this.#acknowledgements.waiting,
			incomplete: this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null,
			foreign: [...this.#foreign],
		};
	}

	/** Number of the last update stored on this device that the rows reflect. */
	get lastKey(): number {
		return this.#store.lastKey;
	}

	/** Every record of every kind that belongs here. */
	rows(): AnyRow[] {
		return this.#readTogether(() =>
			[...this.#kinds.values()].flatMap((kind) =>
				[...this.doc.getMap(kind.name).keys()].flatMap((id) => this.row(kind.name, id) ?? []),
			),
		);
	}

	/** Whoever first reads a text makes its root, a transaction in Yjs: thousands of them one within another end in a full stack. */
	#readTogether<T>(read: () => T): T {
		return this.doc.transact(read);
	}

	row(kindName: string, id: string): AnyRow | null {
		const kind = this.#kinds.get(kindName);
		const map = kind && recordMap(this.doc, kindName, id);
		return kind && map ? readRecord(this.doc, this.name, kind, id, map) : null;
	}

	/** Calls back with the rows that changed; rows that are gone do not exist, since nothing is deleted. */
	onRows(listener: (rows: AnyRow[]) => void): () => void {
		this.#rowListeners.add(listener);
		return () => this.#rowListeners.delete(listener);
	}

	onStatus(listener: () => void): () => void {
		this.#statusListeners.add(listener);
		return () => this.#statusListeners.delete(listener);
	}

	/**
	 * Does changes in one transaction, or none of them.
	 * @throws when a kind does not belong in this document, a newer app wrote it, or a new record's id is taken
	 */
	apply(changes: readonly Change[]): UndoStep {
		for (const change of changes) {
			this.#assertWritable(change.kind);
			if (change.do === 'create' && recordMap(this.doc, change.kind, change.id))
				throw new Error(`there is a ${change.kind} "${change.id}" already: another would take its place`);
		}
		const stamp = this.#stamp();
		const seeds = buildChangeSeeds(changes, (client) => Y.getState(this.doc.store, client) > 0);
		return this.doc.transact((transaction) => {
			for (const seed of seeds) this.#takeAsOwn(transaction, seed);
			const steps = changes.flatMap((change) => writeChange(this.doc, this.#kinds, change, stamp) ?? []);
			this.memory.rememberReplaced(steps);
			return { document: this.name, cells: steps };
		}, this);
	}

	/** Takes a step of this document back; nothing of it where a newer app has written one of its kinds meanwhile. */
	undo(step: UndoStep): { redo: UndoStep; left: number } {
		if (step.cells.some(({ kind }) => this.#foreign.has(kind)))
			return { redo: { ...step, cells: [] }, left: step.cells.length };
		return this.doc.transact(() => {
			const taken = takeBack(this.doc, step, this.#aliases, this.#stamp());
			this.memory.rememberReplaced(taken.redo.cells);
			return taken;
		}, this);
	}

	/** Applies a frozen seed; a seed that is already here changes nothing. */
	applySeed(seed: Uint8Array): void {
		Y.applyUpdate(this.doc, seed, 'seed');
	}

	/** What an update would change here; nothing is changed by asking. */
	preview(update: Uint8Array): Preview {
		return previewUpdate(this.doc, this.name, this.#kinds, update);
	}

	/** Applies an update as what was written here: it waits for the relay as any change does. */
	applyOwn(update: Uint8Array): void {
		this.doc.transact((transaction) => {
			this.#takeAsOwn(transaction, update);
			transaction.meta.set(BROUGHT, true);
		}, this);
	}

	/** Yjs takes whatever comes as an update for a stranger's; what waits for the relay is told by who did it. */
	#takeAsOwn(transaction: Y.Transaction, update: Uint8Array): void {
		Y.applyUpdate(this.doc, update);
		transaction.local = true;
	}

	/** The handle with which a screen edits a text together with others. */
	text(address: TextAddress): TextHandle {
		const name = textName(address);
		const fragment = this.doc.getXmlFragment(name);
		const managers = this.#managers;
		const isKnown = this.#kinds.has(address.kind) && !this.#foreign.has(address.kind);
		const editable = isKnown && isKnownText(fragment);
		return {
			fragment,
			awareness: this.awareness,
			editable,
			get undoManager() {
				if (!managers.has(name)) managers.set(name, new Y.UndoManager(fragment, { captureTimeout: 600 }));
				return managers.get(name)!;
			},
		};
	}

	/** Settles a conflict for good, in one step on the disk with the changes that do so. @returns what takes these back */
	settleConflict(id: string, changes: readonly Change[] = []): UndoStep {
		const step = this.doc.transact(() => {
			const done = this.apply(changes);
			this.memory.settle(id);
			return done;
		}, this);
		this.#keepNotes();
		return step;
	}

	/** Takes a settlement back: the person is asked again. */
	reopenConflict(conflict: Conflict): void {
		this.memory.reopen(conflict);
		this.#keepNotes();
	}

	/** The person has seen a conflict: it is told, though not settled. */
	conflictShown(id: string, name?: string): void {
		this.memory.rememberShown(id, name);
		this.#keepNotes();
	}

	/** Another tab has settled a conflict, or taken that back. */
	hearOfConflict(told: { settled: string } | { reopened: Conflict }): void {
		this.memory.hear(told);
		this.#tell();
	}

	/** Resolves once all of it is on this device's disk. */
	saved(): Promise<void> {
		return new Promise((resolve) => {
			const stop = this.onStatus(() => check());
			const check = () => {
				if (this.status.save.state !== 'saved') return;
				stop();
				resolve();
			};
			check();
		});
	}

	retrySave(): void {
		this.#store.retry();
	}

	async close(): Promise<void> {
		this.#connection?.destroy();
		this.awareness.destroy();
		await this.#store.close();
		this.doc.destroy();
	}

	#stamp(): Stamp {
		return { ...this.#options.author, time: Date.now() };
	}

	#assertWritable(kindName: string): void {
		if (!this.#kinds.has(kindName)) throw new Error(`${this.name} holds no record of kind "${kindName}"`);
		if (this.#foreign.has(kindName))
			throw new Error(
				`a newer version of Rumb wrote "${kindName}" here: reload to update before changing it`,
			);
	}

	#lookForForeign(touched: Iterable<TouchedRecord>): void {
		for (const kind of foreignAmong(touched, this.doc, this.#kinds)) this.#foreign.add(kind);
	}

	#follow = (transaction: Y.Transaction) => {
		const touched = touchedRecords(transaction, this.#names);
		if (touched.length === 0) return;
		const isOthers = !transaction.local || transaction.meta.has(BROUGHT);
		// What this device had stored brings no news at the start; later it is what another tab has received.
		if (isOthers && (this.#loaded || transaction.origin !== this.#store.origin))
			this.#keepConflicts(transaction, touched);
		if (!this.#loaded) return;
		this.#lookForForeign(touched);
		const seen = new Set<string>();
		const rows = this.#readTogether(() =>
			touched.flatMap(({ kind, id }) => {
				const key = `${kind}/${id}`;
				if (seen.has(key)) return [];
				seen.add(key);
				return this.row(kind, id) ?? [];
			}),
		);
		if (rows.length > 0) for (const listener of this.#rowListeners) listener(rows);
	};

	#keepConflicts(transaction: Y.Transaction, touched: readonly TouchedRecord[]): void {
		const found = findLost(this.doc, this.#kinds, transaction, touched, {
			document: this.name,
			device: this.#options.author.device,
			clients: this.memory.clients,
			replaced: (item) => this.memory.replaced(item),
		});
		if (found.length === 0) return;
		this.memory.rememberConflicts(found);
		this.#tell();
	}

	/** Counts what this person did here; what came from the relay, another tab, the disk or a seed is not counted. */
	#account = (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
		if (!transaction.local) {
			// What the relay forwards may not be on its disk yet.
			if (this.#link && transaction.origin === this.#connection?.provider) this.#receive(this.#link.boot);
			return;
		}
		this.memory.rememberClient(this.doc.clientID);
		this.#acknowledgements.changed(update);
		this.memory.countWaiting(this.doc.clientID, this.#acknowledgements);
	};

	#keepCount = () => {
		this.memory.countWaiting(this.doc.clientID, this.#acknowledgements);
		this.#keepNotes();
	};

	#keepNotes(): void {
		this.#store.noteNow();
		this.#tell();
	}

	/** What the relay forwards may not be on its disk yet: neither the place that is noted nor the next says that it is. */
	#receive(boot: string): void {
		this.memory.rememberAhead(boot);
		if (this.#arrived && this.#arrived.ahead === undefined) this.#arrived = { ...this.#arrived, ahead: boot };
	}

	/** A place stands for what is saved, so that it is noted only when nothing received waits for the disk. */
	#stored = () => {
		if (this.#arrived && this.#store.status.state === 'saved' && this.#isWhole) {
			const place = this.#arrived;
			this.#arrived = null;
			this.memory.rememberPlace(place);
		}
		this.#tell();
	};

	#tell = () => {
		for (const listener of this.#statusListeners) listener();
	};
}
