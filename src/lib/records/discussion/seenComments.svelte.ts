// What is new to whoever is at this device: by the record, since each discussion is read on its own.
import { receipt } from '#lib/domain/receipt.ts';
import { isSeen, markSeen, mergeMarks, type SeenMarks, type Written } from '#lib/domain/seen.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import type { CommentRow } from './threads.ts';

type MarksBySubject = Readonly<Record<string, SeenMarks>>;

function writtenOf(row: CommentRow): Written[] {
	return row.created ? [{ document: row.document, stamp: row.created }] : [];
}

export class SeenComments {
	static readonly #known = new WeakMap<Workspace, SeenComments>();
	readonly #workspace: Workspace;
	#marks = $state.raw<MarksBySubject | null>(null);

	private constructor(workspace: Workspace) {
		this.#workspace = workspace;
		void this.#read().then((kept) => (this.#marks = kept));
	}

	/** One for a workspace, so that what is seen in one place is no longer new in another. */
	static of(workspace: Workspace): SeenComments {
		let seen = SeenComments.#known.get(workspace);
		if (!seen) SeenComments.#known.set(workspace, (seen = new SeenComments(workspace)));
		return seen;
	}

	/** Nothing is new before it is known what was seen, nor what one wrote oneself. Live. */
	isNew(row: CommentRow): boolean {
		const marks = this.#marks;
		const me = this.#workspace.device.person.id;
		if (!marks || row.created?.person === me) return false;
		if (writtenOf(row).every((written) => isSeen(marks[row.subject ?? ''] ?? {}, written))) return false;
		return !this.#workspace.rowsBy(receipt, 'comment', row.id).some(({ created }) => created?.person === me);
	}

	/** These comments on a record were on screen. */
	async note(subject: string, rows: readonly CommentRow[]): Promise<void> {
		if (!this.#marks) return;
		const before = this.#marks[subject] ?? {};
		const after = markSeen(before, rows.flatMap(writtenOf));
		if (after === before) return;
		this.#marks = { ...this.#marks, [subject]: after };
		// Another tab may have noted something meanwhile.
		await this.#workspace.device.tables.changeSetting<MarksBySubject>(this.#key, (kept = {}) => ({
			...kept,
			[subject]: mergeMarks(kept[subject] ?? {}, after),
		}));
	}

	async #read(): Promise<MarksBySubject> {
		return (await this.#workspace.device.tables.setting<MarksBySubject>(this.#key)) ?? {};
	}

	get #key(): string {
		return `seenComments:${this.#workspace.id}`;
	}
}
