import type { Stamp } from './kind.ts';

/**
 * How far somebody has seen what each device wrote in each document. What one device writes in one document arrives in order,
 * but when it arrives says nothing: what was written on a train an hour before somebody looked, and arrived an hour later, was
 * not seen. So no single moment tells what is new.
 */
export type SeenMarks = Readonly<Record<string, number>>;

/** Something that was written: when, on which device and in which document. */
export interface Written {
	readonly document: string;
	readonly stamp: Pick<Stamp, 'device' | 'time'>;
}

const keyOf = ({ document, stamp }: Written) => `${document} ${stamp.device}`;

/** @param before for a device of which nothing was seen in that document: what was written until then counts as seen */
export function isSeen(marks: SeenMarks, written: Written, before = -Infinity): boolean {
	return written.stamp.time <= (marks[keyOf(written)] ?? before);
}

/** The marks after these were seen as well; the same object where nothing is new in them. */
export function markSeen(marks: SeenMarks, seen: Iterable<Written>): SeenMarks {
	let marked: Record<string, number> | null = null;
	for (const written of seen) {
		const key = keyOf(written);
		if (written.stamp.time <= ((marked ?? marks)[key] ?? -Infinity)) continue;
		marked ??= { ...marks };
		marked[key] = written.stamp.time;
	}
	return marked ?? marks;
}

/** What was seen under either: two tabs of one device note what they show at the same time. */
export function mergeMarks(one: SeenMarks, other: SeenMarks): SeenMarks {
	const merged: Record<string, number> = { ...one };
	for (const [key, time] of Object.entries(other)) merged[key] = Math.max(merged[key] ?? -Infinity, time);
	return merged;
}
