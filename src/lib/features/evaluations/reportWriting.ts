import type { evaluation } from '#lib/domain/evaluation.ts';
import { type EvaluatorRow, scaleWords } from '#lib/domain/evaluationRatings.ts';
import type { AnyRow, RowOf } from '#lib/domain/kind.ts';
import { inLanguage, type Language, type Localised } from '#lib/domain/language.ts';
import { plainRuns, type ReportBlock, type ReportRun } from '#lib/domain/reportDocument.ts';
import type { Translate } from '#lib/i18n/index.ts';
import { titleOf } from '#lib/records/recordTitle.ts';
import type { Formats } from '#lib/records/report/formats.ts';
import { blocksOfText } from '#lib/records/report/textBlocks.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { evaluatorName } from './evaluatorNames.ts';
import { type FormattedTexts, keyOfText } from './formattedTexts.ts';

export interface ReportWording {
	readonly t: Translate;
	readonly formats: Formats;
	readonly conceptName: (vocabulary: string, code: string) => string;
	readonly kindName: (kind: string) => string;
}

/** What every section of an evaluation's report is written with: of which evaluation, in whose words, on which day. */
export class ReportWriting {
	readonly workspace: Workspace;
	readonly row: RowOf<typeof evaluation>;
	readonly wording: ReportWording;
	readonly today: string;
	readonly #formatted: FormattedTexts;
	/** Lists so far: each is counted by itself, and 0 is what the report itself lists. */
	#lists = 1;

	constructor(
		workspace: Workspace,
		row: RowOf<typeof evaluation>,
		wording: ReportWording,
		today: string,
		formatted: FormattedTexts,
	) {
		this.workspace = workspace;
		this.row = row;
		this.wording = wording;
		this.today = today;
		this.#formatted = formatted;
	}

	get language(): Language {
		return this.wording.formats.language;
	}

	words(text: Localised): string {
		return inLanguage(text, this.language)?.text.trim() ?? '';
	}

	title(row: AnyRow): string {
		return titleOf(row, this.language).text;
	}

	/** Words that stand in another language than the report are marked as such, so that they are spoken as their own. */
	#in(language: Language | null | undefined): { language?: Language } {
		return language && language !== this.language ? { language } : {};
	}

	heading(row: AnyRow, number?: number): ReportBlock {
		const { text, language } = titleOf(row, this.language);
		const sign = number === undefined ? '' : `${this.wording.formats.number(number)}. `;
		return { type: 'heading', text: `${sign}${text}`, ...this.#in(language) };
	}

	/** Whether a text is more than lines. */
	isFormatted(row: AnyRow, field: string): boolean {
		const found = inLanguage(row[field] as Localised, this.language);
		return found !== null && this.#formatted.has(keyOfText(row, field, found.language));
	}

	/** A text of a record as it is set, a paragraph a line where it is only lines. */
	paragraphs(row: AnyRow, field: string): ReportBlock[] {
		const found = inLanguage(row[field] as Localised, this.language);
		if (!found?.text.trim()) return [];
		const from = this.#lists;
		return blocksOfText(found.text, this.#formatted.get(keyOfText(row, field, found.language))).map(
			(block): ReportBlock => {
				const own = this.#in(found.language);
				// Below the report's own headings it would stand beside the records that these name.
				if (block.type === 'heading')
					return { type: 'paragraph', runs: [{ text: block.text, bold: true }], ...own };
				if (block.type !== 'item') return { ...block, ...own };
				const list = from + block.list;
				this.#lists = Math.max(this.#lists, list + 1);
				return { ...block, list, ...own };
			},
		);
	}

	item(words: string | readonly ReportRun[], depth: number, language?: Language | null): ReportBlock {
		const runs = typeof words === 'string' ? plainRuns(words) : words;
		return { type: 'item', runs, depth, ordered: false, list: 0, ...this.#in(language) };
	}

	/** Words before what they are about, with a colon as the language sets it. */
	label(words: string): string {
		return this.wording.t('evaluations.label', { words });
	}

	evaluatorNames(evaluators: readonly EvaluatorRow[]): string[] {
		const { t, formats } = this.wording;
		return evaluators.map((row, at) => evaluatorName(row, at, t, (of) => formats.number(of)));
	}

	/** A step of the scale with its word. */
	score(score: string | null | undefined): string {
		const { t, conceptName } = this.wording;
		if (!score) return t('evaluations.mark.unrated');
		const word = conceptName(scaleWords(this.row.scale), score);
		return /^\d+$/.test(score) ? `${score} · ${word}` : word;
	}
}
