import { onMount } from 'svelte';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { DraftStore, sessionOrNone } from './draftStore.ts';

/** The words of a small dialog: what was written is there again, should it close on somebody. Made while a component is. */
export class KeptWords {
	#text = $state('');
	readonly #drafts: DraftStore<string>;

	/** @param subject what the words are about, e.g. `conclusion:<id>` */
	constructor(workspace: Workspace, subject: string, before: string) {
		this.#text = before;
		this.#drafts = new DraftStore<string>({
			workspace: workspace.id,
			person: workspace.device.person.id,
			subject,
			read: (kept) => (typeof kept === 'string' && kept ? kept : null),
			settings: workspace.device.tables,
			session: sessionOrNone(),
		});
		onMount(async () => {
			const kept = await this.#drafts.find();
			if (kept !== null && this.#text === before) this.#text = kept;
		});
	}

	get text(): string {
		return this.#text;
	}

	set text(typed: string) {
		this.#text = typed;
		void this.#drafts.keep(typed.trim() ? typed : null);
	}

	/** They were saved, and are no draft any more. */
	forget(): Promise<unknown> {
		return this.#drafts.keep(null);
	}
}
