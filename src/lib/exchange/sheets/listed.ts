import { hasBrackets, nameKey, Names } from '#lib/domain/observatoryNames.ts';
import type { Listed } from './layout.ts';

/** Where things have one name, that name; else the id, by which they are told apart. */
export function listThings(
	things: readonly { readonly id: string; readonly name: string; readonly names: readonly string[] }[],
): Listed[] {
	const names = new Names(things);
	return things.map(({ id, name, names: all }) => {
		const called = names.called(name);
		const label =
			called.size === 1 && called.has(id) && nameKey(name) ? name.replace(/\s+/gu, ' ').trim() : id;
		return { id, label, names: all };
	});
}

/** Finds what cells name in one list. */
export class Lookup {
	readonly #names: Names;
	readonly #unbracketed: Names;
	readonly #labels: Map<string, string>;

	constructor(listed: readonly Listed[]) {
		this.#names = new Names(listed);
		this.#unbracketed = new Names(
			listed.map(({ id, names }) => ({ id, names: names.filter((name) => !hasBrackets(name)) })),
		);
		this.#labels = new Map(listed.map(({ id, label }) => [id, label]));
	}

	/**
	 * Ids of those that a text may mean: the one whose id it is, else those with that whole name, else those but for brackets. Of two
	 * that have other brackets each, as “San José (California)” and “San José (Costa Rica)”, neither is the other.
	 */
	meant(text: string): readonly string[] {
		const bare = text.trim();
		if (this.#labels.has(bare)) return [bare];
		const called = this.#names.called(bare);
		if (called.size > 0) return [...called];
		return [...(hasBrackets(bare) ? this.#unbracketed : this.#names).alike(bare)];
	}

	label(id: string): string {
		return this.#labels.get(id) ?? id;
	}
}

/** Members as one cell has them: `one; two`. What has a semicolon or a quote in it, or begins with a space, stands in quotes. */
export function joinMembers(members: readonly string[]): string {
	return members
		.map((member) => (/[;"\n]|^\s|\s$/u.test(member) ? `"${member.replaceAll('"', '""')}"` : member))
		.join('; ');
}

/** The members of a cell; blanks between semicolons are none. */
export function splitMembers(cell: string): string[] {
	const members: string[] = [];
	for (const [, quoted, bare = ''] of cell.matchAll(/\s*(?:"((?:[^"]|"")*)"\s*|([^;\n]*))(?:[;\n]|$)/gu)) {
		const member = quoted === undefined ? bare.trim() : quoted.replaceAll('""', '"');
		if (member && !members.includes(member)) members.push(member);
	}
	return members;
}
