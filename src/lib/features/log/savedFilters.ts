import type { Settings } from '#lib/records/draftStore.ts';

/** A choice of filters that somebody has given a name. */
export interface SavedFilter {
	readonly name: string;
	/** What the address asks for, e.g. `{ type: 'meeting', year: '2024' }`. */
	readonly asked: Readonly<Record<string, string>>;
}

const NAME_AT_MOST = 80;
const SAVED_AT_MOST = 50;

/** Without what is empty, in one order: two choices are the same where this is. */
export function tidyAsked(asked: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(asked)
			.filter(([, value]) => value !== '')
			.sort(([one], [other]) => (one < other ? -1 : 1)),
	);
}

export const isSameChoice = (
	one: Readonly<Record<string, string>>,
	other: Readonly<Record<string, string>>,
) => JSON.stringify(tidyAsked(one)) === JSON.stringify(tidyAsked(other));

/** Reads what was kept; what cannot be read is left out. */
export function readSavedFilters(kept: unknown): SavedFilter[] {
	if (!Array.isArray(kept)) return [];
	return kept.flatMap((item: unknown) => {
		if (typeof item !== 'object' || item === null) return [];
		const { name, asked } = item as Record<string, unknown>;
		if (typeof name !== 'string' || !name || typeof asked !== 'object' || asked === null) return [];
		const words = Object.entries(asked).filter(
			(pair): pair is [string, string] => typeof pair[1] === 'string',
		);
		return [{ name, asked: tidyAsked(Object.fromEntries(words)) }];
	});
}

/** With another one, under a name that no other has; a choice that was saved is given the new name. */
export function addFilter(saved: readonly SavedFilter[], { name, asked }: SavedFilter): SavedFilter[] {
	const named = { name: name.trim().slice(0, NAME_AT_MOST), asked: tidyAsked(asked) };
	if (!named.name || Object.keys(named.asked).length === 0) return [...saved];
	const others = saved.filter((other) => other.name !== named.name && !isSameChoice(other.asked, asked));
	return [...others, named].slice(-SAVED_AT_MOST);
}

export function renameFilter(saved: readonly SavedFilter[], from: string, to: string): SavedFilter[] {
	const name = to.trim().slice(0, NAME_AT_MOST);
	if (!name || name === from) return [...saved];
	return saved.filter((one) => one.name !== name).map((one) => (one.name === from ? { ...one, name } : one));
}

/** Where the device keeps a person's filters of a workspace: on a shared one nobody sees another's. */
export class SavedFilterStore {
	readonly #key: string;
	readonly #settings: Settings;

	constructor({ workspace, person }: { workspace: string; person: string }, settings: Settings) {
		this.#key = `filters:${workspace}:${person}`;
		this.#settings = settings;
	}

	async find(): Promise<SavedFilter[]> {
		return readSavedFilters(await this.#settings.setting(this.#key));
	}

	/** @returns whether it could be kept */
	keep(saved: readonly SavedFilter[]): Promise<boolean> {
		return this.#settings.keepSetting(
			this.#key,
			saved.map(({ name, asked }) => ({ name, asked: { ...asked } })),
		);
	}
}
