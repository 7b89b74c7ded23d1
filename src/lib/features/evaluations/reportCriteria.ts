import { type Joint, jointOf, type JointRow } from '#lib/domain/evaluationRatings.ts';
import { type FindingRow, type QuestionRow, questionsByCriterion } from '#lib/domain/evaluationStanding.ts';
import { mutedBlock, type ReportBlock, type ReportSection } from '#lib/domain/reportDocument.ts';
import { findingsOf, jointRatingsOf, questionsOf } from '#lib/records/evaluations/evaluationRows.ts';
import { titleOf } from '#lib/records/recordTitle.ts';
import { evidenceBlocks } from './reportEvidence.ts';
import type { ReportWriting } from './reportWriting.ts';

function jointBlocks(writing: ReportWriting, { row, differing }: Joint): ReportBlock[] {
	const { t, formats } = writing.wording;
	return [
		{
			type: 'paragraph',
			runs: [
				{ text: `${writing.label(t('evaluations.report.joint'))} `, bold: true },
				{ text: writing.score(row?.score) },
			],
		},
		...(differing.length > 0
			? [
					mutedBlock(
						t('evaluations.together.jointDiffers', {
							scores: formats.list(differing.map((score) => writing.score(score))),
						}),
					),
				]
			: []),
		...(row ? writing.paragraphs(row, 'reason') : []),
	];
}

/** A text below the finding that it explains, its lists below its paragraphs. */
function indented(writing: ReportWriting, blocks: readonly ReportBlock[]): ReportBlock[] {
	const under = blocks.some(({ type }) => type === 'paragraph') ? 2 : 1;
	return blocks.map((block) => {
		if (block.type === 'paragraph') return writing.item(block.runs, 1, block.language);
		return block.type === 'item' ? { ...block, depth: block.depth + under } : block;
	});
}

function findingBlocks(writing: ReportWriting, row: FindingRow): ReportBlock[] {
	const { t, conceptName } = writing.wording;
	const { text, language } = titleOf(row, writing.language);
	const strength = row.strength
		? conceptName('evidence-strength', row.strength)
		: t('evaluations.strengthUnsaid');
	const why = writing.words(row.strengthReason);
	return [
		writing.item([{ text, bold: true }], 0, language),
		...indented(writing, writing.paragraphs(row, 'detail')),
		writing.item(`${t('evaluations.evidence.label')} ${strength}${why ? ` · ${why}` : ''}`, 1),
		...(row.evidence.length === 0
			? [writing.item(t('evaluations.findings.noEvidence'), 1)]
			: row.evidence.flatMap((subject) => evidenceBlocks(writing, subject))),
	];
}

function questionBlocks(
	writing: ReportWriting,
	question: QuestionRow,
	findings: readonly FindingRow[],
	joint: readonly JointRow[],
): ReportBlock[] {
	const own = findings.filter((row) => row.question === question.id);
	const rated = jointOf(joint, { question: question.id });
	return [
		writing.heading(question),
		...(rated.row ? jointBlocks(writing, rated) : []),
		...writing.paragraphs(question, 'answer'),
		...(own.length === 0
			? [mutedBlock(writing.wording.t('evaluations.findings.none'))]
			: own.flatMap((row) => findingBlocks(writing, row))),
	];
}

/** A section a criterion: how it was rated together, its questions, what was found, and what shows it. */
export function criterionSections(writing: ReportWriting): ReportSection[] {
	const { workspace, row, wording } = writing;
	const findings = findingsOf(workspace, row.id);
	const joint = jointRatingsOf(workspace, row.id);
	return questionsByCriterion(row.criteria, questionsOf(workspace, row.id)).map(
		({ criterion, questions }) => ({
			id: criterion,
			title: wording.conceptName('evaluation-criterion', criterion),
			blocks: [
				...jointBlocks(writing, jointOf(joint, { criterion })),
				...(questions.length === 0 ? [mutedBlock(wording.t('evaluations.matrix.noQuestion'))] : []),
				...questions.flatMap((question) => questionBlocks(writing, question, findings, joint)),
			],
		}),
	);
}
