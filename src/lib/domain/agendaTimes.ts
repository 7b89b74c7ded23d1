/** One item of an agenda, as far as time goes: how many minutes it may take, null where nobody has said. */
export interface Timed {
	readonly id: string;
	readonly minutes: number | null;
}

/** When an item begins and ends by the clock there, `09:30`; null where that cannot be known. */
export interface BlockTime {
	readonly id: string;
	readonly begins: string | null;
	readonly ends: string | null;
}

export interface AgendaTimes {
	readonly blocks: readonly BlockTime[];
	/** Minutes of the items that say how long they take. */
	readonly total: number;
	/** How many items do not. */
	readonly untimed: number;
	/** When the last one ends; null without a start, or where an item says no minutes. */
	readonly ends: string | null;
	/** Minutes that are left until the session's end; negative where the agenda runs over it; null where that cannot be known. */
	readonly spare: number | null;
}

const DAY = 24 * 60;
const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)$/;

/** Minutes since midnight, or null for what is no time. */
export function readClock(clock: string | null | undefined): number | null {
	const found = CLOCK.exec((clock ?? '').trim());
	return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}

/** The clock so many minutes after midnight; past midnight it begins again. */
export function writeClock(minutes: number): string {
	const within = ((Math.trunc(minutes) % DAY) + DAY) % DAY;
	const two = (part: number) => String(part).padStart(2, '0');
	return `${two(Math.floor(within / 60))}:${two(within % 60)}`;
}

/** Whether a number of minutes is one that an item may take: whole, from 1 to a whole day. */
export function isDuration(minutes: number | null | undefined): minutes is number {
	return typeof minutes === 'number' && Number.isInteger(minutes) && minutes > 0 && minutes <= DAY;
}

/**
 * Clock times of an agenda, one item after the other. After an item of unknown length nothing is known: no data is never zero.
 * @param blocks in their order
 * @param start local time at which the first begins, and `end` at which the session should be over, `09:30`
 */
export function timeAgenda(
	blocks: readonly Timed[],
	start: string | null | undefined,
	end?: string | null,
): AgendaTimes {
	const beginning = readClock(start);
	let at = beginning;
	let total = 0;
	let untimed = 0;
	const times = blocks.map(({ id, minutes }): BlockTime => {
		const begins = at === null ? null : writeClock(at);
		if (isDuration(minutes)) {
			total += minutes;
			if (at !== null) at += minutes;
		} else {
			untimed++;
			at = null;
		}
		return { id, begins, ends: at === null ? null : writeClock(at) };
	});
	const ends = blocks.length > 0 && at !== null ? writeClock(at) : null;
	return { blocks: times, total, untimed, ends, spare: spareOf(beginning, readClock(end), total, untimed) };
}

/** A session whose end is before its start ends on the next day. */
function spareOf(start: number | null, end: number | null, total: number, untimed: number): number | null {
	if (start === null || end === null || untimed > 0) return null;
	const length = end > start ? end - start : end + DAY - start;
	return length - total;
}
