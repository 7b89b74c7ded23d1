import type { PatternName } from '#lib/charts/picture.ts';
import { DIFFERS, type StandingField, UNTOLD } from '#lib/domain/pictures/actionStandings.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import type { DutyState } from '#lib/domain/reportingDuty.ts';
import { formatList, formatNumber, language, t } from '#lib/i18n/index.ts';
import { conceptOptions } from '#lib/records/options.ts';
import { shortTitle } from '#lib/records/recordTitle.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { yearsWords } from '../maps/yearsWords.ts';

/** Two pictures stand beside each other on paper. */
export const HALF_SHEET = 312;

const VOCABULARIES = { lifecycle: 'action-lifecycle', rating: 'delivery-rating' } as const;

/** What can be said of a field and how it looks, in its order. */
export interface Standing {
	readonly code: string;
	readonly name: string;
	readonly fill: string;
	readonly ink: string;
	readonly pattern?: PatternName;
}

/** Where two colours could be taken for one another. */
const PATTERNS: Readonly<Record<string, PatternName>> = {
	suspended: 'dots',
	cancelled: 'cross',
	constrained: 'dots',
	'no-progress': 'hatch',
};

/**
 * Every word of the plan's vocabulary, then whatever else is said, “units differ” and “no report”. Live.
 * @param met codes that are said of something
 */
export function standingsFor(
	workspace: Workspace,
	field: StandingField,
	met: Iterable<string> = [],
): Standing[] {
	const known = conceptOptions(workspace, VOCABULARIES[field], language.current);
	const codes = new Set([DIFFERS, UNTOLD, ...known.map(({ value }) => value)]);
	const further = [...new Set(met)].filter((code) => !codes.has(code));
	const said = [...known, ...further.map((code) => ({ value: code, label: code }))].map(
		({ value, label }): Standing => ({
			code: value,
			name: label,
			fill: `var(--color-${field}-${value}, var(--color-ramp-2))`,
			ink: `var(--color-on-${field}-${value}, var(--color-on-ramp-2))`,
			pattern: PATTERNS[value],
		}),
	);
	return [
		...said,
		{
			code: DIFFERS,
			name: t('pictureOverview.differs'),
			fill: 'var(--color-ramp-1)',
			ink: 'var(--color-on-ramp-1)',
			pattern: 'cross',
		},
		{
			code: UNTOLD,
			name: t('pictureOverview.untold'),
			fill: 'var(--color-gap)',
			ink: 'var(--color-on-gap)',
			pattern: 'hatch',
		},
	];
}

/** The furthest first. */
export const DUTY_STATES = ['accepted', 'submitted', 'returned', 'draft', 'notBegun'] as const;

const DUTY_LOOKS: Readonly<Record<DutyState, Omit<Standing, 'code' | 'name'>>> = {
	accepted: { fill: 'var(--color-rating-met)', ink: 'var(--color-on-rating-met)' },
	submitted: { fill: 'var(--color-rating-on-track)', ink: 'var(--color-on-rating-on-track)' },
	returned: {
		fill: 'var(--color-rating-constrained)',
		ink: 'var(--color-on-rating-constrained)',
		pattern: 'dots',
	},
	draft: { fill: 'var(--color-ramp-1)', ink: 'var(--color-on-ramp-1)' },
	notBegun: { fill: 'var(--color-gap)', ink: 'var(--color-on-gap)', pattern: 'hatch' },
};

export const dutyStates = (): Standing[] =>
	DUTY_STATES.map((code) => ({
		code,
		name: t(`pictureOverview.reported.states.${code}`),
		...DUTY_LOOKS[code],
	}));

/** The code of a line and its title; '' is no line at all. Live. */
export function lineName(rows: readonly AnyRow[], id: string): string {
	const row = rows.find((one) => one.id === id);
	if (!row) return t('pictureOverview.noLine');
	return [row.code, shortTitle(row, language.current, 160).text].filter(Boolean).join(' ');
}

/** “; ”, before which French leaves a space that does not break. */
export const semicolon = (): string => (language.current === 'fr' ? '\u202f; ' : '; ');

/** “Under way: 12; Closed: 3” */
export function countedList(counts: readonly { name: string; count: number }[]): string {
	return counts
		.filter(({ count }) => count > 0)
		.map(({ name, count }) => t('pictureOverview.item', { name, number: formatNumber(count) }))
		.join(semicolon());
}

/** 1 to 12, as the reader's language calls them. */
export function monthName(month: number, width: 'long' | 'short' | 'narrow', year = 2024): string {
	const locale = language.current === 'en' ? 'en-GB' : language.current;
	const options: Intl.DateTimeFormatOptions =
		width === 'long'
			? { month: 'long', year: 'numeric', timeZone: 'UTC' }
			: { month: width, timeZone: 'UTC' };
	return new Intl.DateTimeFormat(locale, options).format(Date.UTC(year, month - 1, 1));
}

/** Years as one would say them: “2021–2023 and 2025”; '' where there is none. */
export function yearList(years: readonly number[]): string {
	const runs: { from: number; until: number }[] = [];
	for (const year of [...years].sort((one, other) => one - other)) {
		const last = runs.at(-1);
		if (last?.until === year - 1) last.until = year;
		else runs.push({ from: year, until: year });
	}
	return formatList(runs.map(yearsWords));
}
