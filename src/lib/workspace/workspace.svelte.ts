// The joint of documents and tables, and the only bridge to Svelte's runes: reads are live, writes are changes.
import type { Change } from '#lib/documents/change.ts';
import type { Conflict } from '#lib/documents/conflict.ts';
import type { DocumentStatus, OpenDocument, TextHandle } from '#lib/documents/document.ts';
import type { UndoStep } from '#lib/documents/undo.ts';
import type { AnyRow, Contents, Kind, RowOf } from '#lib/domain/kind.ts';
import { isDocumentName } from '#lib/domain/document.ts';
import { type Capabilities, rightTo } from '#lib/domain/capability.ts';
import type { Language } from '#lib/domain/language.ts';
import { newRecordId } from '#lib/domain/recordId.ts';
import type { Search } from '#lib/tables/search.ts';
import { Tables } from '#lib/tables/tables.ts';
import type { Access } from './access.svelte.ts';
import { changesTo } from './changes.ts';
import { CredentialStore } from './credentials.ts';
import type { Device } from './device.svelte.ts';
import { LiveRows, Signal } from './live.svelte.ts';
import { othersIn, type Whereabouts } from './presence.ts';
import type { RefusedEdits } from './refusedEdits.ts';
import type { RelayLink, RelayStatus } from './relayLink.ts';
import { noteContact, wasThere } from './contact.ts';
import { Shelf } from './shelf.ts';
import { capabilitiesOf } from './token.ts';
import { type TextUndo, UndoStack } from './undo.ts';

/** A frozen seed and the name under which this version of it is known. */
export interface NamedSeed {
	name: string;
	update: Uint8Array;
}

export interface WorkspaceOptions {
	id: string;
	device: Device;
	/** What this device was given by relays, loaded behind the first picture; without it the workspace stays on this device. */
	access?: () => Promise<Access>;
	/** The browser's database; given by tests that play several devices. */
	indexedDB?: IDBFactory;
	/** A frozen seed to be applied, fetched only where it is not known to be here. */
	seed?: (known: string | undefined) => Promise<NamedSeed | null>;
}

export class Workspace {
	readonly id: string;
	readonly device: Device;
	readonly #tables = new Tables();
	readonly #live = new LiveRows(this.#tables);
	readonly #shelf: Shelf;
	#relay: RelayLink | null = null;
	#refused: RefusedEdits | null = null;
	#closed = false;
	/** What this device may do as it was last told, until the relay's link is there. */
	#recalled: Capabilities | null = null;
	readonly #status = new Signal();
	readonly #presence = new Signal();
	readonly #history = new Signal();
	readonly #undo = new UndoStack(() => this.#history.changed());
	#asked = false;
	#search: Promise<Search> | null = null;
	#searching: (() => void)[] = [];
	#here: { record: string | null; field: string | null } = { record: null, field: null };

	private constructor({ id, device, indexedDB = globalThis.indexedDB }: WorkspaceOptions) {
		this.id = id;
		this.device = device;
		this.#shelf = new Shelf({
			workspace: id,
			device: device.tables,
			tables: this.#tables,
			options: { author: { person: device.person.id, device: device.id }, indexedDB },
			link: () => this.#relay?.link ?? null,
			changed: this.#statusChanged,
			opened: (document) => this.#welcome(document),
		});
	}

	/**
	 * Opens a workspace. Resolves as soon as there is something to show: the packed rows where there are some, else the plan
	 * document itself; the rest follows behind.
	 */
	static async open(options: WorkspaceOptions): Promise<Workspace> {
		const workspace = new Workspace(options);
		const [packed] = await Promise.all([workspace.#shelf.unpack('plan'), workspace.#recall()]);
		const opening = workspace.#start(options);
		if (packed === null) await opening;
		else opening.catch((error: unknown) => console.error(error));
		addEventListener('pagehide', workspace.#leave);
		addEventListener('online', workspace.#networkChanged);
		addEventListener('offline', workspace.#networkChanged);
		return workspace;
	}

	// ---- reading

	/** Rows of a kind, in order; live. */
	rows<K extends Kind>(kind: K): readonly RowOf<K>[] {
		return this.#live.all(kind);
	}

	/** Rows whose indexed field is, or holds, this value; live. */
	rowsBy<K extends Kind>(kind: K, field: keyof K['fields'] & string, value: string): readonly RowOf<K>[] {
		return this.#live.by(kind, field, value);
	}

	row<K extends Kind>(kind: K, id: string): RowOf<K> | undefined {
		return this.#live.get(kind, id);
	}

	retracted<K extends Kind>(kind: K): readonly RowOf<K>[] {
		return this.#live.retracted(kind);
	}

	/** Finds records by words of any language. */
	async find(query: string, limit?: number): Promise<AnyRow[]> {
		this.#search ??= this.#index();
		const found = (await this.#search).find(query, limit);
		return found.flatMap(({ kind, id }) => this.#tables.get(kind, id) ?? []);
	}

	// ---- writing

	/** Brings a record to these contents; what is not named stays. A localised field names only the languages to change. */
	async change(kind: Kind, id: string, contents: Contents): Promise<void> {
		const row = this.#tables.get(kind.name, id);
		if (!row) throw new Error(`there is no ${kind.name} "${id}"`);
		await this.#apply(row.document, changesTo(kind, row, contents));
	}

	/** @returns the new record's id */
	async create(kind: Kind, contents: Contents, document = 'plan'): Promise<string> {
		const id = newRecordId();
		await this.#apply(document, [{ do: 'create', kind: kind.name, id, contents }]);
		return id;
	}

	async retract(kind: Kind, id: string, reason: string): Promise<void> {
		if (!kind.retractable) throw new Error(`a ${kind.name} cannot be retracted`);
		const row = this.#tables.get(kind.name, id);
		if (row) await this.#apply(row.document, [{ do: 'retract', kind: kind.name, id, reason }]);
	}

	async restore(kind: Kind, id: string): Promise<void> {
		const row = this.#tables.get(kind.name, id);
		if (row) await this.#apply(row.document, [{ do: 'restore', kind: kind.name, id }]);
	}

	/** The handle with which an editor binds to a co-written text. */
	async text(kind: Kind, id: string, field: string, language: Language): Promise<TextHandle> {
		const name = this.#tables.get(kind.name, id)?.document ?? 'plan';
		this.#shelf.hold(name);
		const document = await this.#shelf.get(name);
		const handle = document.text({ kind: kind.name, id, field, language });
		const startEditing = () => {
			const manager = handle.undoManager;
			this.#undo.watch(manager as unknown as TextUndo);
			this.#askToKeep();
			return manager;
		};
		// Only whoever edits pays for an undo manager; many texts are only read.
		return {
			fragment: handle.fragment,
			awareness: handle.awareness,
			editable: handle.editable,
			get undoManager() {
				return startEditing();
			},
		};
	}

	get canUndo(): boolean {
		this.#history.read();
		return this.#undo.canUndo;
	}

	get canRedo(): boolean {
		this.#history.read();
		return this.#undo.canRedo;
	}

	/** Takes back this person's last change. @returns how many values were left, because somebody else has set them since */
	undo(): number {
		return this.#undo.undo(this.#takeBack);
	}

	redo(): number {
		return this.#undo.redo(this.#takeBack);
	}

	// ---- status and company

	/** How safe each open document is; live. */
	get status(): { name: string; status: DocumentStatus }[] {
		this.#status.read();
		return [...this.#shelf.open].map(([name, document]) => ({ name, status: document.status }));
	}

	/** Values that lost to somebody else's, not settled yet; live. */
	get conflicts(): Conflict[] {
		this.#status.read();
		return [...this.#shelf.open.values()].flatMap((document) => [...document.memory.conflicts.values()]);
	}

	settleConflict(conflict: Conflict): void {
		this.#shelf.open.get(conflict.document)?.settleConflict(conflict.id);
	}

	retrySave(): void {
		for (const document of this.#shelf.open.values()) document.retrySave();
	}

	reconnect(): void {
		this.#relay?.reconnect();
	}

	/** How this device stands with the relay; live. */
	get relay(): RelayStatus {
		this.#status.read();
		return this.#relay?.status ?? { state: 'alone' };
	}

	/** Edits that a relay refused; null until that is known. Live. */
	get refused(): RefusedEdits | null {
		this.#status.read();
		return this.#refused;
	}

	/** Whether the relay would take what is written in a document. It decides; this spares people what it would refuse. Live. */
	mayWrite(document: string): boolean {
		this.#status.read();
		if (this.#relay) return this.#relay.mayWrite(document);
		return !this.#recalled || rightTo(this.#recalled, document) === 'write';
	}

	/** Who else has this workspace open, and where they are; live. */
	get others(): Whereabouts[] {
		this.#presence.read();
		const plan = this.#shelf.open.get('plan');
		return plan ? othersIn(plan.awareness, this.device.person.id) : [];
	}

	/** Says where this person is, so that others see it. */
	enter(here: { record?: string | null; field?: string | null }): void {
		this.#here = { ...this.#here, ...here };
		for (const document of this.#shelf.open.values()) this.#announce(document);
	}

	/** Opens a document, whichever family it is of. */
	document(name: string): Promise<OpenDocument> {
		this.#shelf.hold(name);
		return this.#shelf.get(name);
	}

	async close(): Promise<void> {
		removeEventListener('pagehide', this.#leave);
		removeEventListener('online', this.#networkChanged);
		removeEventListener('offline', this.#networkChanged);
		for (const stop of this.#searching) stop();
		this.#closed = true;
		this.#refused?.stop();
		this.#relay?.stop();
		await this.#shelf.close();
	}

	/** So that the first picture already offers nothing that may not be written. */
	async #recall(): Promise<void> {
		const credentials = await new CredentialStore(this.device.tables, null).find(this.id);
		this.#recalled = credentials && capabilitiesOf(credentials.access);
	}

	async #start(options: WorkspaceOptions): Promise<void> {
		const { seed, device, id } = options;
		const plan = await this.#shelf.get('plan');
		// A seed changes nothing where it already is; the note only spares fetching it. A disk that was lost wants it again.
		const seeded = `seeded:${id}`;
		const known = plan.rows().length > 0 ? await device.tables.setting<string>(seeded) : undefined;
		const found = await seed?.(known);
		if (found) {
			plan.applySeed(found.update);
			await device.tables.keepSetting(seeded, found.name);
		}
		for (const name of await this.#shelf.unpackAll()) this.#openBehind(name);
		if (options.access) await this.#reach(options, options.access);
	}

	/** Connects with the relay, where there is one. */
	async #reach(
		{ id, device, indexedDB = globalThis.indexedDB }: WorkspaceOptions,
		access: () => Promise<Access>,
	) {
		const [{ RelayLink }, { RefusedEdits }, given] = await Promise.all([
			import('./relayLink.ts'),
			import('./refusedEdits.ts'),
			access(),
		]);
		if (this.#closed) return;
		const relay = new RelayLink({
			workspace: id,
			access: given,
			capabilities: this.#recalled,
			wasThere: () => wasThere(device, id),
			documents: () => this.#shelf.open.values(),
			changed: this.#statusChanged,
			news: (names) => this.#hear(names),
		});
		const tables = this.#tables;
		this.#relay = relay;
		this.#refused = new RefusedEdits({
			workspace: id,
			device: device.tables,
			tables,
			shelf: this.#shelf,
			relay,
			indexedDB,
		});
		await this.#refused.recall();
		await relay.start();
	}

	/** The relay told which documents it has, or which have grown: those that are closed here and lack something are opened. */
	#hear(names: readonly string[]): void {
		const { documents } = this.#relay ?? {};
		for (const name of names) {
			const there = documents?.get(name);
			if (there && isDocumentName(name) && this.#shelf.isBehind(name, there.seq)) this.#openBehind(name);
		}
		void noteContact(this.device, this.id);
	}

	#openBehind(name: string): void {
		this.#shelf.get(name).catch((error: unknown) => console.error(error));
	}

	#statusChanged = () => {
		this.#status.changed();
		this.#refused?.look();
	};

	async #apply(documentName: string, changes: Change[]): Promise<void> {
		if (changes.length === 0) return;
		const document = this.#shelf.open.get(documentName) ?? (await this.#shelf.get(documentName));
		this.#undo.push(document.apply(changes));
		this.#askToKeep();
	}

	/** Asked once, at the first edit: the browser may ask the person. */
	#askToKeep(): void {
		if (this.#asked) return;
		this.#asked = true;
		void navigator.storage?.persist?.().catch(() => false);
	}

	#takeBack = (step: UndoStep) =>
		this.#shelf.open.get(step.document)?.undo(step) ?? {
			redo: { ...step, cells: [] },
			left: step.cells.length,
		};

	async #index(): Promise<Search> {
		const { Search } = await import('#lib/tables/search.ts');
		const search = new Search();
		search.put(this.#tables.everything());
		this.#searching.push(this.#tables.follow((rows) => search.put(rows)));
		return search;
	}

	#welcome(document: OpenDocument): void {
		this.#announce(document);
		document.awareness.on('change', () => this.#presence.changed());
	}

	#announce(document: OpenDocument): void {
		const { person } = this.device;
		const state = document.awareness.getLocalState() ?? {};
		document.awareness.setLocalState({
			...state,
			person,
			// The caret in a text is drawn from `user`.
			user: { name: person.name, color: person.color },
			...this.#here,
		});
	}

	#leave = () => this.#shelf.packNow();
	#networkChanged = () => this.reconnect();
}
