import { comment } from '#lib/domain/comment.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { OwnOrganisation } from '../ownOrganisation.svelte.ts';
import { SeenComments } from './seenComments.svelte.ts';
import type { CommentRow } from './threads.ts';

/** What others have said and meant this person, or the organisation for which this device writes, by. Live. */
export class MentionsOfMe {
	readonly #workspace: Workspace;
	readonly #own: OwnOrganisation;
	readonly #seen: SeenComments;
	/** The newest first. */
	readonly all: readonly CommentRow[] = $derived.by(() => this.#find());
	readonly unseen: readonly CommentRow[] = $derived.by(() => this.all.filter((row) => this.#seen.isNew(row)));

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
		this.#own = new OwnOrganisation(workspace);
		this.#seen = SeenComments.of(workspace);
		void this.#own.recall();
	}

	#find(): CommentRow[] {
		const { id: organisation } = this.#own;
		const me = this.#workspace.device.person.id;
		const found = new Map<string, CommentRow>();
		for (const row of [
			...this.#workspace.rowsBy(comment, 'people', me),
			...(organisation ? this.#workspace.rowsBy(comment, 'organisations', organisation) : []),
		])
			if (row.created?.person !== me) found.set(row.id, row);
		return [...found.values()].sort(
			(one, other) => (other.created?.time ?? 0) - (one.created?.time ?? 0) || (one.id < other.id ? 1 : -1),
		);
	}
}
