import { indicator } from '#lib/domain/indicator.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import type { Language } from '#lib/domain/language.ts';
import { formatDate, t } from '#lib/i18n/index.ts';
import { shortTitle } from '#lib/records/recordTitle.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Kinds that may show a finding: what everybody of the plan reads, and is about something that happened or was measured. */
export const EVIDENCE_KINDS: ReadonlySet<string> = new Set([
	'entry',
	'indicator',
	'indicatorValue',
	'evidence',
	'update',
	'submission',
	'project',
	'continuityReview',
	'call',
	'agreement',
	'membership',
	'membershipReview',
	'advocacy',
	'transfer',
	'solution',
	'bodyMeeting',
	'metropolisFact',
	'tierChange',
	'action',
	'expectedResult',
	'lesson',
]);

/** How a piece of evidence is called: a value by its indicator and its year. Live. */
export function evidenceTitle(workspace: Pick<Workspace, 'row'>, row: AnyRow, language: Language) {
	if (row.kind !== 'indicatorValue') return shortTitle(row, language, 160);
	const of = workspace.row(indicator, String(row.indicator ?? ''));
	if (!of) return shortTitle(row, language, 160);
	const title = shortTitle(of, language, 140);
	return row.year
		? { ...title, text: t('evaluations.evidence.of', { title: title.text, year: String(row.year) }) }
		: title;
}

/** The day, the month or the year from which it is, where it says one. */
export function dateOfEvidence(row: AnyRow): string | null {
	const day = [row.date, row.signed, row.begun, row.decided, row.submitted].find(
		(one) => typeof one === 'string' && one !== '',
	);
	return typeof day === 'string' ? day.slice(0, 10) : null;
}

/** The same as the reader reads dates. */
export function evidenceDay(row: AnyRow): string | null {
	const day = dateOfEvidence(row);
	return day && formatDate(day);
}

/** The indicator whose figures a piece of evidence shows, and the year of one value; null where it shows none. */
export function measuredBy(row: AnyRow): { indicator: string; year: number | null } | null {
	const year = typeof row.year === 'number' ? row.year : null;
	if (row.kind === 'indicator') return { indicator: row.id, year: null };
	return row.kind === 'indicatorValue' ? { indicator: String(row.indicator ?? ''), year } : null;
}
