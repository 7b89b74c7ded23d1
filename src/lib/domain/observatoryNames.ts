import { inLanguage, LANGUAGES, type Localised } from './language.ts';

/** Something that a line may name: an id, and all the names by which people may write it. */
export interface Named {
	readonly id: string;
	readonly names: readonly string[];
}

const BRACKETS = /\([^)]*\)/gu;
const NOTHING: ReadonlySet<string> = new Set();

/** Names are compared without case, accents and signs; “km²” is “km2”, and what is no letter but a unit stays. */
export function nameKey(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\p{Sc}%‰]+/gu, ' ')
		.trim();
}

/** The same without what stands in brackets. */
export const bareKey = (text: string): string => nameKey(text.normalize('NFKC').replace(BRACKETS, ''));

export const hasBrackets = (text: string): boolean => text.normalize('NFKC').includes('(');

function keysOf(named: readonly Named[], keyOf: (name: string) => string): Map<string, Set<string>> {
	const keys = new Map<string, Set<string>>();
	for (const { id, names } of named)
		for (const name of [id, ...names]) {
			const key = keyOf(name);
			if (key) keys.set(key, (keys.get(key) ?? new Set()).add(id));
		}
	return keys;
}

/** What names stand for. */
export class Names {
	readonly #whole: Map<string, Set<string>>;
	readonly #bare: Map<string, Set<string>>;

	constructor(named: readonly Named[]) {
		this.#whole = keysOf(named, nameKey);
		this.#bare = keysOf(named, bareKey);
	}

	/** Those that have this whole name. */
	called(name: string): ReadonlySet<string> {
		return this.#whole.get(nameKey(name)) ?? NOTHING;
	}

	/** Those of which a name differs in nothing but what stands in brackets. */
	alike(name: string): ReadonlySet<string> {
		return this.#bare.get(bareKey(name)) ?? NOTHING;
	}

	/** “Torí” is the Metropolitan City of Torí, where no other ends so: what it was taken for is seen before it is written. */
	ending(name: string): ReadonlySet<string> {
		const key = bareKey(name);
		if (key.length < 4) return NOTHING;
		const ending = [...this.#bare].filter(([whole]) => whole.endsWith(` ${key}`));
		return new Set(ending.flatMap(([, ids]) => [...ids]));
	}
}

/** Metropolises that a name may mean: of “San José (Costa Rica)” the brackets tell, where there are several. */
export function metropolisesCalled(names: Names, name: string): ReadonlySet<string> {
	for (const found of [names.called(name), names.alike(name)]) if (found.size > 0) return found;
	return names.ending(name);
}

/** A sort of fact, or, where only the unit in brackets is another one, those that it may have been meant for. */
export interface SortFound {
	readonly indicator?: string;
	readonly expected?: readonly string[];
}

/**
 * The sort of fact of a name. What stands in brackets is its unit, so that “Area (ha)” is not “Area (km²)”; a name without any means
 * the unit of the one sort that is called so.
 * @param takesNote whether brackets say no unit, as of a sort that is told in words
 */
export function sortCalled(
	names: Names,
	name: string,
	takesNote: (indicator: string) => boolean = () => false,
): SortFound {
	const whole = names.called(name);
	if (whole.size > 0) return whole.size === 1 ? { indicator: [...whole][0] } : {};
	const [indicator, ...others] = names.alike(name);
	if (!indicator) return {};
	if (hasBrackets(name) && !takesNote(indicator)) return { expected: [indicator, ...others] };
	return others.length === 0 ? { indicator } : {};
}

/** Every name by which somebody may write a record: its names in each language, its local name, its aliases. */
export function namesOf(row: {
	readonly name?: Localised | null;
	readonly localName?: string | null;
	readonly aliases?: readonly string[];
}): string[] {
	const names = LANGUAGES.map((language) => inLanguage(row.name ?? {}, language)?.text ?? '');
	return [...new Set([...names, row.localName ?? '', ...(row.aliases ?? [])])].filter(Boolean);
}
