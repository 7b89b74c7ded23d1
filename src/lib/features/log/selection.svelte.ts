import { SvelteSet } from 'svelte/reactivity';
import type { LongList } from './months.ts';

/** More than these are changed in several goes: each is one step that can be taken back. */
export const CHOSEN_AT_MOST = 2000;

/** The entries that somebody is choosing, to do something with all of them. */
export class EntrySelection {
	readonly ids = new SvelteSet<string>();
	isOn = $state(false);

	start(): void {
		this.isOn = true;
	}

	stop(): void {
		this.isOn = false;
		this.ids.clear();
	}

	/** @returns whether there was room for it */
	toggle(id: string): boolean {
		if (this.ids.delete(id)) return true;
		if (this.ids.size >= CHOSEN_AT_MOST) return false;
		this.ids.add(id);
		return true;
	}

	/** All that the list shows, from the newest on, as far as there is room. */
	chooseAll(list: LongList): void {
		for (let at = 0; at < list.length && this.ids.size < CHOSEN_AT_MOST; at++) {
			const row = list.row(at);
			if (row) this.ids.add(row.id);
		}
	}
}
