import type { RowOf } from '#lib/domain/kind.ts';
import type { workshop } from '#lib/domain/workshop.ts';

export type WorkshopRow = RowOf<typeof workshop>;

export interface SessionGroups {
	readonly today: readonly WorkshopRow[];
	/** The next one first. */
	readonly coming: readonly WorkshopRow[];
	readonly undated: readonly WorkshopRow[];
	/** The last one first. */
	readonly past: readonly WorkshopRow[];
}

const byTime = (one: WorkshopRow, other: WorkshopRow) => {
	const [a, b] = [one, other].map(({ date, start, id }) => `${date ?? ''} ${start ?? ''} ${id}`);
	return a! < b! ? -1 : a! > b! ? 1 : 0;
};

/** Sessions by when they are, as seen on a day. */
export function groupSessions(rows: readonly WorkshopRow[], day: string): SessionGroups {
	const ordered = [...rows].sort(byTime);
	return {
		today: ordered.filter(({ date }) => date === day),
		coming: ordered.filter(({ date }) => date !== null && date > day),
		undated: ordered.filter(({ date }) => !date),
		past: ordered.filter(({ date }) => date && date < day).reverse(),
	};
}
