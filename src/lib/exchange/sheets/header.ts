import { nameKey } from '#lib/domain/observatoryNames.ts';
import type { Language } from '#lib/domain/language.ts';
import { cellText, cleanText, type SheetCell } from './cell.ts';
import type { Layout } from './layout.ts';

/** One line of a sheet, as its reader counts lines. */
export interface SheetRow {
	readonly line: number;
	readonly cells: readonly SheetCell[];
}

export interface Sheet {
	readonly name: string;
	readonly hidden: boolean;
	readonly is1904: boolean;
	/** Lines that have anything in them. */
	readonly rows: readonly SheetRow[];
	/** Whether cells were merged: those below say what the first of them says. */
	readonly merged: boolean;
}

export interface Heading {
	readonly at: number;
	readonly text: string;
	/** The column that it is, as recognised; absent for what is not known. */
	readonly key?: string;
	/** Whether another column says the same, and comes first. */
	readonly again?: boolean;
}

export interface Header {
	/** Index of the row below which the records begin. */
	readonly end: number;
	readonly headings: readonly Heading[];
}

/** Rows among which a header is looked for: above it stand titles, logos, dates of printing. */
const FIRST = 40;

/** Finds columns by any of their headings. */
class Headings {
	readonly #keys = new Map<string, string>();

	/** @param language that words are in where a heading does not say so itself */
	constructor(layout: Layout, language: Language) {
		const put = (name: string, key: string) => {
			const found = nameKey(name);
			if (found && !this.#keys.has(found)) this.#keys.set(found, key);
		};
		for (const { key, heading } of layout.columns) put(heading, key);
		for (const { key, names } of layout.columns) for (const name of names) put(name, key);
		for (const { key, names, language: own, field } of layout.columns)
			if (own === language)
				for (const name of [field!, ...names.map((one) => one.replace(/ \([a-z]{2}\)$/u, ''))])
					put(name, key);
	}

	key(text: string): string | undefined {
		return text ? this.#keys.get(nameKey(text)) : undefined;
	}
}

/**
 * Where a sheet's header ends, and which columns it names. A header may have two rows: a group above, as “Title” over “ca” and “en”,
 * or names that stand in the first row only.
 * @param remembered what the reader said of headings before, by `nameKey`
 */
export function findHeader(
	rows: readonly SheetRow[],
	layout: Layout,
	language: Language,
	remembered: Readonly<Record<string, string>> = {},
): Header | null {
	const known = new Headings(layout, language);
	const keys = new Set(layout.columns.map(({ key }) => key));
	const keyOf = (text: string) => {
		const said = remembered[nameKey(text)];
		return said !== undefined ? (keys.has(said) ? said : undefined) : known.key(text);
	};
	let best: { end: number; texts: string[]; score: number } | null = null;
	for (const [index, row] of rows.slice(0, FIRST).entries()) {
		const above = index > 0 && rows[index - 1]!.line === row.line - 1 ? rows[index - 1]!.cells : [];
		const texts = readTexts(row.cells, above, keyOf);
		const score = new Set(texts.map(keyOf).filter(Boolean)).size;
		if (score > (best?.score ?? 0)) best = { end: index + 1, texts, score };
	}
	// Nothing is recognised: the first row with more than a title in it is offered to be mapped by hand.
	if (!best) {
		const at = rows
			.slice(0, FIRST)
			.findIndex(({ cells }) => cells.filter((cell) => cellText(cell)).length > 1);
		const index = at < 0 ? 0 : at;
		if (!rows[index]) return null;
		best = { end: index + 1, texts: rows[index].cells.map(textOf), score: 0 };
	}
	const seen = new Set<string>();
	const headings = best.texts.map((text, at): Heading => {
		const key = keyOf(text);
		if (!key) return { at, text };
		if (seen.has(key)) return { at, text, again: true };
		seen.add(key);
		return { at, text, key };
	});
	return { end: best.end, headings };
}

const textOf = (cell: SheetCell) => cleanText(cellText(cell)).replace(/\s+/gu, ' ');

function readTexts(
	cells: readonly SheetCell[],
	above: readonly SheetCell[],
	keyOf: (text: string) => string | undefined,
): string[] {
	let group = '';
	return Array.from({ length: Math.max(cells.length, above.length) }, (_, at) => {
		const own = textOf(cells[at] ?? null);
		const upper = textOf(above[at] ?? null);
		if (upper) group = upper;
		if (!own) return keyOf(upper) ? upper : '';
		if (keyOf(own) || !group) return own;
		return [`${group} (${own})`, `${group} ${own}`].find((both) => keyOf(both)) ?? own;
	});
}
