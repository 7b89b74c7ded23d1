import { wrapWords } from '#lib/charts/wrapWords.ts';
import { type PlacedMarks, placeMarks } from '#lib/domain/pictures/timeLanes.ts';
import type { TimeMark } from '#lib/domain/pictures/timeMarks.ts';
import type { TimeSpan } from '#lib/domain/pictures/timeSpan.ts';
import type { Lane } from './timelineLanes.ts';

export const MARK = 20;
export const STRIP = 20;
export const TEXT = 15;
const LEADING = 20;
/** A number stands in a month that is so wide. */
export const NUMBERED = 30;

export interface LaidLane {
	readonly lane: Lane;
	readonly label: readonly string[];
	readonly top: number;
	/** Of the strip and of the marks, from the top of the lane; null where there is no strip. */
	readonly strip: number | null;
	readonly marksTop: number;
	readonly placed: readonly PlacedMarks[];
	readonly height: number;
}

/** Where everything stands: no label is cut and no mark covers another, however narrow it is. */
export function layLanes(
	lanes: readonly Lane[],
	marksOf: (lane: string) => readonly TimeMark[],
	{ span, width, top, rows }: { span: TimeSpan; width: number; top: number; rows: number },
): LaidLane[] {
	let y = top;
	return lanes.map((lane) => {
		const label = wrapWords(
			[lane.code, lane.title, lane.note && `(${lane.note})`].filter(Boolean).join(' '),
			width - 16,
			TEXT,
			600,
		);
		const placed = placeMarks(marksOf(lane.id), { span, width, size: MARK, rows });
		const labelled = 10 + label.length * LEADING;
		const strip = lane.log ? labelled : null;
		const marksTop = labelled + (lane.log ? STRIP + 5 : 0);
		const used = placed.reduce((most, { row }) => Math.max(most, row + 1), 0);
		const height = marksTop + used * (MARK + 2) + 10;
		const laid = { lane, label, top: y, strip, marksTop, placed, height };
		y += height;
		return laid;
	});
}
