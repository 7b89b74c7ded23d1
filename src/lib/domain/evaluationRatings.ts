import type { broughtRating } from './broughtRating.ts';
import { contentsHash } from './contentsHash.ts';
import type { evaluator } from './evaluator.ts';
import type { jointRating } from './jointRating.ts';
import type { RowOf } from './kind.ts';
import type { Localised } from './language.ts';

export type EvaluatorRow = RowOf<typeof evaluator>;
export type BroughtRow = RowOf<typeof broughtRating>;
export type JointRow = RowOf<typeof jointRating>;

/** Whoever rates says so where there is too little to rate by; it is no step of the scale. */
export const NOT_RATED = 'none';
const SCALES: Readonly<Record<string, number>> = { four: 4, six: 6 };

export const evaluationDocument = (evaluation: string): string => `evaluation/${evaluation}`;
/** The document that one evaluator writes, and besides them only editors read. */
export const ratingDocument = (evaluation: string, person: string): string =>
	`rating/${evaluation}/${person}`;

/** The steps of a declared scale, the best first; of one that is not known here, four. */
export function stepsOf(scale: string | null | undefined): string[] {
	const highest = scale && Object.hasOwn(SCALES, scale) ? SCALES[scale]! : 4;
	return Array.from({ length: highest }, (_, at) => String(highest - at));
}

/** The vocabulary with the words of a scale's steps. */
export const scaleWords = (scale: string | null | undefined): string =>
	`rating-${scale && Object.hasOwn(SCALES, scale) ? scale : 'four'}`;

export interface Rated {
	readonly criterion?: string | null;
	readonly question?: string | null;
}

/** What a rating is about, in one word: a question, else a criterion as a whole. */
export const ratedIn = ({ criterion, question }: Rated): string =>
	question ? `question/${question}` : `criterion/${criterion ?? ''}`;

interface Scored extends Rated {
	readonly score: string | null;
	readonly reason: Localised;
}

/**
 * The hash of an evaluator's finished ratings. The ids of the ratings, which nobody else has before they are brought, keep others
 * from finding out by trial what was rated.
 */
export function sealOf(ratings: readonly (Scored & { readonly rating: string })[]): string {
	const plain = ratings.map(({ rating, criterion, question, score, reason }) => ({
		rating,
		rated: ratedIn({ criterion, question }),
		score: score ?? '',
		reason: Object.fromEntries(Object.entries(reason).filter(([, words]) => words)),
	}));
	return contentsHash(plain.sort((one, other) => (one.rating < other.rating ? -1 : 1)));
}

/** `apart`: somebody is still rating. `ready`: all are, nobody has brought theirs. `bringing`: some have. `together`: all have. */
export type RatingRound = 'none' | 'apart' | 'ready' | 'bringing' | 'together';

/** Where the rating of an evaluation stands. Once somebody has brought theirs there is no way back. */
export function ratingRound(
	evaluators: readonly EvaluatorRow[],
	brought: readonly Pick<BroughtRow, 'evaluator'>[],
): RatingRound {
	if (evaluators.length === 0) return 'none';
	const have = new Set(brought.map(({ evaluator }) => evaluator));
	const ready = evaluators.filter(({ person, seal }) => seal || have.has(person ?? ''));
	if (ready.every(({ person }) => have.has(person ?? '')) && ready.length === evaluators.length)
		return 'together';
	if (have.size > 0) return 'bringing';
	return ready.length === evaluators.length ? 'ready' : 'apart';
}

/** What was brought, each rating once: two devices of one person may have brought it at the same time. */
export function broughtOnce<R extends Pick<BroughtRow, 'id' | 'evaluator' | 'rating'>>(
	brought: readonly R[],
): R[] {
	const rows = [...brought].sort((one, other) => (one.id < other.id ? -1 : 1));
	return [...new Map(rows.map((row) => [`${row.evaluator}/${row.rating ?? row.id}`, row])).values()];
}

/** Whether what an evaluator brought is what they had finished before anybody saw anything; null where it cannot be told. */
export function keepsSeal(
	{ person, seal }: Pick<EvaluatorRow, 'person' | 'seal'>,
	brought: readonly BroughtRow[],
): boolean | null {
	const own = broughtOnce(brought.filter((row) => row.evaluator === person));
	if (!seal || own.length === 0) return null;
	return sealOf(own.map((row) => ({ ...row, rating: row.rating ?? '' }))) === seal;
}

export interface Joint {
	/** The one that counts: that which was edited last. */
	readonly row: JointRow | undefined;
	/** All that there are, since two people may have agreed on one apart. */
	readonly rows: readonly JointRow[];
	/** Their scores, where these are not the same; else none. */
	readonly differing: readonly string[];
}

/** What was rated together of one thing. */
export function jointOf(joint: readonly JointRow[], rated: Rated): Joint {
	const timeOf = ({ created, edited }: JointRow) =>
		Math.max(created?.time ?? 0, ...Object.values(edited).map(({ time }) => time));
	const key = ratedIn(rated);
	const rows = joint
		.filter((row) => ratedIn(row) === key)
		.sort((one, other) => timeOf(one) - timeOf(other) || (one.id < other.id ? -1 : 1));
	const scores = [...new Set(rows.flatMap(({ score }) => score ?? []))];
	return { row: rows.at(-1), rows, differing: scores.length > 1 ? scores : [] };
}

export interface Divergence {
	/** How many gave a step of the scale. */
	readonly given: number;
	readonly lowest: number | null;
	readonly highest: number | null;
	/** `apart`: two steps or more lie between them. */
	readonly state: 'none' | 'single' | 'agreed' | 'close' | 'apart';
}

/** How far ratings of the same thing lie apart. Who could not rate it is not counted. */
export function divergenceOf(scores: readonly (string | null)[]): Divergence {
	const steps = scores.flatMap((score) => (score && score !== NOT_RATED ? Number(score) : []));
	if (steps.length === 0) return { given: 0, lowest: null, highest: null, state: 'none' };
	const [lowest, highest] = [Math.min(...steps), Math.max(...steps)];
	const spread = highest - lowest;
	const state = steps.length === 1 ? 'single' : spread === 0 ? 'agreed' : spread === 1 ? 'close' : 'apart';
	return { given: steps.length, lowest, highest, state };
}
