import type { SampleFrame } from './frame.ts';
import { dayOf } from './people.ts';
import { derivedRandom, pickSome, pickWeighted, type Random } from './random.ts';
import { anyTopic, inventedName } from './words.ts';

/** Something on one day at one place of which several organisations may keep an entry. */
export interface Happening {
	readonly type: string;
	readonly date: string;
	readonly location: string;
	readonly metropolises: readonly string[];
	/** The number of what it is about. */
	readonly topic: number;
}

/** How busy each month is: little in August. */
const MONTHS = [7, 9, 10, 8, 11, 10, 6, 2, 8, 11, 12, 6].map((weight, month) => [month, weight] as const);
/** How much is done in the first year, the second, …; the plan is approved in the middle of its first. */
const YEARS = [5, 9, 11, 12, 11];

/** A working day within the plan's years. */
export function entryDay(random: Random, frame: SampleFrame): string {
	const years = Array.from({ length: frame.end - frame.start + 1 }, (_, index) => {
		return [frame.start + index, YEARS[Math.min(index, YEARS.length - 1)]!] as const;
	});
	const day = Date.UTC(pickWeighted(random, years), pickWeighted(random, MONTHS), 1 + random.below(28));
	const weekday = new Date(day).getUTCDay();
	// Few things happen at a weekend.
	const moved = weekday % 6 === 0 && random.chance(0.85) ? day + 2 * 86_400_000 : day;
	return dayOf(Math.min(moved, Date.UTC(frame.end, 11, 31)));
}

/** What several take part in. */
export function sampleHappenings(frame: SampleFrame, seed: number, count: number): Happening[] {
	const random = derivedRandom(seed, 'happenings');
	return Array.from({ length: count }, () => ({
		type: pickWeighted(random, [
			['event', 4],
			['forum', 3],
			['seminar', 3],
			['delegation', 2],
			['fair', 2],
		]),
		date: entryDay(random, frame),
		location: `Espai de mostra ${inventedName(random)}`,
		metropolises: pickSome(random, frame.metropolises, 1).map(({ id }) => id),
		topic: anyTopic(random),
	}));
}

export function happeningFor(random: Random, happenings: readonly Happening[]): Happening | null {
	return happenings.length > 0 ? random.pick(happenings) : null;
}
