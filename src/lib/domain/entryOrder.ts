import type { entry } from './entry.ts';
import type { RowOf } from './kind.ts';

export type EntryRow = RowOf<typeof entry>;

/** The newest first; of one day, what was written last; what has no date comes at the end. */
export function newestFirst(rows: readonly EntryRow[]): EntryRow[] {
	return [...rows].sort((one, other) => {
		const [a, b] = [one.date ?? '', other.date ?? ''];
		if (a !== b) return a < b ? 1 : -1;
		const later = (other.created?.time ?? 0) - (one.created?.time ?? 0);
		return later || (one.id < other.id ? 1 : -1);
	});
}
