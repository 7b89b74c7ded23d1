import type * as Y from 'yjs';
import type { Stamp } from '#lib/domain/kind.ts';
import { type CellStep, itemAt, recordMap, writeCell } from './change.ts';

/**
 * What takes back one change of one person. A value comes back as a new cell by the one who undoes, and only while the value
 * is still theirs: what somebody else has set meanwhile stays.
 */
export interface UndoStep {
	document: string;
	cells: CellStep[];
}

/**
 * Writes that put back an older write stand for it, so that a chain of changes can be undone one by one.
 * Keys and values are write identities.
 */
export type Aliases = Map<string, string>;

/** Takes a step back. @returns the step that redoes it, and how many cells were left because they are no longer theirs. */
export function takeBack(
	doc: Y.Doc,
	step: UndoStep,
	aliases: Aliases,
	stamp: Stamp,
): { redo: UndoStep; left: number } {
	const cells: CellStep[] = [];
	// Both may stand for an older write: what was undone and redone is again what it was.
	const standsFor = (item: string | null) => (item && aliases.get(item)) ?? item;
	const same = (one: string | null, other: string | null) => standsFor(one) === standsFor(other);
	let left = 0;
	for (const cell of [...step.cells].reverse()) {
		const map = recordMap(doc, cell.kind, cell.id);
		const stillTheirs = map && same(itemAt(map, cell.key), cell.afterItem);
		const undone = stillTheirs ? writeCell(doc, cell, cell.before, stamp) : null;
		if (!undone) {
			left++;
			continue;
		}
		if (undone.afterItem && cell.beforeItem)
			aliases.set(undone.afterItem, aliases.get(cell.beforeItem) ?? cell.beforeItem);
		cells.push(undone);
	}
	return { redo: { document: step.document, cells }, left };
}
