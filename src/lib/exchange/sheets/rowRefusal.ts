import { cellText, cleanText, type SheetCell } from './cell.ts';
import { nameKey } from '#lib/domain/observatoryNames.ts';
import type { SheetRow } from './header.ts';
import type { SheetColumn } from './layout.ts';

/** Why a whole line is not taken. `unknown-id` may turn out to be the id of another kind, or of what was retracted. */
export type SheetRefusal =
	| 'unknown-id'
	| 'other-kind'
	| 'retracted'
	| 'id-twice'
	| 'totals'
	| 'heading-again'
	| 'missing'
	| 'not-yours'
	| 'too-long';

const TOTALS =
	/^(?:sub ?)?(?:total(?:s|es)?|totaux|suma|sum|somme)(?: (?:general|parcial|partiel|grand|overall))*$/u;

export function wholeRowRefusal({
	given,
	row,
	id,
	known,
	times,
}: {
	given: readonly { readonly column: SheetColumn; readonly cell: SheetCell }[];
	row: SheetRow;
	id: string;
	known: boolean;
	/** How many lines have its id. */
	times: number;
}): SheetRefusal | null {
	if (id && !known) return isHeading(given) ? 'heading-again' : isTotals(row) ? 'totals' : 'unknown-id';
	if (id) return times > 1 ? 'id-twice' : null;
	if (isTotals(row)) return 'totals';
	return isHeading(given) ? 'heading-again' : null;
}

const isTotals = ({ cells }: SheetRow) =>
	TOTALS.test(nameKey(cellText(cells.find((cell) => cellText(cell)) ?? null)).replace(/^grand /u, ''));

/** A header that a page break has brought again. */
const isHeading = (given: readonly { readonly column: SheetColumn; readonly cell: SheetCell }[]) =>
	given.length > 1 &&
	given.every(({ column, cell }) => {
		const key = nameKey(cleanText(cellText(cell)));
		return column.names.some((name) => nameKey(name) === key) || nameKey(column.heading) === key;
	});
