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
import { retractionReason } from '#lib/records/retraction.ts';
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
		.sort(
			(one, other) => (one.created?.time ?? 0) - (other.created?.time ?? 0) || (one.id < other.id ? -1 : 1),
		);
	return new Map(rows.map((row) => [ratedIn(row), row]));
}

/** This person among those who rate; undefined before they rated anything. Live. */
export function ownPart(workspace: Workspace, evaluation: string): EvaluatorRow | undefined {
	return evaluatorsOf(workspace, evaluation).find(({ person }) => person === workspace.device.person.id);
}

const writing = new WeakMap<Workspace, Map<string, Promise<void>>>();

/** One after the other in each evaluation: of two quick taps the second knows what the first made. */
function inTurn<T>(workspace: Workspace, evaluation: string, write: () => Promise<T>): Promise<T> {
	const turns = writing.get(workspace) ?? new Map<string, Promise<void>>();
	writing.set(workspace, turns);
	const written = (turns.get(evaluation) ?? Promise.resolve()).then(write);
	const ignored = () => {};
	turns.set(evaluation, written.then(ignored, ignored));
	return written;
}

/** Why this person was taken out of it, where they were and have not come back. Live. */
export function ownLeaving(workspace: Workspace, evaluation: string): string | null {
	const { id: me } = workspace.device.person;
	if (ownPart(workspace, evaluation)) return null;
	const left = workspace
		.retracted(evaluator)
		.filter((row) => row.person === me && (row as AnyRow).document === evaluationDocument(evaluation))
		.sort((one, other) => (one.retracted?.time ?? 0) - (other.retracted?.time ?? 0))
		.at(-1);
	return left ? retractionReason(left) : null;
}

/** Says that this person rates here, before anything is rated. */
export const joinRating = (workspace: Workspace, evaluation: string): Promise<unknown> =>
	inTurn(workspace, evaluation, () => takePart(workspace, evaluation));

/** Says that this person rates here, once. @returns the id by which it is said */
async function takePart(workspace: Workspace, evaluation: string): Promise<string> {
	const { id: person, name } = workspace.device.person;
	return (
		ownPart(workspace, evaluation)?.id ??
		(await workspace.create(evaluator, { person, name }, evaluationDocument(evaluation)))
	);
}

/** Rates something, and says at the first time that this person rates here. */
export function rate(workspace: Workspace, evaluation: string, rated: Rated, score: string): Promise<void> {
	return inTurn(workspace, evaluation, async () => {
		const before = ownRatings(workspace, evaluation).get(ratedIn(rated));
		if (before) await workspace.change(rating, before.id, { score });
		else await workspace.create(rating, { evaluation, ...rated, score }, ownDocument(workspace, evaluation));
		await takePart(workspace, evaluation);
	});
}

const scoredOf = ({ id, criterion, question, score, reason }: RatingRow) => ({
	rating: id,
	criterion,
	question,
	score,
	reason,
});

/** Seals what this person has rated, or takes the seal off again. */
export function finishRating(workspace: Workspace, evaluation: string, finished: boolean): Promise<void> {
	return inTurn(workspace, evaluation, async () => {
		const part = await takePart(workspace, evaluation);
		const own = [...ownRatings(workspace, evaluation).values()].map(scoredOf);
		const { name } = workspace.device.person;
		await workspace.change(evaluator, part, {
			...(name && { name }),
			seal: finished ? sealOf(own) : null,
			readyOn: finished ? dayOf(localNow()) : null,
		});
	});
}

/**
 * Brings this person's ratings, as copies, to where all read them.
 * @returns whether they are there; not where this device has others than those that were sealed, on another device perhaps
 */
export function bringRatings(workspace: Workspace, evaluation: string): Promise<boolean> {
	return inTurn(workspace, evaluation, async () => {
		const { id: person } = workspace.device.person;
		if (broughtRatingsOf(workspace, evaluation).some((row) => row.evaluator === person)) return true;
		const own = [...ownRatings(workspace, evaluation).values()].map(scoredOf);
		if (sealOf(own) !== ownPart(workspace, evaluation)?.seal) return false;
		const document = evaluationDocument(evaluation);
		await workspace.writeTogether(
			own.map((scored) => ({
				kind: broughtRating,
				document,
				contents: Object.fromEntries(
					Object.entries({ evaluator: person, ...scored }).filter(([, content]) => content !== null),
				),
			})),
		);
		return true;
	});
}
