// What is typed counts from the keystroke on: it is saved within moments, however steadily somebody types, on leaving, and when the page is hidden or closed.
import { onDestroy } from 'svelte';

/** What a control's text means: a content, or why it is refused. */
export type Reading<T> = { content: T } | { refused: string };

export interface DraftOptions<T> {
	/** What is stored now; live. */
	stored: () => T;
	/** How content is written in the control. */
	write: (content: T) => string;
	read: (text: string) => Reading<T>;
	save: (content: T) => Promise<void>;
	/** Whether it may be saved at all; live. What is typed stays as it is while it may not, whatever is stored. */
	maySave: () => boolean;
	/** Milliseconds after the first unsaved key at which it is saved. */
	after?: number;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** The text of one control while somebody types in it. What others set meanwhile is shown as long as nothing is unsaved. */
export class Draft<T> {
	readonly #options: DraftOptions<T>;
	/** What it was when it was opened, to which Escape goes back. */
	readonly #first: T;
	/** What was last known to be stored; whatever else is there comes from elsewhere. */
	#known = $state.raw() as T;
	#typed = $state.raw<string | null>(null);
	#unsaved = $state(false);
	/** What somebody else had set and this person's typing has replaced. */
	replaced = $state.raw<{ content: T } | null>(null);
	failed = $state.raw<Error | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(options: DraftOptions<T>) {
		this.#options = options;
		this.#first = options.stored();
		this.#known = this.#first;
	}

	/** What the control shows. Reading it follows the others' changes. */
	get text(): string {
		const { stored, maySave, write } = this.#options;
		const own = this.#typed !== null && (this.#unsaved || !maySave() || same(stored(), this.#known));
		return own ? this.#typed! : write(stored());
	}

	/** Why what is typed cannot be saved, in words, or null. */
	get refused(): string | null {
		if (this.#typed === null || !this.#unsaved) return null;
		const reading = this.#options.read(this.#typed);
		return 'refused' in reading ? reading.refused : null;
	}

	type(text: string): void {
		if (!this.#unsaved) this.#known = this.#options.stored();
		this.#typed = text;
		this.#unsaved = true;
		this.#timer ??= setTimeout(this.commit, this.#options.after ?? 400);
	}

	/** Saves what is typed, at once. @returns whether nothing is left unsaved */
	commit = (): boolean => {
		this.#stop();
		if (this.#typed === null || !this.#unsaved) return true;
		if (!this.#options.maySave()) return false;
		const reading = this.#options.read(this.#typed);
		if ('refused' in reading) return false;
		const now = this.#options.stored();
		this.#unsaved = false;
		if (!same(now, this.#known) && !same(now, reading.content)) this.replaced = { content: now };
		this.#save(reading.content);
		return true;
	};

	/** Shows what is stored, written as it should be, once the control is left. */
	settle(): void {
		if (this.commit() && this.#options.maySave()) this.#typed = null;
	}

	/** Puts back what was there when the control was opened, unless somebody else has set it since. */
	restore(): void {
		this.#stop();
		const untouched = same(this.#options.stored(), this.#known);
		this.#typed = null;
		this.#unsaved = false;
		if (!this.#options.maySave()) return;
		if (untouched && !same(this.#known, this.#first)) this.#save(this.#first);
	}

	takeReplaced(): void {
		if (!this.replaced) return;
		const { content } = this.replaced;
		this.replaced = null;
		this.#typed = null;
		this.#save(content);
	}

	#stop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	#save(content: T): void {
		this.#known = content;
		this.failed = null;
		if (same(content, this.#options.stored())) return;
		this.#options.save(content).catch((error: unknown) => {
			this.failed = error as Error;
			this.#unsaved = this.#typed !== null;
		});
	}
}

/** A draft that lives as long as the component, and saves when that, or the page, goes. */
export function useDraft<T>(options: DraftOptions<T>): Draft<T> {
	const draft = new Draft(options);
	addEventListener('pagehide', draft.commit);
	document.addEventListener('visibilitychange', draft.commit);
	onDestroy(() => {
		draft.commit();
		removeEventListener('pagehide', draft.commit);
		document.removeEventListener('visibilitychange', draft.commit);
	});
	return draft;
}
