import type { evaluation } from '#lib/domain/evaluation.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import { plan } from '#lib/domain/plan.ts';
import type { ReportDocument, ReportSection } from '#lib/domain/reportDocument.ts';
import { countAnswered } from '#lib/domain/evaluationStanding.ts';
import { evaluatorsOf, findingsOf, questionsOf } from '#lib/records/evaluations/evaluationRows.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import type { FormattedTexts } from './formattedTexts.ts';
import { criterionSections } from './reportCriteria.ts';
import { conclusionSection, lessonSections, recommendationSection } from './reportFollowUp.ts';
import { ratingSection } from './reportRatings.ts';
import { type ReportWording, ReportWriting } from './reportWriting.ts';

export type { ReportWording };

/** With more findings than that somebody looks for one: a table of contents goes before them. */
const SHORT = 20;

/** What an evaluation says on a day, in words: shown, printed and saved alike. Live. */
export class EvaluationReport {
	readonly #writing: ReportWriting;

	constructor(
		workspace: Workspace,
		row: RowOf<typeof evaluation>,
		wording: ReportWording,
		today: string,
		formatted: FormattedTexts = new Map(),
	) {
		this.#writing = new ReportWriting(workspace, row, wording, today, formatted);
	}

	write(mark: string | null): ReportDocument {
		const writing = this.#writing;
		const { t, formats } = writing.wording;
		const isLong = findingsOf(writing.workspace, writing.row.id).length > SHORT;
		return {
			language: writing.language,
			title: writing.title(writing.row),
			lead: (!this.#isPurposeSet && writing.words(writing.row.purpose)) || null,
			mark,
			sections: [
				this.#about(),
				...criterionSections(writing),
				ratingSection(writing),
				conclusionSection(writing),
				recommendationSection(writing),
				...lessonSections(writing),
			],
			pageOf: { page: t('evaluations.report.page'), of: t('evaluations.report.of') },
			...(isLong && {
				contents: {
					title: t('evaluations.report.contents'),
					facts: [`${writing.label(t('evaluations.report.asOf'))} ${formats.date(writing.today)}`],
				},
			}),
		};
	}

	/** What is more than lines is no lead. */
	get #isPurposeSet(): boolean {
		return this.#writing.isFormatted(this.#writing.row, 'purpose');
	}

	#about(): ReportSection {
		const { row, today, workspace, wording } = this.#writing;
		const { t, formats, conceptName } = wording;
		const names = this.#writing.evaluatorNames(evaluatorsOf(workspace, row.id));
		const [of] = workspace.rows(plan);
		const counts = countAnswered(questionsOf(workspace, row.id), findingsOf(workspace, row.id));
		const standing = (['supported', 'unsupported', 'open'] as const)
			.filter((state) => counts[state] > 0)
			.map((state) => t(`evaluations.count.${state}`, { count: counts[state] }));
		const period = [row.from, row.until].flatMap((day) => (day ? formats.date(day) : [])).join(' – ');
		return {
			id: 'about',
			title: t('evaluations.about.title'),
			blocks: [
				...(this.#isPurposeSet ? this.#writing.paragraphs(row, 'purpose') : []),
				{
					type: 'facts',
					rows: [
						...(of ? [{ term: wording.kindName('plan'), detail: this.#writing.title(of) }] : []),
						...(period ? [{ term: t('evaluations.report.period'), detail: period }] : []),
						...(row.scale
							? [{ term: t('evaluations.report.scale'), detail: conceptName('rating-scale', row.scale) }]
							: []),
						...(names.length > 0
							? [{ term: t('evaluations.together.who'), detail: formats.list(names) }]
							: []),
						{ term: t('evaluations.report.asOf'), detail: [formats.date(today), ...standing].join('\n') },
					],
				},
				...this.#writing.paragraphs(row, 'method'),
			],
		};
	}
}
