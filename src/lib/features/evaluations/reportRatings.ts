import { jointOf, keepsSeal, ratedIn, ratingRound } from '#lib/domain/evaluationRatings.ts';
import { questionsByCriterion } from '#lib/domain/evaluationStanding.ts';
import { mutedBlock, type ReportSection } from '#lib/domain/reportDocument.ts';
import {
	broughtRatingsOf,
	evaluatorsOf,
	jointRatingsOf,
	takenRatings,
} from '#lib/records/evaluations/evaluationRows.ts';
import type { ReportWriting } from './reportWriting.ts';

/** More columns than that leave a word no room: each has the step alone. */
const WORDED = 4;

/** Everybody’s ratings beside the joint one; what one evaluator rated is read by others only when all have brought theirs. */
export function ratingSection(writing: ReportWriting): ReportSection {
	const { workspace, row: evaluated, wording } = writing;
	const { t, conceptName } = wording;
	const evaluators = evaluatorsOf(workspace, evaluated.id);
	const all = broughtRatingsOf(workspace, evaluated.id);
	const section = { id: 'ratings', title: t('evaluations.report.ratings') };
	if (ratingRound(evaluators, all) !== 'together')
		return { ...section, blocks: [mutedBlock(t('evaluations.report.noRatings'))] };
	const brought = takenRatings(all, evaluators);
	const joint = jointRatingsOf(workspace, evaluated.id);
	const names = writing.evaluatorNames(evaluators);
	const scored = (score: string | null | undefined) =>
		score && evaluators.length > WORDED && /^\d+$/.test(score) ? score : writing.score(score);
	const broken = evaluators.flatMap((row, at) => (keepsSeal(row, brought) === false ? [names[at]!] : []));
	return {
		...section,
		blocks: [
			{
				type: 'table',
				caption: section.title,
				head: [t('evaluations.report.criterion'), ...names, t('evaluations.report.joint')],
				widths: [2, ...evaluators.map(() => (evaluators.length > WORDED ? 1 : 2)), 2],
				rows: questionsByCriterion(evaluated.criteria, []).map(({ criterion }) => {
					const key = ratedIn({ criterion });
					return [
						conceptName('evaluation-criterion', criterion),
						...evaluators.map(({ person }) =>
							scored(brought.find((row) => row.evaluator === person && ratedIn(row) === key)?.score),
						),
						writing.score(jointOf(joint, { criterion }).row?.score),
					];
				}),
			},
			...(broken.length === 0
				? [mutedBlock(t('evaluations.together.kept'))]
				: broken.map((name) => mutedBlock(t('evaluations.together.broken', { name })))),
		],
	};
}
