import type { PictureRow, PictureTable } from '#lib/charts/picture.ts';
import type { LocalReview } from '#lib/domain/pictures/localReview.ts';
import type { TableNature } from '#lib/exchange/sheets/writeTables.ts';
import { formatList, t } from '#lib/i18n/index.ts';
import { missingText } from './goalWords.ts';

export const REVIEW_TABLES = ['goals', 'targets', 'indicators'] as const;
export type ReviewTable = (typeof REVIEW_TABLES)[number];

const COLUMNS = {
	goals: [
		'goal',
		'name',
		'entries',
		'last',
		'actions',
		'indicators',
		'principles',
		'targets',
		'targetsWithout',
		'missing',
	],
	targets: ['target', 'goal', 'actions', 'indicators', 'principles', 'missing'],
	indicators: [
		'target',
		'goal',
		'indicator',
		'status',
		'unit',
		'baseline',
		'baselineYear',
		'aim',
		'aimYear',
		'value',
		'valueYear',
		'missing',
		'measures',
	],
} as const;

const NUMERIC = new Set(['entries', 'baseline', 'aim', 'value']);
/** What the cells of a column hold, where they hold no words. */
export const NATURES: Readonly<Record<string, TableNature>> = {
	goal: 'number',
	entries: 'number',
	last: 'date',
	baseline: 'number',
	baselineYear: 'year',
	aim: 'number',
	aimYear: 'year',
	value: 'number',
	valueYear: 'year',
};
const listed = (names: readonly string[]) => (names.length > 0 ? names.join('; ') : null);

/** A table of the review, in the reader's words. @param wordOf a code of a vocabulary in words */
export function reviewTable(
	review: LocalReview,
	name: ReviewTable,
	wordOf: (vocabulary: string, code: string) => string,
): PictureTable {
	return {
		caption: t(`pictureGoals.review.tables.${name}`),
		columns: COLUMNS[name].map((key) => ({
			key,
			label: t(`pictureGoals.review.columns.${key}`),
			numeric: NUMERIC.has(key),
		})),
		rows: rowsOf(review, name, wordOf),
	};
}

function rowsOf(
	review: LocalReview,
	name: ReviewTable,
	wordOf: (vocabulary: string, code: string) => string,
): PictureRow[] {
	if (name === 'goals')
		return review.goals.map((row, at) => ({
			key: String(at),
			cells: {
				goal: row.goal,
				name: row.name,
				entries: row.entries || null,
				last: row.last,
				actions: listed(row.actions),
				indicators: listed(row.indicators),
				principles: listed(row.principles),
				targets: listed(row.targets),
				targetsWithout: listed(row.targetsWithout),
				missing: missingText(row.missing) || null,
			},
		}));
	if (name === 'targets')
		return review.targets.map((row, at) => ({
			key: String(at),
			cells: {
				target: row.target,
				goal: row.goal,
				actions: listed(row.actions),
				indicators: listed(row.indicators),
				principles: listed(row.principles),
				missing: missingText(row.missing) || null,
			},
		}));
	return review.indicators.map((row, at) => ({
		key: String(at),
		cells: {
			target: row.target,
			goal: row.goal,
			indicator: row.indicator,
			status: row.status && wordOf('indicator-status', row.status),
			unit: row.unit && wordOf('indicator-unit', row.unit),
			baseline: row.baseline,
			baselineYear: row.baselineYear,
			aim: row.aim,
			aimYear: row.aimYear,
			value: row.value,
			valueYear: row.valueYear,
			missing: formatList(row.missing.map((one) => t(`pictureGoals.missing.${one}`))) || null,
			measures: listed(row.measures),
		},
	}));
}
