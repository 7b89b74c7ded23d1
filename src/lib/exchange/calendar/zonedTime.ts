/** Milliseconds by which clocks of a zone are ahead of UTC at an instant. */
function offsetAt(instant: number, zone: string): number {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	}).formatToParts(instant);
	const part = (type: Intl.DateTimeFormatPartTypes) =>
		Number(parts.find((found) => found.type === type)?.value);
	const shown = Date.UTC(
		part('year'),
		part('month') - 1,
		part('day'),
		part('hour'),
		part('minute'),
		part('second'),
	);
	return shown - Math.floor(instant / 1000) * 1000;
}

/** Milliseconds since 1970 of a clock as if it stood in UTC: `2024-03-31`, `09:30`. */
export function asUtc(day: string, clock: string): number {
	return Date.parse(`${day}T${clock}:00Z`);
}

/**
 * The instant at which the clocks of a zone show a time. An hour that they show twice is the first one; one that they skip is told
 * by the offset before the change, as iCalendar has it.
 */
export function instantIn(zone: string, day: string, clock: string): number {
	const shown = asUtc(day, clock);
	// The offsets half a day before and after: they differ only around a change.
	const before = offsetAt(shown - 43_200_000, zone);
	const after = offsetAt(shown + 43_200_000, zone);
	const early = shown - before;
	if (before === after || offsetAt(early, zone) === before) return early;
	const late = shown - after;
	return offsetAt(late, zone) === after ? late : early;
}
