import { type EntryDraft, isBegun, readDraft } from './draft.ts';

/** Where a device keeps small things beside the documents. */
export interface Settings {
	setting<T>(key: string): Promise<T | undefined>;
	keepSetting(key: string, content: unknown): Promise<boolean>;
}

type SessionStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Keeps what is being written: at once for a reload of this tab, and on the device for when the browser was closed. It belongs to
 * one person: on a shared phone nobody sees another's.
 */
export class DraftStore {
	readonly #key: string;
	readonly #settings: Settings;
	readonly #session: SessionStorage | null;
	/** Writes one after the other, so that an older one never ends last. */
	#writing: Promise<unknown> = Promise.resolve();

	constructor(
		{ workspace, person }: { workspace: string; person: string },
		settings: Settings,
		session: SessionStorage | null,
	) {
		this.#key = `draft:${workspace}:${person}`;
		this.#settings = settings;
		this.#session = session;
	}

	async find(): Promise<EntryDraft | null> {
		try {
			const kept = readDraft(JSON.parse(this.#session?.getItem(this.#key) ?? 'null'));
			if (kept) return kept;
		} catch {
			// What the tab kept cannot be read: the device may have it.
		}
		return readDraft(await this.#settings.setting(this.#key));
	}

	keep(draft: EntryDraft): Promise<unknown> {
		const content = isBegun(draft) ? { ...draft } : null;
		try {
			if (content) this.#session?.setItem(this.#key, JSON.stringify(content));
			else this.#session?.removeItem(this.#key);
		} catch {
			// Full or refused: the device keeps it.
		}
		return (this.#writing = this.#writing.then(() => this.#settings.keepSetting(this.#key, content)));
	}
}
