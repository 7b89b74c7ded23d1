// The joint of documents and tables, and the only bridge to Svelte's runes: reads are live, writes are changes.
// Over 300 lines: it is the one object that screens hold, and each of its calls leads to the module which does the work.
import type { Conflict } from '#lib/documents/conflict.ts';
import type { DocumentStatus, OpenDocument, TextHandle } from '#lib/documents/document.ts';
import type { UndoStep } from '#lib/documents/undo.ts';
import type { AnyRow, Contents, Kind, RowOf } from '#lib/domain/kind.ts';
import type { Language } from '#lib/domain/language.ts';
import { type Follower, Tables } from '#lib/tables/tables.ts';
import type { Access } from './access.svelte.ts';
import type { Edit } from './changes.ts';
import type { Conflicts, Settlement } from './conflicts.ts';
import type { Device } from './device.svelte.ts';
import type { WorkspaceFiles } from './files/files.svelte.ts';
import { Finding } from './finding.ts';
import { type LiveListing, LiveRows, Signal } from './live.svelte.ts';
import { Company, type Whereabouts } from './presence.ts';
import type { RefusedEdits } from './refusedEdits.ts';
import { Reach } from './reach.ts';
import type { RelayStatus } from './relayLink.ts';
import { Shelf } from './shelf.ts';
import { ownStorage } from './unpackedMarks.ts';
import { type TextUndo, UndoStack } from './undo.ts';
import { type Together, Writing } from './writing.ts';

export type { Together };

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
	readonly #reach: Reach;
	readonly #access: WorkspaceOptions['access'];
	readonly #status = new Signal();
	readonly #presence = new Signal();
	readonly #company: Company;
	readonly #history = new Signal();
	readonly #undo = new UndoStack(() => this.#history.changed());
	#conflicts: Promise<Conflicts> | null = null;
	readonly #writing: Writing;
	#closed = false;
	#files: Promise<WorkspaceFiles> | null = null;
	#loadedFiles: WorkspaceFiles | null = null;
	readonly #finding: Finding;
	readonly #read = Promise.withResolvers<void>();

	private constructor({ id, device, access, indexedDB = globalThis.indexedDB }: WorkspaceOptions) {
		this.#access = access;
		this.id = id;
		this.device = device;
		this.#shelf = new Shelf({
			workspace: id,
			device: device.tables,
			tables: this.#tables,
			options: { author: { person: device.person.id, device: device.id }, indexedDB },
			marks: indexedDB === globalThis.indexedDB ? ownStorage() : null,
			link: () => this.#reach.link,
			changed: this.#statusChanged,
			opened: (document) => {
				this.#company.welcome(document);
				this.#settling().then(
					(conflicts) => conflicts.tidy(document),
					(error: unknown) => console.error(error),
				);
			},
		});
		this.#finding = new Finding({
			workspace: id,
			device: device.tables,
			tables: this.#tables,
			whole: () => this.whole,
		});
		this.#writing = new Writing(this.#tables, this.#shelf, this.#undo);
		this.#company = new Company(
			() => device.person,
			() => this.#shelf.open.values(),
			() => this.#presence.changed(),
		);
		this.#reach = new Reach({
			workspace: id,
			device,
			tables: this.#tables,
			shelf: () => this.#shelf,
			indexedDB,
			changed: this.#statusChanged,
		});
	}

	/**
	 * Opens a workspace. Resolves as soon as there is something to show: the packed rows where there are some, else the plan
	 * document itself; the rest follows behind.
	 */
	static async open(options: WorkspaceOptions): Promise<Workspace> {
		const workspace = new Workspace(options);
		const { painting } = workspace.#shelf;
		const [painted] = await Promise.all([painting.first(), workspace.#reach.recall()]);
		const rest = painting.rest();
		// What is painted needs no document for now: those are opened when all of it is there.
		if (!painted) await workspace.#start(options);
		else rest.then(() => workspace.#start(options)).catch((error: unknown) => console.error(error));
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

	/** Rows of a kind of which there may be very many, to be narrowed and shown row by row; live. */
	listing<K extends Kind>(kind: K): LiveListing<K> {
		return this.#live.listing(kind);
	}

	/** Every row that this device has, so many at once: whoever has time between them keeps nobody waiting. */
	async *slices(size: number): AsyncGenerator<readonly AnyRow[]> {
		await this.whole;
		yield* this.#tables.slices(size);
	}

	/** Resolves when every row that was packed here is in memory: what nobody waits for may begin then. */
	get whole(): Promise<void> {
		return this.#shelf.painting.rest();
	}

	/** Resolves when the documents that changed after they were last packed are read: until then their rows say what stood before. */
	get upToDate(): Promise<void> {
		return this.#read.promise;
	}

	/** Calls back with every row that comes or changes, and with those that are gone. @returns how to stop */
	follow(follower: Follower): () => void {
		return this.#tables.follow(follower);
	}

	/** Finds records by words of any language. */
	find(query: string, limit?: number): Promise<AnyRow[]> {
		return this.#finding.find(query, limit);
	}

	/** The slots of a listing whose rows hold every word, or its beginning: 1 each. */
	matching(kind: Kind, query: string): Promise<Uint8Array> {
		return this.#finding.matching(kind, query);
	}

	// ---- writing

	/** Brings a record to these contents; what is not named stays. A localised field names only the languages to change. */
	change(kind: Kind, id: string, contents: Contents): Promise<void> {
		return this.#writing.change(kind, id, contents);
	}

	/** The same for many records at once, in whichever documents: what was done is taken back in one step. */
	changeTogether(kind: Kind, contents: ReadonlyMap<string, Contents>): Promise<void> {
		return this.writeTogether([...contents].map(([id, changed]) => ({ kind, id, contents: changed })));
	}

	/** Changes and new records of any kinds, in whichever documents: what was done is taken back in one step. */
	writeTogether(edits: readonly Edit[]): Promise<void> {
		return this.#writing.write(edits);
	}

	/**
	 * Takes whatever is done through `together` for one step of undo, and nothing that the person does elsewhere meanwhile; what is done
	 * before something in it fails can be taken back.
	 * @returns whether that step is still the last thing done
	 */
	inOneStep(work: (together: Together) => Promise<void>): Promise<() => boolean> {
		return this.#writing.inOneStep(work);
	}

	/** @returns the new record's id */
	create(kind: Kind, contents: Contents, document = 'plan'): Promise<string> {
		return this.#writing.create(kind, contents, document);
	}

	retract(kind: Kind, id: string, reason: string): Promise<void> {
		return this.#writing.retract(kind, id, reason);
	}

	restore(kind: Kind, id: string): Promise<void> {
		return this.#writing.restore(kind, id);
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
			this.#writing.askToKeep();
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

	/** Values of this device that lost to somebody else's, not settled yet, of all documents; live. */
	get conflicts(): Conflict[] {
		this.#status.read();
		return [...this.#shelf.lost.values()].flat();
	}

	/** Leaves what stands, or writes what the person wants instead; either can be undone. */
	async settleConflict(conflict: Conflict, settlement?: Settlement): Promise<void> {
		await (await this.#settling()).settle(conflict, settlement);
	}

	/** The person has been shown a conflict, with the name by which the other is known here. */
	async conflictShown(conflict: Conflict, name?: string): Promise<void> {
		await (await this.#settling()).show(conflict, name);
	}

	retrySave(): void {
		for (const document of this.#shelf.open.values()) document.retrySave();
	}

	reconnect(): void {
		this.#reach.reconnect();
	}

	/** How this device stands with the relay; live. */
	get relay(): RelayStatus {
		this.#status.read();
		return this.#reach.status;
	}

	/** Who keeps others out of what is private here: see `Reach`. Live. */
	get standing(): 'alone' | 'open' | 'guarded' {
		this.#status.read();
		return this.#reach.standing;
	}

	/** Documents of which the relay has, or may have, more than is here; live. */
	get behind(): string[] {
		this.#status.read();
		return this.#reach.behind;
	}

	/** Edits that a relay refused; null until that is known. Live. */
	get refused(): RefusedEdits | null {
		this.#status.read();
		return this.#reach.refused;
	}

	/** Whether the relay would take what is written in a document. It decides; this spares people what it would refuse. Live. */
	mayWrite(document: string): boolean {
		this.#status.read();
		return this.#reach.mayWrite(document);
	}

	/** Whether the relay would give a document: one that is opened without that right is refused, loudly. Live. */
	mayRead(document: string): boolean {
		this.#status.read();
		return this.#reach.mayRead(document);
	}

	/** Who else has this workspace open, and where they are; live. */
	get others(): Whereabouts[] {
		this.#presence.read();
		return this.#company.others;
	}

	/** Says where this person is, so that others see it. */
	enter(here: { record?: string | null; field?: string | null }): void {
		this.#company.enter(here);
	}

	/** Opens a document, whichever family it is of. */
	document(name: string): Promise<OpenDocument> {
		this.#shelf.hold(name);
		return this.#shelf.get(name);
	}

	/** Photographs and papers, loaded when they are first asked for. */
	get files(): Promise<WorkspaceFiles> {
		this.#files ??= this.#openFiles().catch((error: unknown) => {
			this.#files = null;
			throw error;
		});
		return this.#files;
	}

	/** Files on this device that are still to reach the relay; none is known of until they are loaded. Live. */
	get unsentFiles(): readonly string[] {
		this.#status.read();
		return this.#loadedFiles?.unsent ?? [];
	}

	async close(): Promise<void> {
		this.#closed = true;
		removeEventListener('pagehide', this.#leave);
		removeEventListener('online', this.#networkChanged);
		removeEventListener('offline', this.#networkChanged);
		this.#finding.stop();
		this.#reach.stop();
		this.#conflicts?.then((conflicts) => conflicts.stop()).catch(() => {});
		// Rows are packed whatever files wait for.
		const files = this.#files?.then((loaded) => loaded.stop()).catch(() => {});
		await Promise.all([files, this.#shelf.close()]);
	}

	/** What settles conflicts, brought in behind the first picture. */
	#settling(): Promise<Conflicts> {
		this.#conflicts ??= import('./conflicts.ts').then(
			({ Conflicts }) =>
				new Conflicts({
					workspace: this.id,
					id: this.device.id,
					device: this.device.tables,
					tables: this.#tables,
					shelf: this.#shelf,
					undo: this.#undo,
					mayWrite: (name) => this.#reach.mayWrite(name),
					changed: this.#statusChanged,
				}),
		);
		// What could not be loaded now is tried again by whoever needs it next.
		this.#conflicts.catch(() => (this.#conflicts = null));
		return this.#conflicts;
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
		// Before what is known of closed documents: what another tab settles from then on is heard.
		await this.#settling().catch(() => {});
		const behind = await this.#shelf.unpackAll();
		for (const name of behind) this.#shelf.bring(name);
		void Promise.allSettled(behind.map((name) => this.#shelf.get(name))).then(() => this.#read.resolve());
		if (!options.access) return;
		await this.#reach.start(options.access);
		// What waits is sent, whatever is on screen; nobody waits for it to see the plan.
		if (!this.#closed) this.files.catch((error: unknown) => console.error(error));
	}

	async #openFiles(): Promise<WorkspaceFiles> {
		const [{ WorkspaceFiles }, access = null] = await Promise.all([
			import('./files/files.svelte.ts'),
			this.#access?.(),
		]);
		this.#loadedFiles = await WorkspaceFiles.open({
			workspace: this.id,
			device: this.device.tables.name,
			access,
			relay: () => ({ status: this.#reach.status, epoch: this.#reach.link?.epoch ?? '' }),
			mayWrite: (document) => this.#reach.mayWrite(document),
		});
		this.#status.changed();
		return this.#loadedFiles;
	}

	#statusChanged = () => {
		this.#status.changed();
		this.#reach?.look();
		this.#files?.then((files) => files.look()).catch((error: unknown) => console.error(error));
	};

	#takeBack = (step: UndoStep) =>
		this.#shelf.open.get(step.document)?.undo(step) ?? {
			redo: { ...step, cells: [] },
			left: step.cells.length,
		};

	#leave = () => this.#shelf.packNow();
	#networkChanged = () => this.reconnect();
}
