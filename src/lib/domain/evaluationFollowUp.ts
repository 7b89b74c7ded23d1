import type { RowOf } from './kind.ts';
import type { managementResponse } from './managementResponse.ts';
import { ownerOf } from './owner.ts';
import type { recommendation } from './recommendation.ts';

export type RecommendationRow = RowOf<typeof recommendation>;
export type ResponseRow = RowOf<typeof managementResponse>;

/** What is expected of an organisation that was addressed, or what has become of it. */
export type AnswerState = 'unanswered' | 'unansweredLate' | 'open' | 'overdue' | 'done' | 'rejected';

export interface AnswerStanding {
	readonly recommendation: RecommendationRow;
	readonly organisation: string;
	/** The one that counts, where an organisation has answered more than once: the last. */
	readonly response: ResponseRow | null;
	/** What it answered beside that: two of its people may have answered apart. */
	readonly others: readonly ResponseRow[];
	readonly state: AnswerState;
	/** The day until which the next step is due. */
	readonly due: string | null;
}

const timeOf = (row: ResponseRow) => row.created?.time ?? 0;

/** All that an organisation has answered, the last first. */
function ownResponses(
	responses: readonly ResponseRow[],
	recommendation: string,
	organisation: string,
): ResponseRow[] {
	return responses
		.filter((row) => row.recommendation === recommendation && ownerOf(row) === organisation)
		.sort((one, other) => timeOf(other) - timeOf(one) || (one.id > other.id ? -1 : 1));
}

/** How one organisation stands with one recommendation on a day. */
export function standingOfAnswer(
	recommendation: RecommendationRow,
	organisation: string,
	responses: readonly ResponseRow[],
	today: string,
): AnswerStanding {
	const [response = null, ...others] = ownResponses(responses, recommendation.id, organisation);
	const of = { recommendation, organisation, response, others };
	if (!response) {
		const due = recommendation.respondBy;
		return { ...of, state: due && due < today ? 'unansweredLate' : 'unanswered', due };
	}
	if (response.position === 'rejected') return { ...of, state: 'rejected', due: null };
	// The day may be said and the state forgotten, or the other way round.
	if (response.followUp === 'done' || response.doneOn) return { ...of, state: 'done', due: null };
	const due = response.due ?? recommendation.due;
	return { ...of, state: due && due < today ? 'overdue' : 'open', due };
}

/** Everybody whom a recommendation addresses, then those who answered without being asked. */
export function standingsOf(
	recommendation: RecommendationRow,
	responses: readonly ResponseRow[],
	today: string,
): AnswerStanding[] {
	const answered = responses
		.filter((row) => row.recommendation === recommendation.id)
		.flatMap((row) => ownerOf(row) ?? []);
	return [...new Set([...recommendation.organisations, ...answered])].map((organisation) =>
		standingOfAnswer(recommendation, organisation, responses, today),
	);
}

const OWED: readonly AnswerState[] = ['unanswered', 'unansweredLate', 'open', 'overdue'];

/** What an organisation still has to answer or to carry out, what is due first, first. */
export function owedAnswers(
	organisation: string,
	recommendations: readonly RecommendationRow[],
	responses: readonly ResponseRow[],
	today: string,
): AnswerStanding[] {
	return recommendations
		.flatMap((row) => standingsOf(row, responses, today))
		.filter((standing) => standing.organisation === organisation && OWED.includes(standing.state))
		.sort((one, other) =>
			(one.due ?? '9999') === (other.due ?? '9999')
				? 0
				: (one.due ?? '9999') < (other.due ?? '9999')
					? -1
					: 1,
		);
}

/** How many answers of each state an evaluation has; a recommendation that addresses nobody is told apart. */
export function countAnswers(
	recommendations: readonly RecommendationRow[],
	responses: readonly ResponseRow[],
	today: string,
): Readonly<Record<AnswerState | 'unaddressed', number>> {
	const counts = {
		unanswered: 0,
		unansweredLate: 0,
		open: 0,
		overdue: 0,
		done: 0,
		rejected: 0,
		unaddressed: 0,
	};
	for (const row of recommendations) {
		const standings = standingsOf(row, responses, today);
		if (standings.length === 0) counts.unaddressed += 1;
		for (const { state } of standings) counts[state] += 1;
	}
	return counts;
}

const says = (content: unknown) => typeof content === 'string' && content.trim() !== '';

/**
 * What an answer still has to say before it can be given: a rejection its reason, an acceptance in part both its reason and what will
 * be done, and whatever is to be done a day.
 */
export function missingInAnswer(asked: Readonly<Record<string, unknown>>): ReadonlySet<string> {
	const { position } = asked;
	if (!says(position)) return new Set(['position']);
	const needed =
		position === 'rejected'
			? ['reason']
			: position === 'partly'
				? ['reason', 'measures', 'due']
				: ['measures', 'due'];
	return new Set(needed.filter((field) => !says(asked[field])));
}
