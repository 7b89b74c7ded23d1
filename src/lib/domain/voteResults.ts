import { type VoteMethod, VOTE_METHODS } from './votes.ts';

/** What came out for one option. */
export interface OptionTally {
	readonly id: string;
	/** As it was worded when it was voted on. */
	readonly text: string;
	/** Its place among all: equals share one, and the next places are left out (1, 2, 2, 4). Null where nobody rated it. */
	readonly rank: number | null;
	/** Whether it shares its place with another for which somebody voted. */
	readonly tied: boolean;
	/** Dots, votes, the mean of its ratings, or points of its places. Null where nobody rated it: no data is never zero. */
	readonly score: number | null;
	/** Seats that gave it anything. */
	readonly voters: number;
	/** Ratings from 1 to 5, how many of each; elsewhere how many put it first, where an order was asked for. */
	readonly spread: readonly number[];
}

/** What was counted when a round was revealed; it says all that has to be said of the round, and of nobody how they voted. */
export interface VoteResults {
	readonly version: 1;
	readonly method: VoteMethod;
	readonly budget: number;
	readonly most: number;
	/** Seats that could vote: everybody who was there. */
	readonly seats: number;
	/** Seats whose ballots counted, those that handed in a blank one, and those from which none came. */
	readonly voted: number;
	readonly abstained: number;
	readonly absent: number;
	/** Ballots that count nowhere: of nobody who is there, of somebody who was removed, and unreadable ones. */
	readonly leftOut: { readonly strangers: number; readonly removed: number; readonly spoilt: number };
	/** In their order of rank, equals in the order of the round. */
	readonly options: readonly OptionTally[];
	/** Milliseconds since 1970, by the clock of the device that counted. */
	readonly countedAt: number;
}

type Found = Record<string, unknown>;
const isCount = (found: unknown): found is number => Number.isSafeInteger(found) && (found as number) >= 0;
const objectOf = (found: unknown): Found =>
	typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as Found) : {};

/**
 * Reads results that were stored; a relay that lets everybody in lets everybody write them.
 * @returns null where they are none, or contradict themselves
 */
export function readVoteResults(stored: unknown): VoteResults | null {
	const found = objectOf(stored);
	const method = VOTE_METHODS.find((known) => known === found.method);
	const { budget, most, seats, voted, abstained, absent, countedAt } = found;
	const leftOut = objectOf(found.leftOut);
	const { strangers, removed, spoilt } = leftOut;
	if (found.version !== 1 || !method || !Array.isArray(found.options)) return null;
	if (![budget, most, seats, voted, abstained, absent, strangers, removed, spoilt].every(isCount))
		return null;
	if ((voted as number) + (abstained as number) + (absent as number) !== seats) return null;
	const options = (found.options as unknown[]).map(readTally);
	if (options.includes(null)) return null;
	return {
		version: 1,
		method,
		budget: budget as number,
		most: most as number,
		seats: seats as number,
		voted: voted as number,
		abstained: abstained as number,
		absent: absent as number,
		leftOut: { strangers, removed, spoilt } as VoteResults['leftOut'],
		options: options as OptionTally[],
		countedAt: isCount(countedAt) ? countedAt : 0,
	};
}

function readTally(stored: unknown): OptionTally | null {
	const { id, text, rank, tied, score, voters, spread } = objectOf(stored);
	if (typeof id !== 'string' || typeof text !== 'string' || !isCount(voters)) return null;
	if (rank !== null && !isCount(rank)) return null;
	if (score !== null && (typeof score !== 'number' || !Number.isFinite(score) || score < 0)) return null;
	if (!Array.isArray(spread) || !spread.every(isCount)) return null;
	return { id, text, rank, tied: tied === true, score, voters, spread };
}
