// [I6] Conflicts of all documents of a workspace, open or closed: settled once for all tabs of this device, and noted in the
// document where they happened, so that whoever reviews a record knows of them.
import type { Change } from '#lib/documents/change.ts';
import type { Conflict } from '#lib/documents/conflict.ts';
import type { OpenDocument } from '#lib/documents/document.ts';
import { conflictNotice } from '#lib/domain/conflictNotice.ts';
import type { AnyRow, Contents } from '#lib/domain/kind.ts';
import { kindNamed, kindsOf } from '#lib/domain/kinds.ts';
import { subjectOf } from '#lib/domain/subject.ts';
import type { DeviceTables } from '#lib/tables/device.ts';
import type { Tables } from '#lib/tables/tables.ts';
import { changesTo } from './changes.ts';
import type { Shelf } from './shelf.ts';
import type { UndoStack } from './undo.ts';

/** How a conflict is settled, beside leaving everything as it is. */
export type Settlement = { contents: Contents } | { restore: true } | { retract: string };

export interface ConflictsOptions {
	workspace: string;
	/** This device's id, as cells name it. */
	id: string;
	device: DeviceTables;
	tables: Tables;
	shelf: Shelf;
	undo: UndoStack;
	mayWrite: (document: string) => boolean;
	changed: () => void;
}

/** What tabs of one device tell each other. */
type Word = { document: string } & ({ settled: string } | { reopened: Conflict });

/** The same on every tab, so that two which write it at once write one. */
const noticeOf = (conflict: string) => `conflict-${conflict.replaceAll(':', '-')}`;

export class Conflicts {
	readonly #options: ConflictsOptions;
	readonly #tabs: BroadcastChannel | null;

	constructor(options: ConflictsOptions) {
		this.#options = options;
		const name = `rumb/conflicts/${options.device.name}/${options.workspace}`;
		this.#tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : null;
		if (this.#tabs) this.#tabs.onmessage = ({ data }: MessageEvent<Word>) => this.#hear(data);
	}

	/**
	 * Settles a conflict, which can be undone.
	 * @throws when what should settle it cannot be written: it stays open
	 */
	async settle(conflict: Conflict, settlement?: Settlement): Promise<void> {
		const { shelf, undo } = this.#options;
		// What was written here can be taken back here: it stays open.
		shelf.hold(conflict.document);
		const document = await shelf.get(conflict.document);
		const step = document.settleConflict(conflict.id, this.#changesOf(conflict, settlement));
		const redo = () => {
			document.settleConflict(conflict.id);
			this.#settled(document, conflict);
		};
		this.#settled(document, conflict);
		undo.push(step, { undo: () => this.#reopen(document, conflict), redo });
	}

	/** The person has been shown a conflict: others may know that it waits for somebody. */
	async show(conflict: Conflict, name?: string): Promise<void> {
		const document = await this.#options.shelf.get(conflict.document);
		if (!document.memory.conflicts.has(conflict.id)) return;
		document.conflictShown(conflict.id, name);
		this.#note(document, conflict, false);
	}

	/** A notice of this device whose conflict is settled: two tabs wrote it at once, and what one said of it was lost. */
	tidy(document: OpenDocument): void {
		const { tables, id } = this.#options;
		for (const row of tables.all(conflictNotice.name) as AnyRow[]) {
			if (row.document !== document.name || row.created?.device !== id || row.settled) continue;
			const settled = document.memory.settledConflicts.find((conflict) => noticeOf(conflict) === row.id);
			if (settled) this.#write(document, this.#settling(row.id, true));
		}
	}

	stop(): void {
		this.#tabs?.close();
	}

	#changesOf({ kind, record, document }: Conflict, settlement?: Settlement): Change[] {
		if (!settlement) return [];
		if ('restore' in settlement) return [{ do: 'restore', kind, id: record }];
		if ('retract' in settlement) return [{ do: 'retract', kind, id: record, reason: settlement.retract }];
		const row = this.#options.tables
			.ofDocument(document)
			.find((one) => one.kind === kind && one.id === record);
		if (!row) throw new Error(`there is no ${kind} "${record}" in ${document}`);
		return changesTo(kindNamed(kind), row, settlement.contents);
	}

	#settled(document: OpenDocument, conflict: Conflict): void {
		this.#note(document, conflict, true);
		this.#tabs?.postMessage({ document: document.name, settled: conflict.id } satisfies Word);
	}

	#reopen(document: OpenDocument, conflict: Conflict): void {
		document.reopenConflict(conflict);
		this.#note(document, conflict, false);
		this.#tabs?.postMessage({ document: document.name, reopened: conflict } satisfies Word);
	}

	/** Says in the document that a conflict waits for its person, or no longer does; outside of what this person can undo. */
	#note(document: OpenDocument, conflict: Conflict, settled: boolean): void {
		if (!kindsOf(document.name).includes(conflictNotice)) return;
		const id = noticeOf(conflict.id);
		const row = document.row(conflictNotice.name, id);
		if (row) {
			if (Boolean(row.settled) !== settled) this.#write(document, this.#settling(id, settled));
		} else if (!settled) {
			const contents = {
				subject: subjectOf({ kind: conflict.kind, id: conflict.record }),
				field: conflict.key,
			};
			this.#write(document, { do: 'create', kind: conflictNotice.name, id, contents });
		}
	}

	#settling(id: string, settled: boolean): Change {
		return { do: 'set', kind: conflictNotice.name, id, key: 'settled', content: settled };
	}

	#write(document: OpenDocument, change: Change): void {
		if (!this.#options.mayWrite(document.name)) return;
		try {
			document.apply([change]);
		} catch (error) {
			// A newer app writes these otherwise: the conflict itself is settled all the same.
			console.warn('What others should know of a conflict could not be noted:', error);
		}
	}

	#hear(told: Word): void {
		const { shelf, changed } = this.#options;
		const name = told.document;
		const document = shelf.open.get(name);
		if (document) return document.hearOfConflict(told);
		const others = (shelf.lost.get(name) ?? []).filter(
			({ id }) => id !== ('settled' in told ? told.settled : told.reopened.id),
		);
		shelf.lost.set(name, 'reopened' in told ? [...others, told.reopened] : others);
		changed();
		// One that is just being read may have been read before that was written.
		shelf.opening(name)?.then(
			(opened) => opened.hearOfConflict(told),
			() => {},
		);
	}
}
