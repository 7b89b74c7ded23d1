import { evaluation } from '#lib/domain/evaluation.ts';
import { evaluationDocument } from '#lib/domain/evaluationRatings.ts';
import { evaluationFor, questionsFor } from '#lib/domain/evaluationTemplate.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import type { monitoringMilestone } from '#lib/domain/monitoringMilestone.ts';
import { plan } from '#lib/domain/plan.ts';
import { seedDocument } from '#lib/workspace/ownSeed.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

export type MilestoneRow = RowOf<typeof monitoringMilestone>;

/** The evaluations that the plan promises, the earliest first, without those that somebody has begun. Live. */
export function promisedEvaluations(
	workspace: Pick<Workspace, 'rows' | 'rowsBy'>,
	milestones: readonly MilestoneRow[],
): MilestoneRow[] {
	return milestones
		.filter(({ type }) => type?.endsWith('-evaluation'))
		.filter(({ id }) => workspace.rowsBy(evaluation, 'milestone', id).length === 0)
		.sort((one, other) => (one.year ?? 0) - (other.year ?? 0));
}

/**
 * Begins what the plan promises, with the questions of the template, in one step. Whoever else begins it at the same time begins
 * the same one.
 * @returns the evaluation's id
 */
export async function beginPromised(workspace: Workspace, milestone: MilestoneRow): Promise<string> {
	const { id, type, year, title, due } = milestone;
	await seedDocument(workspace, 'plan', [
		{ kind: evaluation.name, id, contents: evaluationFor({ id, type, year, title }) },
	]);
	await layOutQuestions(workspace, id);
	// One that was retracted is there still, with the dates that somebody gave it.
	if (workspace.retracted(evaluation).some((row) => row.id === id)) {
		await workspace.restore(evaluation, id);
		return id;
	}
	// Written by whoever begins it, and so by name: a seed has no author.
	const start = workspace.rows(plan)[0]?.periodStart;
	await workspace.change(evaluation, id, {
		...(start && { from: `${start}-01-01` }),
		...(year && { until: `${year}-12-31` }),
		...(due && { due }),
	});
	return id;
}

/** Puts the template's questions into an evaluation; those that are there already stay as they are. */
export async function layOutQuestions(workspace: Workspace, id: string): Promise<void> {
	await seedDocument(workspace, evaluationDocument(id), questionsFor(id));
}
