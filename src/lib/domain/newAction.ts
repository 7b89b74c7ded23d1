import type { action } from './action.ts';
import type { AnyRow, Contents, Place, RowOf } from './kind.ts';
import { childrenOf, type Placed } from './place.ts';
import { insertPlace } from './placeInsertion.ts';

/**
 * The code that comes after those of the siblings: the last number, plus one.
 * @param codes in order; `['LE2.1', 'LE2.2']` gives `LE2.3`
 * @param first where there are no siblings, or none with a number
 */
export function nextCode(codes: readonly (string | null)[], first: string): string {
	const numbered = codes.flatMap((code) => {
		const found = /^(.*?)(\d+)$/.exec(code ?? '');
		return found ? [{ stem: found[1]!, number: Number(found[2]) }] : [];
	});
	const last = numbered.at(-1);
	if (!last) return first;
	const highest = Math.max(...numbered.filter(({ stem }) => stem === last.stem).map(({ number }) => number));
	return `${last.stem}${highest + 1}`;
}

/** What is known of a new action of a line, or of one of its blocks: it comes after the last one there. */
export function newAction(
	actions: readonly RowOf<typeof action>[],
	line: { readonly id: string; readonly code: string | null },
	block: { readonly id: string } | null,
): Contents {
	const ordered = childrenOf(actions, null);
	const isSibling = (row: RowOf<typeof action>) =>
		row.line === line.id && (row.block ?? null) === (block?.id ?? null);
	const siblings = ordered.filter(isSibling);
	const inLine = ordered.filter((row) => row.line === line.id);
	const before = siblings.at(-1) ?? inLine.at(-1);
	const index = before ? ordered.indexOf(before) + 1 : ordered.length;
	return {
		code: nextCode(
			siblings.map(({ code }) => code),
			`${line.code ?? ''}.${inLine.length + 1}`.replace(/^\./, ''),
		),
		line: line.id,
		...(block ? { block: block.id } : {}),
		place: { parent: null, position: insertPlace(ordered, index).position } satisfies Place,
	};
}

/** The place after the last child of a parent. */
export function placeUnder(rows: readonly (AnyRow & Placed)[], parent: string | null): Place {
	const siblings = childrenOf(rows, parent);
	return { parent, position: insertPlace(siblings, siblings.length).position };
}
