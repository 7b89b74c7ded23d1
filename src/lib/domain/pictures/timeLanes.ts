import { lastDayOf } from '../taskDue.ts';
import { inTimeOrder, type TimeMark } from './timeMarks.ts';
import { firstDayOf, shareOf, type TimeSpan } from './timeSpan.ts';

/** What concerns the plan as a whole, and what belongs to no action of a line. */
export const WHOLE_PLAN = 'plan';
export const NO_LINE = 'none';

/** Marks by the lane in which they stand, in order of time: one that belongs to actions of two lanes stands in both. */
export function marksByLane(
	marks: readonly TimeMark[],
	laneOf: (action: string) => string | null | undefined,
): Map<string, TimeMark[]> {
	const lanes = new Map<string, TimeMark[]>();
	for (const mark of inTimeOrder(marks)) {
		const own = mark.actions?.map(laneOf).filter((lane): lane is string => Boolean(lane)) ?? [WHOLE_PLAN];
		for (const lane of own.length > 0 ? new Set(own) : [NO_LINE]) {
			const there = lanes.get(lane);
			if (there) there.push(mark);
			else lanes.set(lane, [mark]);
		}
	}
	return lanes;
}

/** Whether a mark is among what an organisation has to do with; the plan's own concern everybody. */
export function concerns(mark: TimeMark, organisation: string): boolean {
	return !organisation || mark.organisations === null || mark.organisations.includes(organisation);
}

/** Marks that stand so near to each other that only their number fits. */
export interface PlacedMarks {
	readonly marks: readonly TimeMark[];
	/** Left edge and row, from the top. */
	readonly x: number;
	readonly row: number;
}

export interface Placing {
	readonly span: TimeSpan;
	readonly width: number;
	/** How wide a mark is, with what keeps it apart from the next. */
	readonly size: number;
	/** How many may stand above each other. */
	readonly rows: number;
}

/** In the middle of what it may mean: of a day, of a year of which no more is known. */
export function middleOf(date: string, span: TimeSpan): number {
	return (shareOf(firstDayOf(date), span) + shareOf(nextDay(lastDayOf(date)), span)) / 2;
}

const nextDay = (day: string) =>
	new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Those that stand in the span, before it, after it, and those without a date. */
export function splitBySpan(marks: readonly TimeMark[], { first, last }: TimeSpan) {
	const dated = marks.filter((mark): mark is TimeMark & { date: string } => mark.date !== null);
	return {
		within: dated.filter(({ date }) => lastDayOf(date) >= first && firstDayOf(date) <= last),
		before: dated.filter(({ date }) => lastDayOf(date) < first),
		after: dated.filter(({ date }) => firstDayOf(date) > last),
		undated: marks.filter(({ date }) => date === null),
	};
}

/**
 * Where marks are drawn: in the first row that has room, in order of time. Where no row has, they join the last of the last row, and
 * what is drawn there is a number: no mark ever covers another.
 */
export function placeMarks(marks: readonly TimeMark[], { span, width, size, rows }: Placing): PlacedMarks[] {
	const placed: { marks: TimeMark[]; x: number; row: number }[] = [];
	const last: ({ marks: TimeMark[]; x: number } | undefined)[] = Array.from({ length: rows });
	const middles = marks
		.filter(({ date }) => date !== null)
		.map((mark) => ({ mark, middle: middleOf(mark.date!, span) * width }))
		.sort((one, other) => one.middle - other.middle);
	for (const { mark, middle } of middles) {
		const x = Math.min(Math.max(0, middle - size / 2), Math.max(0, width - size));
		const row = last.findIndex((before) => !before || before.x + size <= x);
		if (row < 0) {
			last[rows - 1]!.marks.push(mark);
			continue;
		}
		const put = { marks: [mark], x, row };
		placed.push(put);
		last[row] = put;
	}
	return placed;
}
