import type { evaluation } from '#lib/domain/evaluation.ts';
import { scaleWords } from '#lib/domain/evaluationRatings.ts';
import type { AnyRow, RowOf } from '#lib/domain/kind.ts';
import { inLanguage, type Language, type Localised } from '#lib/domain/language.ts';
import { plainRuns, type ReportBlock, type ReportRun } from '#lib/domain/reportDocument.ts';
import type { Translate } from '#lib/i18n/index.ts';
import { titleOf } from '#lib/records/recordTitle.ts';
import type { Formats } from '#lib/records/report/formats.ts';
import { blocksOfText } from '#lib/records/report/textBlocks.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

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

	constructor(workspace: Workspace, row: RowOf<typeof evaluation>, wording: ReportWording, today: string) {
		this.workspace = workspace;
		this.row = row;
		this.wording = wording;
		this.today = today;
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

	/** A paragraph a line. */
	paragraphs(text: Localised): ReportBlock[] {
		const found = inLanguage(text, this.language);
		if (!found?.text.trim()) return [];
		return blocksOfText(found.text, null).map((block) => ({ ...block, ...this.#in(found.language) }));
	}

	item(words: string | readonly ReportRun[], depth: number, language?: Language | null): ReportBlock {
		const runs = typeof words === 'string' ? plainRuns(words) : words;
		return { type: 'item', runs, depth, ordered: false, list: 0, ...this.#in(language) };
	}

	/** A step of the scale with its word. */
	score(score: string | null | undefined): string {
		const { t, conceptName } = this.wording;
		if (!score) return t('evaluations.mark.unrated');
		const word = conceptName(scaleWords(this.row.scale), score);
		return /^\d+$/.test(score) ? `${score} · ${word}` : word;
	}
}
