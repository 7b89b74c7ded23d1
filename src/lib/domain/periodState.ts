import type { closing } from './closing.ts';
import { closingStateOf } from './closingState.ts';
import type { RowOf } from './kind.ts';
import type { period } from './period.ts';

export type PeriodRow = RowOf<typeof period>;
export type ClosingRow = RowOf<typeof closing>;
export type PeriodState = 'notOpen' | 'open' | 'due' | 'closed';

/** The day from which one may report on a period: the one that was set, else its first day. */
export function opensOn(row: PeriodRow): string {
	return row.opens ?? row.start ?? '';
}

/** @param today `2024-03-18` */
export function periodState(row: PeriodRow, closings: readonly ClosingRow[], today: string): PeriodState {
	const own = closings.filter(({ period: of }) => of === row.id);
	if (closingStateOf(own).state === 'closed') return 'closed';
	if (today < opensOn(row)) return 'notOpen';
	return row.due !== null && today > row.due ? 'due' : 'open';
}

/** By the time that they cover, the first first; of two that end on one day the shorter one first. */
export function inTime(periods: readonly PeriodRow[]): PeriodRow[] {
	const keys = (row: PeriodRow) => [row.end ?? '', row.due ?? ''] as const;
	return [...periods].sort((one, other) => {
		const [here, there] = [keys(one), keys(other)];
		if (here[0] !== there[0]) return here[0] < there[0] ? -1 : 1;
		if (one.start !== other.start) return (one.start ?? '') > (other.start ?? '') ? -1 : 1;
		if (here[1] !== there[1]) return here[1] < there[1] ? -1 : 1;
		return one.id < other.id ? -1 : 1;
	});
}
