import {
	ballotsBySeat,
	type CastBallot,
	type CountedMarks,
	RATINGS,
	readBallot,
	type VoteOption,
	type VoteRules,
} from './votes.ts';
import type { OptionTally, VoteResults } from './voteResults.ts';

export interface VoteSource {
	readonly workshop: string;
	readonly round: string;
	readonly rules: VoteRules;
	/** Persons who are at the session, however often they said so, and those of them who were removed. */
	readonly attendees: readonly (string | null)[];
	readonly removed: readonly string[];
	/** Every ballot that is here, of whichever round and session. */
	readonly ballots: Iterable<CastBallot>;
	readonly now: number;
}

/**
 * Counts a round: one ballot a seat, and only those of people who are there. In whatever order ballots came, and on whichever
 * device, the same ballots give the same results.
 */
export function countVotes(source: VoteSource): VoteResults {
	const { rules, workshop, round, now } = source;
	const removed = new Set(source.removed);
	const seats = seatsOf(source.attendees, source.removed);
	const leftOut = { strangers: 0, removed: 0, spoilt: 0 };
	const counted: CountedMarks[] = [];
	let abstained = 0;
	for (const [person, ballot] of ballotsBySeat(source.ballots, workshop, round)) {
		const marks = readBallot(rules, ballot.marks);
		if (removed.has(person)) leftOut.removed++;
		else if (!seats.has(person)) leftOut.strangers++;
		else if (!marks) leftOut.spoilt++;
		else if (marks.size === 0) abstained++;
		else counted.push(marks);
	}
	return {
		version: 1,
		method: rules.method,
		budget: rules.budget,
		most: rules.most,
		seats: seats.size,
		voted: counted.length,
		abstained,
		absent: seats.size - counted.length - abstained,
		leftOut,
		options: ranked(rules.options.map((option) => sumOf(rules, option, counted))),
		countedAt: now,
	};
}

/** Who may vote: everybody who is there once, but those who were removed. */
export function seatsOf(attendees: readonly (string | null)[], removed: readonly string[]): Set<string> {
	const seats = new Set(attendees.filter((person): person is string => Boolean(person)));
	for (const person of removed) seats.delete(person);
	return seats;
}

/** What one option got; `total` by `per` is what it is compared by, without rounding. */
interface Sum extends Omit<OptionTally, 'rank' | 'tied'> {
	readonly total: number;
	readonly per: number;
}

function sumOf(
	{ method, budget }: VoteRules,
	{ id, text }: VoteOption,
	ballots: readonly CountedMarks[],
): Sum {
	const marks = ballots.flatMap((ballot) => ballot.get(id) ?? []);
	const sum = marks.reduce((total, mark) => total + mark, 0);
	const shared = { id, text, voters: marks.length };
	if (method === 'rating') {
		const spread = RATINGS.map((rating) => marks.filter((mark) => mark === rating).length);
		const score = marks.length > 0 ? sum / marks.length : null;
		return { ...shared, score, spread, total: sum, per: marks.length };
	}
	if (method === 'ranking') {
		const points = pointsOf(marks, budget);
		const first = marks.filter((place) => place === 1).length;
		return { ...shared, score: points, spread: [first], total: points, per: 1 };
	}
	return { ...shared, score: sum, spread: [], total: sum, per: 1 };
}

/**
 * Borda's count: of n places the first gives n points, the second n - 1, the last 1; what a ballot leaves out gets none. It is
 * chosen since it orders all options, not only the winner, and anybody can add it up by hand.
 */
function pointsOf(places: readonly number[], n: number): number {
	return places.reduce((points, place) => points + n + 1 - place, 0);
}

/** Above zero where the first is ahead; what nobody rated comes after all that somebody did. */
function compare(one: Sum, other: Sum): number {
	if (one.per === 0 || other.per === 0) return one.per - other.per;
	return one.total * other.per - other.total * one.per;
}

function ranked(sums: readonly Sum[]): OptionTally[] {
	const inOrder = [...sums].sort((one, other) => compare(other, one));
	const [ranks, shared]: [number[], boolean[]] = [[], []];
	inOrder.forEach((sum, index) => {
		const isEqual = index > 0 && compare(inOrder[index - 1]!, sum) === 0;
		ranks.push(isEqual ? ranks[index - 1]! : index + 1);
		shared.push(isEqual && sum.voters > 0);
		if (isEqual && sum.voters > 0) shared[index - 1] = true;
	});
	return inOrder.map(({ id, text, score, voters, spread, per }, index) => ({
		id,
		text,
		rank: per === 0 ? null : ranks[index]!,
		tied: shared[index]!,
		score,
		voters,
		spread,
	}));
}
