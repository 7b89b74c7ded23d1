/** Where a device keeps small things beside the documents. */
export interface Settings {
	setting<T>(key: string): Promise<T | undefined>;
	keepSetting(key: string, content: unknown): Promise<boolean>;
}

type SessionStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface DraftStoreOptions<T> {
	workspace: string;
	person: string;
	/** What is being written, where somebody may have begun several things: `comment:action/le1-eu-1`. */
	subject?: string;
	/** Reads what was kept, by whichever version of the app; null where it is nothing. */
	read: (kept: unknown) => T | null;
	settings: Settings;
	session: SessionStorage | null;
}

/** What somebody is writing over a record, and what stood there when they began: only what they changed is theirs. */
export interface EditDraft<W> {
	words: W;
	/** Null for a new record. */
	before: W | null;
}

/** Reads such a draft; one that an earlier app kept says nothing of what stood there. */
export function readEditDraft<W>(read: (kept: unknown) => W | null): (kept: unknown) => EditDraft<W> | null {
	return (kept) => {
		const { words, before } = (kept ?? {}) as { words?: unknown; before?: unknown };
		const found = read(words ?? kept);
		return found && { words: found, before: words === undefined ? null : read(before) };
	};
}

/** The tab's storage; reading it throws where the browser refuses storage. */
export function sessionOrNone(): Storage | null {
	try {
		return sessionStorage;
	} catch {
		return null;
	}
}

/**
 * Keeps what is being written: at once for a reload of this tab, and on the device for when the browser was closed. It belongs to
 * one person: on a shared phone nobody sees another's.
 */
export class DraftStore<T> {
	readonly #key: string;
	readonly #options: DraftStoreOptions<T>;
	/** Writes one after the other, so that an older one never ends last. */
	#writing: Promise<unknown> = Promise.resolve();

	constructor(options: DraftStoreOptions<T>) {
		const { workspace, person, subject } = options;
		this.#key = ['draft', workspace, person, ...(subject ? [subject] : [])].join(':');
		this.#options = options;
	}

	async find(): Promise<T | null> {
		const { read, session, settings } = this.#options;
		try {
			const kept = read(JSON.parse(session?.getItem(this.#key) ?? 'null'));
			if (kept) return kept;
		} catch {
			// What the tab kept cannot be read: the device may have it.
		}
		return read(await settings.setting(this.#key));
	}

	/** @param draft null for nothing: it was sent, or taken away */
	keep(draft: T | null): Promise<unknown> {
		const { session, settings } = this.#options;
		try {
			if (draft) session?.setItem(this.#key, JSON.stringify(draft));
			else session?.removeItem(this.#key);
		} catch {
			// Full or refused: the device keeps it.
		}
		return (this.#writing = this.#writing.then(() => settings.keepSetting(this.#key, draft)));
	}
}
