import { conclusion } from '#lib/domain/conclusion.ts';
import { type AnswerStanding, type RecommendationRow, standingsOf } from '#lib/domain/evaluationFollowUp.ts';
import { finding } from '#lib/domain/finding.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { managementResponse } from '#lib/domain/managementResponse.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { mutedBlock, type ReportBlock, type ReportSection } from '#lib/domain/reportDocument.ts';
import { conclusionsOf, lessonsOf, recommendationsOf } from '#lib/records/evaluations/evaluationRows.ts';
import { titleOf } from '#lib/records/recordTitle.ts';
import type { ReportWriting } from './reportWriting.ts';

/** A sentence an item, so that each is told from the next. */
function groundBlocks(writing: ReportWriting, ground: readonly AnyRow[]): ReportBlock[] {
	const { t } = writing.wording;
	if (ground.length === 0) return [mutedBlock(t('evaluations.recommendations.noFindings'))];
	return [
		mutedBlock(writing.label(t('evaluations.recommendations.from'))),
		...ground.map((row) => {
			const { text, language } = titleOf(row, writing.language);
			return writing.item(text, 0, language);
		}),
	];
}

/** What an evaluation judges, each with the findings on which it is based. */
export function conclusionSection(writing: ReportWriting): ReportSection {
	const { workspace, row: evaluated, wording } = writing;
	const { t } = wording;
	const rows = conclusionsOf(workspace, evaluated.id);
	return {
		id: 'conclusions',
		title: t('evaluations.recommendations.conclusions'),
		blocks:
			rows.length === 0
				? [mutedBlock(t('evaluations.recommendations.noConclusions'))]
				: rows.flatMap((row, at): ReportBlock[] => {
						const ground = row.findings.flatMap((id) => workspace.row(finding, id) ?? []);
						return [
							writing.heading(row, at + 1),
							...writing.paragraphs(row, 'detail'),
							...groundBlocks(writing, ground),
						];
					}),
	};
}

function nameOf({ workspace, language }: ReportWriting, id: string): string {
	const found = workspace.row(organisation, id);
	return found ? titleOf(found, language).text : id;
}

/** What an organisation has said, with its reason told apart from what it will do. */
function answerText(writing: ReportWriting, { response }: AnswerStanding): string {
	if (!response) return '–';
	const { t } = writing.wording;
	const reason = writing.words(response.reason);
	return [
		writing.words(response.measures),
		reason && `${t('evaluations.answer.why')} ${reason}`,
		writing.words(response.followUpNote),
		response.person?.trim(),
	]
		.filter(Boolean)
		.join('\n');
}

function answerBlocks(writing: ReportWriting, standings: readonly AnswerStanding[]): ReportBlock[] {
	const { t, formats, conceptName } = writing.wording;
	return [
		{
			type: 'table',
			caption: t('evaluations.recommendations.answers'),
			head: [
				t('evaluations.report.whom'),
				t('evaluations.report.position'),
				t('evaluations.report.measures'),
				t('evaluations.report.follow'),
			],
			widths: [2, 1.5, 4, 2],
			rows: standings.map((standing) => {
				const { organisation: id, response, state, due } = standing;
				const day = state === 'done' ? response?.doneOn : due;
				return [
					nameOf(writing, id),
					response?.position ? conceptName('response-position', response.position) : '–',
					answerText(writing, standing),
					[t(`evaluations.answer.${state}`), day && formats.date(day)].filter(Boolean).join(', '),
				];
			}),
		},
		...standings
			.filter(({ others }) => others.length > 0)
			.map(({ organisation: id }) =>
				mutedBlock(t('evaluations.answer.several', { name: nameOf(writing, id) })),
			),
	];
}

function factsOf(writing: ReportWriting, row: RecommendationRow, numbers: ReadonlyMap<string, number>) {
	const { t, formats, conceptName } = writing.wording;
	const ground = row.conclusions.flatMap((id) => writing.workspace.row(conclusion, id) ?? []);
	const numbered = (id: string) => {
		const number = numbers.get(id);
		return number === undefined ? '' : `${formats.number(number)}. `;
	};
	return [
		...(row.priority
			? [
					{
						term: t('evaluations.report.priority'),
						detail: conceptName('recommendation-priority', row.priority),
					},
				]
			: []),
		{
			term: t('evaluations.recommendations.from'),
			detail:
				ground.map((one) => `${numbered(one.id)}${writing.title(one)}`).join('\n') ||
				t('evaluations.recommendations.noGround'),
		},
		...(row.due ? [{ term: t('evaluations.report.due'), detail: formats.date(row.due) }] : []),
	];
}

/** What is advised, on what ground, and what each of those whom it addresses has made of it. */
export function recommendationSection(writing: ReportWriting): ReportSection {
	const { workspace, row: evaluated, wording, today } = writing;
	const { t } = wording;
	const rows = recommendationsOf(workspace, evaluated.id);
	const numbers = new Map(conclusionsOf(workspace, evaluated.id).map(({ id }, at) => [id, at + 1]));
	return {
		id: 'recommendations',
		title: t('evaluations.tabs.recommendations'),
		blocks:
			rows.length === 0
				? [mutedBlock(t('evaluations.recommendations.none'))]
				: rows.flatMap((row, at): ReportBlock[] => {
						const responses = workspace.rowsBy(managementResponse, 'recommendation', row.id);
						const standings = standingsOf(row, responses, today);
						return [
							writing.heading(row, at + 1),
							...writing.paragraphs(row, 'detail'),
							{ type: 'facts', rows: factsOf(writing, row, numbers) },
							...(standings.length === 0
								? [mutedBlock(t('evaluations.recommendations.unaddressed'))]
								: answerBlocks(writing, standings)),
						];
					}),
	};
}

/** What the evaluation has taught; no section where it has taught nothing yet. */
export function lessonSections(writing: ReportWriting): ReportSection[] {
	const { workspace, row: evaluated, wording } = writing;
	const rows = lessonsOf(workspace, evaluated.id);
	if (rows.length === 0) return [];
	return [
		{
			id: 'lessons',
			title: wording.t('evaluations.report.lessons'),
			blocks: rows.flatMap((row) => [
				writing.heading(row),
				...writing.paragraphs(row, 'detail'),
				...writing.paragraphs(row, 'advice'),
			]),
		},
	];
}
