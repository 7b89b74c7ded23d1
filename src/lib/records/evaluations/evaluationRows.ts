import { broughtRating } from '#lib/domain/broughtRating.ts';
import { conclusion } from '#lib/domain/conclusion.ts';
import { evaluation } from '#lib/domain/evaluation.ts';
import { evaluationQuestion } from '#lib/domain/evaluationQuestion.ts';
import { broughtOnce, evaluationDocument, type EvaluatorRow } from '#lib/domain/evaluationRatings.ts';
import { evaluator } from '#lib/domain/evaluator.ts';
import { finding } from '#lib/domain/finding.ts';
import { jointRating } from '#lib/domain/jointRating.ts';
import type { AnyRow, Kind, RowOf } from '#lib/domain/kind.ts';
import { lesson } from '#lib/domain/lesson.ts';
import { recommendation } from '#lib/domain/recommendation.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

type Reads = Pick<Workspace, 'rows'>;

const rowsIn = <K extends Kind>(workspace: Reads, kind: K, evaluation: string): RowOf<K>[] =>
	workspace
		.rows(kind)
		.filter((row) => (row as AnyRow).document === evaluationDocument(evaluation)) as RowOf<K>[];

type Placed = { readonly id: string; readonly place: { readonly position: string } | null };
const byPlace = (one: Placed, other: Placed) => {
	const [a, b] = [one.place?.position ?? '', other.place?.position ?? ''];
	return a < b || (a === b && one.id < other.id) ? -1 : 1;
};

/** What stands in one evaluation, kind by kind. Live. */
export const questionsOf = (workspace: Reads, id: string) => rowsIn(workspace, evaluationQuestion, id);
export const findingsOf = (workspace: Reads, id: string) => rowsIn(workspace, finding, id).sort(byPlace);
export const conclusionsOf = (workspace: Reads, id: string) =>
	rowsIn(workspace, conclusion, id).sort(byPlace);
export const recommendationsOf = (workspace: Reads, id: string) =>
	rowsIn(workspace, recommendation, id).sort(byPlace);
export const jointRatingsOf = (workspace: Reads, id: string) => rowsIn(workspace, jointRating, id);
export const broughtRatingsOf = (workspace: Reads, id: string) =>
	broughtOnce(rowsIn(workspace, broughtRating, id));
export const lessonsOf = (workspace: Reads, id: string) => rowsIn(workspace, lesson, id);

/** What those brought who still take part: of whoever has left, perhaps while they brought theirs, nothing is counted. */
export function takenRatings<R extends { readonly evaluator: string | null }>(
	brought: readonly R[],
	evaluators: readonly EvaluatorRow[],
): R[] {
	const taking = new Set(evaluators.map(({ person }) => person));
	return brought.filter(({ evaluator }) => taking.has(evaluator));
}

/** What is recommended by evaluations that stand: nobody owes an answer to one that was retracted. Live. */
export function standingRecommendations(workspace: Reads): RowOf<typeof recommendation>[] {
	const standing = new Set(workspace.rows(evaluation).map(({ id }) => evaluationDocument(id)));
	return workspace.rows(recommendation).filter(({ document }) => standing.has(document));
}

/** Who rates, each once: two devices of one person may have said so at the same time. Live. */
export function evaluatorsOf(workspace: Reads, id: string): EvaluatorRow[] {
	const timeOf = (row: EvaluatorRow) => row.created?.time ?? 0;
	const rows = rowsIn(workspace, evaluator, id).sort(
		(one, other) => timeOf(one) - timeOf(other) || (one.id < other.id ? -1 : 1),
	);
	return [...new Map(rows.map((row) => [row.person, row])).values()];
}
