import type { ValueRow } from '#lib/domain/indicatorStanding.ts';
import { indicatorValue } from '#lib/domain/indicatorValue.ts';
import { documentOf } from '#lib/domain/owner.ts';
import type { Language } from '#lib/domain/language.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { enteredIn, type GridRow } from './gridRow.ts';
import { type CellContents, readCell } from './readCell.ts';

export interface CellEdit {
	readonly row: GridRow;
	readonly year: number;
	readonly text: string;
}

export interface CellFault extends CellEdit {
	readonly sentence: string;
}

interface Writing {
	/** For which organisation this device writes. */
	readonly own: string;
	readonly language: Language;
	/** Where the figures are from, in words; nothing where nobody says. */
	readonly source: string;
}

const isEmpty = (contents: CellContents) => Object.values(contents).every((content) => content === null);

/** What is no longer said in words is said in no language. */
const emptyWords = (row: ValueRow | undefined): Record<string, string> =>
	Object.fromEntries(Object.keys(row?.words ?? {}).map((written) => [written, '']));

/** Another figure, or other words, than the source of the old ones vouches for. */
const saysOther = (row: ValueRow, { words, ...numbers }: CellContents, language: Language): boolean =>
	row.value !== numbers.value ||
	row.numerator !== numbers.numerator ||
	row.denominator !== numbers.denominator ||
	Boolean(row.notApplicable) !== Boolean(numbers.notApplicable) ||
	(words === null ? Object.values(row.words).some(Boolean) : row.words[language] !== words);

/**
 * Writes what was typed or pasted, in one step that one undo takes back. What stands in a cell already is changed where this device may
 * write it; else a value of its own stands beside it.
 * @returns the cells that could not be read, each with the sentence that says why: nothing of them was written
 */
export async function writeCells(
	workspace: Workspace,
	edits: readonly CellEdit[],
	{ own, language, source }: Writing,
): Promise<CellFault[]> {
	const faults: CellFault[] = [];
	const writes: Parameters<Workspace['writeTogether']>[0][number][] = [];
	for (const edit of edits) {
		const reading = readCell(edit.text, edit.row.indicator);
		if (reading.fault !== undefined) {
			faults.push({ ...edit, sentence: reading.fault });
			continue;
		}
		const { standing, others } = enteredIn(edit.row, edit.year);
		// One that was emptied before is filled again.
		const emptied = edit.row.values.filter(
			(value) =>
				value.year === edit.year &&
				(value.dimension ?? null) === edit.row.dimension &&
				(value.member ?? null) === edit.row.member,
		);
		const known = [...(standing.state === 'none' ? [] : [standing.row]), ...others, ...emptied];
		const row = known.find(({ document }) => workspace.mayWrite(document));
		const { words, ...numbers } = reading.contents;
		const contents = {
			...numbers,
			words: words === null ? emptyWords(row) : { [language]: words },
			...(source.trim()
				? { sourceWords: source.trim() }
				: row && saysOther(row, reading.contents, language)
					? { sourceWords: null }
					: {}),
		};
		if (row) writes.push({ kind: indicatorValue, id: row.id, contents });
		else if (!isEmpty(reading.contents))
			writes.push({
				kind: indicatorValue,
				document: documentOf(own),
				contents: {
					...contents,
					indicator: edit.row.home,
					year: edit.year,
					...(edit.row.member ? { dimension: edit.row.dimension, member: edit.row.member } : {}),
				},
			});
	}
	if (writes.length > 0) await workspace.writeTogether(writes);
	return faults;
}
