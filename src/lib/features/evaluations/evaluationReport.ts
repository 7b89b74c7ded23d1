// Over 300 lines: one document from beginning to end, a method a section.
import { conclusion } from '#lib/domain/conclusion.ts';
import type { evaluation } from '#lib/domain/evaluation.ts';
import { type AnswerStanding, standingsOf } from '#lib/domain/evaluationFollowUp.ts';
import { jointOf, ratedIn, ratingRound, scaleWords } from '#lib/domain/evaluationRatings.ts';
import { type FindingRow, questionsByCriterion } from '#lib/domain/evaluationStanding.ts';
import { isExportable } from '#lib/domain/exportable.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import { inLanguage, type Language, type Localised } from '#lib/domain/language.ts';
import { managementResponse } from '#lib/domain/managementResponse.ts';
import { organisation } from '#lib/domain/organisation.ts';
import {
	mutedBlock,
	plainRuns,
	type ReportBlock,
	type ReportDocument,
	type ReportSection,
} from '#lib/domain/reportDocument.ts';
import type { Translate } from '#lib/i18n/index.ts';
import {
	broughtRatingsOf,
	conclusionsOf,
	evaluatorsOf,
	findingsOf,
	jointRatingsOf,
	questionsOf,
	recommendationsOf,
} from '#lib/records/evaluations/evaluationRows.ts';
import { titleOf } from '#lib/records/recordTitle.ts';
import type { Formats } from '#lib/records/report/formats.ts';
import { subjectRow } from '#lib/records/tasks/subjectPath.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { evidenceTitle } from './evidenceWords.ts';

export interface ReportWording {
	readonly t: Translate;
	readonly formats: Formats;
	readonly conceptName: (vocabulary: string, code: string) => string;
	readonly kindName: (kind: string) => string;
}

type EvaluationRow = RowOf<typeof evaluation>;

/** What an evaluation says on a day, in words: shown, printed and saved alike. Live. */
export class EvaluationReport {
	readonly #workspace: Workspace;
	readonly #row: EvaluationRow;
	readonly #wording: ReportWording;
	readonly #today: string;

	constructor(workspace: Workspace, row: EvaluationRow, wording: ReportWording, today: string) {
		this.#workspace = workspace;
		this.#row = row;
		this.#wording = wording;
		this.#today = today;
	}

	get #language(): Language {
		return this.#wording.formats.language;
	}

	write(mark: string | null): ReportDocument {
		const { t } = this.#wording;
		return {
			language: this.#language,
			title: titleOf(this.#row, this.#language).text,
			lead: this.#words(this.#row.purpose) || null,
			mark,
			sections: [
				this.#about(),
				...this.#criteria(),
				this.#ratings(),
				this.#conclusions(),
				this.#recommendations(),
			],
			pageOf: { page: t('evaluations.report.page'), of: t('evaluations.report.of') },
		};
	}

	#words(text: Localised): string {
		return inLanguage(text, this.#language)?.text ?? '';
	}

	#paragraphs(text: Localised): ReportBlock[] {
		const words = this.#words(text);
		return words ? [{ type: 'paragraph', runs: plainRuns(words) }] : [];
	}

	#score(score: string | null | undefined): string {
		const { t, conceptName } = this.#wording;
		if (!score) return t('evaluations.mark.unrated');
		const word = conceptName(scaleWords(this.#row.scale), score);
		return /^\d+$/.test(score) ? `${score} · ${word}` : word;
	}

	#about(): ReportSection {
		const { t, formats, conceptName } = this.#wording;
		const { id, from, until, scale, method } = this.#row;
		const names = evaluatorsOf(this.#workspace, id).flatMap(({ name }) => name?.trim() || []);
		const rows = [
			...(from && until
				? [{ term: t('evaluations.report.period'), detail: `${formats.date(from)} – ${formats.date(until)}` }]
				: []),
			...(scale ? [{ term: t('evaluations.report.scale'), detail: conceptName('rating-scale', scale) }] : []),
			...(names.length > 0 ? [{ term: t('evaluations.together.who'), detail: formats.list(names) }] : []),
			{ term: t('evaluations.report.asOf'), detail: formats.date(this.#today) },
		];
		return {
			id: 'about',
			title: t('evaluations.about.title'),
			blocks: [{ type: 'facts', rows }, ...this.#paragraphs(method)],
		};
	}

	#criteria(): ReportSection[] {
		const { t, formats, conceptName } = this.#wording;
		const findings = findingsOf(this.#workspace, this.#row.id);
		const joint = jointRatingsOf(this.#workspace, this.#row.id);
		return questionsByCriterion(this.#row.criteria, questionsOf(this.#workspace, this.#row.id)).map(
			({ criterion, questions }) => {
				const { row: rated, differing } = jointOf(joint, { criterion });
				return {
					id: criterion,
					title: conceptName('evaluation-criterion', criterion),
					blocks: [
						{
							type: 'paragraph' as const,
							runs: [
								{ text: `${t('evaluations.report.joint')}: `, bold: true },
								{ text: this.#score(rated?.score) },
							],
						},
						...(differing.length > 0
							? [
									mutedBlock(
										t('evaluations.together.jointDiffers', {
											scores: formats.list(differing.map((score) => this.#score(score))),
										}),
									),
								]
							: []),
						...(rated ? this.#paragraphs(rated.reason) : []),
						...questions.flatMap((question): ReportBlock[] => {
							const own = findings.filter((row) => row.question === question.id);
							return [
								{ type: 'heading', text: titleOf(question, this.#language).text },
								...this.#paragraphs(question.answer),
								...(own.length === 0
									? [mutedBlock(t('evaluations.findings.none'))]
									: own.flatMap((row) => this.#finding(row))),
							];
						}),
					],
				};
			},
		);
	}

	#finding(row: FindingRow): ReportBlock[] {
		const { t, conceptName, kindName } = this.#wording;
		const strength = row.strength
			? conceptName('evidence-strength', row.strength)
			: t('evaluations.strengthUnsaid');
		const item = (text: string, depth: number, bold = false): ReportBlock => ({
			type: 'item',
			runs: [{ text, bold }],
			depth,
			ordered: false,
			list: 0,
		});
		const detail = this.#words(row.detail);
		return [
			item(titleOf(row, this.#language).text, 0, true),
			...(detail ? [item(detail, 1)] : []),
			item(`${t('evaluations.evidence.label')} ${strength}`, 1),
			...(row.evidence.length === 0 ? [item(t('evaluations.findings.noEvidence'), 1)] : []),
			...row.evidence.flatMap((subject) => {
				const found = subjectRow(this.#workspace, subject)?.row;
				// [I11] The report goes to people who may not read it, and are not told that there is any.
				if (found && !isExportable(found)) return [];
				return item(
					found && !found.retracted
						? `${kindName(found.kind)}: ${evidenceTitle(this.#workspace, found, this.#language).text}`
						: t('evaluations.evidence.gone', { id: subject }),
					1,
				);
			}),
		];
	}

	#ratings(): ReportSection {
		const { t, conceptName, formats } = this.#wording;
		const { id } = this.#row;
		const evaluators = evaluatorsOf(this.#workspace, id);
		const brought = broughtRatingsOf(this.#workspace, id);
		const joint = jointRatingsOf(this.#workspace, id);
		const section = { id: 'ratings', title: t('evaluations.report.ratings') };
		// What one evaluator rated is read by others only when all have brought theirs.
		if (ratingRound(evaluators, brought) !== 'together')
			return { ...section, blocks: [mutedBlock(t('evaluations.report.noRatings'))] };
		const shown = questionsByCriterion(this.#row.criteria, []);
		return {
			...section,
			blocks: [
				{
					type: 'table',
					caption: section.title,
					head: [
						t('evaluations.report.criterion'),
						...evaluators.map(
							({ name }, at) =>
								name?.trim() || t('evaluations.together.unnamed', { number: formats.number(at + 1) }),
						),
						t('evaluations.report.joint'),
					],
					widths: [2, ...evaluators.map(() => 2), 2],
					rows: shown.map(({ criterion }) => {
						const key = ratedIn({ criterion });
						return [
							conceptName('evaluation-criterion', criterion),
							...evaluators.map(({ person }) =>
								this.#score(brought.find((row) => row.evaluator === person && ratedIn(row) === key)?.score),
							),
							this.#score(jointOf(joint, { criterion }).row?.score),
						];
					}),
				},
			],
		};
	}

	#conclusions(): ReportSection {
		const { t } = this.#wording;
		const rows = conclusionsOf(this.#workspace, this.#row.id);
		return {
			id: 'conclusions',
			title: t('evaluations.recommendations.conclusions'),
			blocks:
				rows.length === 0
					? [mutedBlock(t('evaluations.recommendations.noConclusions'))]
					: rows.flatMap((row): ReportBlock[] => [
							{ type: 'heading', text: titleOf(row, this.#language).text },
							...this.#paragraphs(row.detail),
						]),
		};
	}

	#recommendations(): ReportSection {
		const { t, formats, conceptName } = this.#wording;
		const rows = recommendationsOf(this.#workspace, this.#row.id);
		const responses = this.#workspace.rows(managementResponse);
		return {
			id: 'recommendations',
			title: t('evaluations.tabs.recommendations'),
			blocks:
				rows.length === 0
					? [mutedBlock(t('evaluations.recommendations.none'))]
					: rows.flatMap((row): ReportBlock[] => {
							const ground = row.conclusions.flatMap((id) => this.#workspace.row(conclusion, id) ?? []);
							const facts = [
								...(row.priority
									? [
											{
												term: t('evaluations.report.priority'),
												detail: conceptName('recommendation-priority', row.priority),
											},
										]
									: []),
								...(ground.length > 0
									? [
											{
												term: t('evaluations.recommendations.from'),
												detail: ground.map((one) => titleOf(one, this.#language).text).join('\n'),
											},
										]
									: []),
								...(row.due ? [{ term: t('evaluations.report.due'), detail: formats.date(row.due) }] : []),
							];
							const standings = standingsOf(row, responses, this.#today);
							return [
								{ type: 'heading', text: titleOf(row, this.#language).text },
								...this.#paragraphs(row.detail),
								...(facts.length > 0 ? [{ type: 'facts' as const, rows: facts }] : []),
								standings.length === 0
									? mutedBlock(t('evaluations.recommendations.unaddressed'))
									: this.#answers(standings),
							];
						}),
		};
	}

	#answers(standings: readonly AnswerStanding[]): ReportBlock {
		const { t, formats, conceptName } = this.#wording;
		return {
			type: 'table',
			caption: t('evaluations.recommendations.answers'),
			head: [
				t('evaluations.report.whom'),
				t('evaluations.report.position'),
				t('evaluations.report.measures'),
				t('evaluations.report.follow'),
			],
			widths: [2, 1.5, 4, 2],
			rows: standings.map(({ organisation: id, response, state, due }) => {
				const found = this.#workspace.row(organisation, id);
				const day = state === 'done' ? response?.doneOn : due;
				return [
					found ? titleOf(found, this.#language).text : id,
					response?.position ? conceptName('response-position', response.position) : '',
					response
						? [this.#words(response.measures), this.#words(response.reason)].filter(Boolean).join('\n')
						: '',
					[t(`evaluations.answer.${state}`), day && formats.date(day)].filter(Boolean).join(', '),
				];
			}),
		};
	}
}
