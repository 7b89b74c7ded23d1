import { fold, matches } from '#lib/ui/fold.ts';

/** Somebody, or an organisation, that can be mentioned. */
export interface Mentionable {
	readonly type: 'person' | 'organisation';
	readonly id: string;
	/** How it is written after the `@`. */
	readonly name: string;
	/** What tells two of a name apart. */
	readonly hint?: string;
	/** Further words that find it. */
	readonly keywords?: string;
}

/** Whom a comment means. */
export interface Mentioned {
	readonly people: string[];
	readonly organisations: string[];
}

/** Beyond this, what follows an `@` is no name. */
const LONGEST = 60;

/**
 * The name that is being typed before the caret, or null: after an `@` that begins a word, up to the caret, in one line.
 * @returns where the `@` stands, and what follows it
 */
export function typedMention(words: string, caret: number): { at: number; query: string } | null {
	const at = words.lastIndexOf('@', caret - 1);
	if (at < 0 || caret - at > LONGEST) return null;
	if (at > 0 && /[\p{L}\p{N}.@_-]/u.test(words[at - 1]!)) return null;
	const query = words.slice(at + 1, caret);
	return /\n|^\s/u.test(query) ? null : { at, query };
}

/** Those that what was typed may mean, an acronym and names that begin so before others; else in their order. */
export function suggestMentions(
	query: string,
	all: readonly Mentionable[],
	most = 8,
): readonly Mentionable[] {
	const typed = fold(query);
	const rank = ({ name, hint }: Mentionable) =>
		typed && fold(hint ?? '') === typed ? 0 : fold(name).startsWith(typed) ? 1 : 2;
	return all
		.filter(({ name, hint, keywords }) => matches(`${name} ${hint ?? ''} ${keywords ?? ''}`, query))
		.sort((one, other) => rank(one) - rank(other))
		.slice(0, most);
}

/** Puts a name in the place of what was typed of it. */
export function insertMention(
	words: string,
	{ at, query }: { at: number; query: string },
	name: string,
): { words: string; caret: number } {
	const after = words.slice(at + 1 + query.length);
	const space = /^[\s.,;:!?)]/u.test(after) ? '' : ' ';
	const before = `${words.slice(0, at)}@${name}`;
	const caret = before.length + (space || /^\s/u.test(after) ? 1 : 0);
	return { words: `${before}${space}${after}`, caret };
}

/** Takes back the space that was put in after a name, where what is typed next ends a sentence or a bracket. */
export function closeUp(
	before: string,
	now: string,
	space: number | null,
): { words: string; caret: number } | null {
	if (space === null || now.length !== before.length + 1) return null;
	const typed = now[space];
	if (!typed || !/[.,;:!?)]/u.test(typed) || now[space - 1] !== ' ') return null;
	if (now.slice(0, space) + now.slice(space + 1) !== before) return null;
	return { words: now.slice(0, space - 1) + now.slice(space), caret: space };
}

/** Whether a name, and not only the beginning of a longer one, follows the `@` that stands there. */
export function namesAt(words: string, at: number, name: string): boolean {
	if (!name || !words.startsWith(name, at + 1)) return false;
	return !/^[\p{L}\p{N}]/u.test(words.slice(at + 1 + name.length));
}

/**
 * Whom the words mention: every `@` takes the longest name that follows it. Of several of one name it is the one that was chosen
 * from the list; a name that several bear and that nobody chose means none of them.
 */
export function readMentions(
	words: string,
	all: readonly Mentionable[],
	chosen: readonly Pick<Mentionable, 'type' | 'id' | 'name'>[],
): Mentioned {
	const found = { person: new Set<string>(), organisation: new Set<string>() };
	const known = [...chosen, ...all].sort((one, other) => other.name.length - one.name.length);
	for (let at = words.indexOf('@'); at >= 0; at = words.indexOf('@', at + 1)) {
		const name = known.find((one) => namesAt(words, at, one.name))?.name;
		if (!name) continue;
		const picked = chosen.filter((one) => one.name === name);
		const meant = picked.length > 0 ? picked : all.filter((one) => one.name === name);
		if (picked.length > 0 || meant.length === 1) for (const { type, id } of meant) found[type].add(id);
	}
	return { people: [...found.person].sort(), organisations: [...found.organisation].sort() };
}
