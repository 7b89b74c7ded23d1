import { cellText, cleanText, type SheetCell } from './cell.ts';
import type { SheetColumn } from './layout.ts';

/** Whether a cell has what would be written there, whatever became of its form. */
export function isSame(cell: SheetCell, before: SheetCell): boolean {
	const [now, then] = [cleanText(cellText(cell)), cleanText(cellText(before))];
	if (now === then) return true;
	// A code that begins with noughts loses them where it is taken for a number.
	return (
		typeof before === 'string' && /^0+\d+$/u.test(then) && /^\d+$/u.test(now) && Number(now) === Number(then)
	);
}

/** Whether what a cell says is what stands in the field, in whatever order and form. */
export function isSameContent(
	column: SheetColumn,
	content: unknown,
	stands: unknown,
	before: SheetCell,
): boolean {
	if (column.nature === 'many' || column.nature === 'strings') {
		const [now, then] = [new Set(content as string[]), new Set((stands ?? []) as string[])];
		return now.size === then.size && [...now].every((member) => then.has(member));
	}
	if (column.language) return cleanText(String(content)) === cleanText(cellText(before));
	return content === stands;
}
