// [I1] What a person does here becomes changes of the documents concerned, and one step of undo.
import type { Change } from '#lib/documents/change.ts';
import type { UndoStep } from '#lib/documents/undo.ts';
import type { Contents, Kind } from '#lib/domain/kind.ts';
import { newRecordId } from '#lib/domain/recordId.ts';
import type { Tables } from '#lib/tables/tables.ts';
import { changesByDocument, changesTo, type Edit } from './changes.ts';
import type { Shelf } from './shelf.ts';
import { Gathering, type UndoStack } from './undo.ts';

/** What is done through it is one step of undo. */
export interface Together {
	writeTogether: (edits: readonly Edit[]) => Promise<void>;
	/** Types into texts at once, without waiting for anything. */
	typing: <T>(write: () => T) => T;
}

export class Writing {
	readonly #tables: Tables;
	readonly #shelf: Shelf;
	readonly #undo: UndoStack;
	#asked = false;

	constructor(tables: Tables, shelf: Shelf, undo: UndoStack) {
		this.#tables = tables;
		this.#shelf = shelf;
		this.#undo = undo;
	}

	/** Brings a record to these contents; what is not named stays. A localised field names only the languages to change. */
	async change(kind: Kind, id: string, contents: Contents): Promise<void> {
		const row = this.#tables.get(kind.name, id);
		if (!row) throw new Error(`there is no ${kind.name} "${id}"`);
		await this.#apply(row.document, changesTo(kind, row, contents));
	}

	/**
	 * Takes whatever is done through `together` for one step of undo, and nothing that the person does elsewhere meanwhile; what is done
	 * before something in it fails can be taken back.
	 * @returns whether that step is still the last thing done
	 */
	async inOneStep(work: (together: Together) => Promise<void>): Promise<() => boolean> {
		const gathering = new Gathering();
		try {
			await work({
				writeTogether: (edits) => this.write(edits, gathering),
				typing: (write) => this.#undo.typeWithin(gathering, write),
			});
		} catch (error) {
			this.#undo.close(gathering);
			throw error;
		}
		return this.#undo.close(gathering);
	}

	/** @returns the new record's id */
	async create(kind: Kind, contents: Contents, document = 'plan'): Promise<string> {
		const id = newRecordId();
		// What nobody may retract is not taken back by an undo either: a signature stays.
		await this.#apply(document, [{ do: 'create', kind: kind.name, id, contents }], kind.retractable);
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

	/** Changes and new records of any kinds, in whichever documents: what was done is taken back in one step. */
	async write(edits: readonly Edit[], gathering?: Gathering): Promise<void> {
		const changes = changesByDocument(edits, (kind, id) => this.#tables.get(kind, id));
		for (const name of changes.keys()) this.#shelf.hold(name);
		const documents = await Promise.all([...changes.keys()].map((name) => this.#shelf.get(name)));
		const steps: UndoStep[] = [];
		try {
			for (const document of documents) steps.push(document.apply(changes.get(document.name)!));
		} finally {
			// Where one document refuses, what was done in the others can be taken back.
			if (steps.length > 0) this.#undo.push(steps, undefined, gathering);
			this.askToKeep();
		}
	}

	async #apply(documentName: string, changes: Change[], undoable = true): Promise<void> {
		if (changes.length === 0) return;
		// What was written here can be taken back here: it stays open.
		this.#shelf.hold(documentName);
		const document = this.#shelf.open.get(documentName) ?? (await this.#shelf.get(documentName));
		const step = document.apply(changes);
		if (undoable) this.#undo.push(step);
		this.askToKeep();
	}

	/** Asked once, at the first edit: the browser may ask the person. */
	askToKeep(): void {
		if (this.#asked) return;
		this.#asked = true;
		void navigator.storage?.persist?.().catch(() => false);
	}
}
