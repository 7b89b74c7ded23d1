// Which rows of a table changed since somebody last looked: whoever keeps something of each row reads only those again.

/** Beyond this many nobody gains from being told one by one. */
const REMEMBERED = 5000;

export class ChangedSlots {
	/** How many changes there have been. */
	#version = 0;
	/** The slots of the last of them. */
	#slots: number[] = [];

	get version(): number {
		return this.#version;
	}

	note(slot: number): void {
		this.#version += 1;
		this.#slots.push(slot);
		if (this.#slots.length > 2 * REMEMBERED) this.#slots = this.#slots.slice(-REMEMBERED);
	}

	/** Any row may have changed. */
	noteAll(): void {
		this.#version += 1;
		this.#slots = [];
	}

	/** Each slot that changed once; null where it may be any. */
	since(version: number): ReadonlySet<number> | null {
		const changes = this.#version - version;
		if (changes > this.#slots.length) return null;
		return new Set(changes === 0 ? [] : this.#slots.slice(-changes));
	}
}
