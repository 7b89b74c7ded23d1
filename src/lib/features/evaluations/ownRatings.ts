import { broughtRating } from '#lib/domain/broughtRating.ts';
import {
	evaluationDocument,
	type EvaluatorRow,
	type Rated,
	ratedIn,
	ratingDocument,
	sealOf,
} from '#lib/domain/evaluationRatings.ts';
import { evaluator } from '#lib/domain/evaluator.ts';
import type { AnyRow, RowOf } from '#lib/domain/kind.ts';
import { dayOf, localNow } from '#lib/domain/localTime.ts';
import { rating } from '#lib/domain/rating.ts';
import { broughtRatingsOf, evaluatorsOf } from '#lib/records/evaluations/evaluationRows.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

export type RatingRow = RowOf<typeof rating>;

/** Where the person at this device rates, and nobody else writes. */
export const ownDocument = (workspace: Workspace, evaluation: string): string =>
	ratingDocument(evaluation, workspace.device.person.id);

/**
 * What the person at this device has rated, by what it is about: never what somebody else has, even where a relay without
 * access rights would give it. Live.
 */
export function ownRatings(workspace: Workspace, evaluation: string): Map<string, RatingRow> {
	const document = ownDocument(workspace, evaluation);
	const rows = workspace
		.rowsBy(rating, 'evaluation', evaluation)
		.filter((row) => (row as AnyRow).document === document)
		.sort((one, other) => (one.created?.time ?? 0) - (other.created?.time ?? 0));
	return new Map(rows.map((row) => [ratedIn(row), row]));
}

/** This person among those who rate; undefined before they rated anything. Live. */
export function ownPart(workspace: Workspace, evaluation: string): EvaluatorRow | undefined {
	return evaluatorsOf(workspace, evaluation).find(({ person }) => person === workspace.device.person.id);
}

/** Rates something, and says at the first time that this person rates here. */
export async function rate(
	workspace: Workspace,
	evaluation: string,
	rated: Rated,
	score: string,
): Promise<void> {
	const before = ownRatings(workspace, evaluation).get(ratedIn(rated));
	if (before) return workspace.change(rating, before.id, { score });
	await workspace.create(rating, { evaluation, ...rated, score }, ownDocument(workspace, evaluation));
	const { id: person, name } = workspace.device.person;
	if (!ownPart(workspace, evaluation))
		await workspace.create(evaluator, { person, name }, evaluationDocument(evaluation));
}

const scoredOf = ({ id, criterion, question, score, reason }: RatingRow) => ({
	rating: id,
	criterion,
	question,
	score,
	reason,
});

/** Seals what this person has rated, or takes the seal off again. */
export async function finishRating(
	workspace: Workspace,
	evaluation: string,
	finished: boolean,
): Promise<void> {
	const part = ownPart(workspace, evaluation);
	if (!part) return;
	const own = [...ownRatings(workspace, evaluation).values()].map(scoredOf);
	await workspace.change(evaluator, part.id, {
		name: workspace.device.person.name || part.name,
		seal: finished ? sealOf(own) : null,
		readyOn: finished ? dayOf(localNow()) : null,
	});
}

/** Brings this person's ratings, as copies, to where all read them. */
export async function bringRatings(workspace: Workspace, evaluation: string): Promise<void> {
	const { id: person } = workspace.device.person;
	if (broughtRatingsOf(workspace, evaluation).some((row) => row.evaluator === person)) return;
	const document = evaluationDocument(evaluation);
	await workspace.writeTogether(
		[...ownRatings(workspace, evaluation).values()].map((row) => ({
			kind: broughtRating,
			document,
			contents: Object.fromEntries(
				Object.entries({ evaluator: person, ...scoredOf(row) }).filter(([, content]) => content !== null),
			),
		})),
	);
}
