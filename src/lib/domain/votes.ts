import type { Stamp } from './kind.ts';

/** How people may vote. */
export const VOTE_METHODS = ['dots', 'poll', 'rating', 'ranking'] as const;
export type VoteMethod = (typeof VOTE_METHODS)[number];

/** What may be voted for. */
export interface VoteOption {
	readonly id: string;
	readonly text: string;
}

/** What a ballot of a round may say. */
export interface VoteRules {
	readonly method: VoteMethod;
	/** In the order in which they stand on every device. */
	readonly options: readonly VoteOption[];
	/** Dots of a seat; how many options it may choose in a poll, or put in order. Nothing of the kind in a rating. */
	readonly budget: number;
	/** Dots that one option may get from a seat; the best mark of a rating. */
	readonly most: number;
}

/** What a ballot counts for: dots, 1 for what was chosen, 1-5, or places from 1. Options without a mark are not in it. */
export type CountedMarks = ReadonlyMap<string, number>;

export const RATINGS = [1, 2, 3, 4, 5] as const;
const DOTS = 5;
/** More than anybody places, and few enough to be counted without rounding. */
export const BUDGET_AT_MOST = 100;
const OPTIONS_AT_MOST = 1000;

/** Whether it is a whole number from 1 to this. */
export const isWholeIn = (mark: unknown, most: number): mark is number =>
	typeof mark === 'number' && Number.isInteger(mark) && mark >= 1 && mark <= most;

/** The options that a round lists, as far as they are any: each with an id and words, each id once. */
export function readVoteOptions(stored: unknown): VoteOption[] {
	const options = new Map<string, VoteOption>();
	for (const option of Array.isArray(stored) ? (stored as unknown[]).slice(0, OPTIONS_AT_MOST) : []) {
		const { id, text } = (option ?? {}) as Record<string, unknown>;
		if (typeof id === 'string' && id && typeof text === 'string' && text.trim() && !options.has(id))
			options.set(id, { id, text });
	}
	return [...options.values()];
}

/**
 * The rules of a round, complete whatever was left out: five dots, one choice, all options in order.
 * @returns null where its method is none of ours
 */
export function voteRulesOf(round: {
	readonly method: string | null;
	readonly options: unknown;
	readonly budget: number | null;
	readonly most: number | null;
}): VoteRules | null {
	const method = VOTE_METHODS.find((known) => known === round.method);
	if (!method) return null;
	const options = readVoteOptions(round.options);
	const given = isWholeIn(round.budget, BUDGET_AT_MOST) ? round.budget : null;
	if (method === 'rating') return { method, options, budget: options.length, most: RATINGS.length };
	if (method === 'poll') return { method, options, budget: given ?? 1, most: 1 };
	if (method === 'ranking')
		return { method, options, budget: Math.min(given ?? options.length, options.length), most: 1 };
	const budget = given ?? DOTS;
	return { method, options, budget, most: isWholeIn(round.most, budget) ? round.most : budget };
}

/**
 * What a ballot counts for. The rule is the same on every device:
 * - an option that the round does not have counts for nothing;
 * - a mark that is not a whole number from 1 to the most that one option may get counts for nothing;
 * - dots, and choices of a poll, count in the order of the round's options until the budget is spent: what is beyond it is ignored;
 * - in an order of preference the first mention of an option counts, and no more options than the round asks for.
 * @returns an empty map for a blank ballot, which is an abstention; null for one that says nothing of what it should
 */
export function readBallot(rules: VoteRules, marks: unknown): CountedMarks | null {
	return rules.method === 'ranking' ? readOrder(rules, marks) : readMarks(rules, marks);
}

function readMarks({ method, options, budget, most }: VoteRules, marks: unknown): CountedMarks | null {
	if (typeof marks !== 'object' || marks === null || Array.isArray(marks) || ArrayBuffer.isView(marks))
		return null;
	const counted = new Map<string, number>();
	let left = method === 'rating' ? Infinity : budget;
	for (const { id } of options) {
		const mark: unknown = Object.hasOwn(marks, id) ? (marks as Record<string, unknown>)[id] : undefined;
		if (!isWholeIn(mark, most) || left === 0) continue;
		const taken = method === 'rating' ? mark : Math.min(mark, left);
		counted.set(id, taken);
		left -= taken;
	}
	return counted.size > 0 || Object.keys(marks).length === 0 ? counted : null;
}

function readOrder({ options, budget }: VoteRules, marks: unknown): CountedMarks | null {
	if (!Array.isArray(marks)) return null;
	const known = new Set(options.map(({ id }) => id));
	const counted = new Map<string, number>();
	for (const id of marks as unknown[])
		if (counted.size < budget && typeof id === 'string' && known.has(id) && !counted.has(id))
			counted.set(id, counted.size + 1);
	return counted.size > 0 || marks.length === 0 ? counted : null;
}

/** A ballot as it lies in a seat's document. */
export interface CastBallot {
	readonly id: string;
	readonly document: string;
	readonly round: string | null;
	readonly marks: unknown;
	readonly created?: Stamp;
	readonly edited: Readonly<Record<string, Stamp>>;
}

/** Whose seat a document is in a session; null where it is none of it. */
export function seatOf(document: string, workshop: string): string | null {
	const [family, session, person, ...rest] = document.split('/');
	return family === 'seat' && session === workshop && person && rest.length === 0 ? person : null;
}

/**
 * The one ballot of each seat that counts. Where devices that share a seat made several without knowing of each other it is the one
 * that was changed last, by those devices' clocks; of two at the same moment the one whose id comes later.
 * @returns ballots by person
 */
export function ballotsBySeat<B extends CastBallot>(
	ballots: Iterable<B>,
	workshop: string,
	round: string,
): Map<string, B> {
	const bySeat = new Map<string, B>();
	for (const ballot of ballots) {
		const person = ballot.round === round ? seatOf(ballot.document, workshop) : null;
		if (person === null) continue;
		const other = bySeat.get(person);
		if (!other || isLater(ballot, other)) bySeat.set(person, ballot);
	}
	return bySeat;
}

function isLater(one: CastBallot, other: CastBallot): boolean {
	const [time, than] = [changedAt(one), changedAt(other)];
	return time !== than ? time > than : one.id > other.id;
}

function changedAt({ edited, created }: CastBallot): number {
	const { time } = edited.marks ?? created ?? { time: 0 };
	return Number.isFinite(time) ? time : 0;
}
