import type { LocalReview } from '#lib/domain/pictures/localReview.ts';
import type { Table, TablesTask } from '#lib/exchange/sheets/writeTables.ts';
import { t } from '#lib/i18n/index.ts';
import { NATURES, REVIEW_TABLES, type ReviewTable, reviewTable } from './reviewTables.ts';

const sheetOf = (
	review: LocalReview,
	name: ReviewTable,
	wordOf: (vocabulary: string, code: string) => string,
): Table => {
	const { columns, rows } = reviewTable(review, name, wordOf);
	return {
		name: t(`pictureGoals.review.tables.${name}`),
		columns: columns.map(({ key, label }) => ({ label, nature: NATURES[key] ?? 'words' })),
		rows: rows.map(({ cells }) => columns.map(({ key }) => cells[key] ?? null)),
	};
};

/** All tables of a review as one workbook, whose first sheet says what they are and what a review tells besides. */
export const reviewWorkbook = (
	review: LocalReview,
	wordOf: (vocabulary: string, code: string) => string,
	/** Of which plan and day, which part of it was asked for, and that it is a sample. */
	about: readonly string[],
): TablesTask => ({
	title: t('pictureGoals.review.title'),
	about: {
		name: t('pictureGoals.review.about.name'),
		lines: [
			...about,
			...(['rows', 'besides', 'empty', 'contribution'] as const).map((line) =>
				t(`pictureGoals.review.about.${line}`),
			),
		],
	},
	tables: REVIEW_TABLES.map((name) => sheetOf(review, name, wordOf)),
});
