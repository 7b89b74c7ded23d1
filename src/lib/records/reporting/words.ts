import { inLanguage } from '#lib/domain/language.ts';
import type { ReviewRow, SubmissionRow } from '#lib/domain/cycle.ts';
import { organisation } from '#lib/domain/organisation.ts';
import type { PeriodRow } from '#lib/domain/periodState.ts';
import { action } from '#lib/domain/action.ts';
import { period } from '#lib/domain/period.ts';
import { formatDate, language, t } from '#lib/i18n/index.ts';
import { authorOf } from '#lib/records/author.ts';
import { conceptOptions } from '#lib/records/options.ts';
import { shortTitle } from '#lib/records/recordTitle.ts';
import type { Tone } from '#lib/ui/look.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** A concept's name as plain words; its code where the plan gives it none. Live. */
export function conceptWords(workspace: Workspace, vocabulary: string, code: string): string {
	const options = conceptOptions(workspace, vocabulary, language.current);
	return options.find(({ value }) => value === code)?.label ?? code;
}

const RATING_TONES: Readonly<Record<string, Tone>> = {
	met: 'positive',
	'on-track': 'positive',
	constrained: 'caution',
	'no-progress': 'negative',
};

export const ratingTone = (code: string): Tone => RATING_TONES[code] ?? 'neutral';

/** Live. */
export function organisationWords(workspace: Workspace, id: string): string {
	const found = workspace.row(organisation, id);
	return found ? shortTitle(found, language.current, 90).text : id;
}

/** The code of an action and its title. Live. */
export function actionWords(workspace: Workspace, id: string, length = 110): string {
	const found = workspace.row(action, id);
	if (!found) return id;
	return [found.code, shortTitle(found, language.current, length).text].filter(Boolean).join(' ');
}

export function periodTitle(row: PeriodRow): string {
	return inLanguage(row.title, language.current)?.text ?? row.id;
}

/** Live. */
export function periodWords(workspace: Workspace, id: string): string {
	const found = workspace.row(period, id);
	return found ? periodTitle(found) : id;
}

/** Who took a step, for whom, and when. Live. */
export function signatureOf(
	workspace: Workspace,
	row: SubmissionRow | ReviewRow,
): { name: string; organisation: string | null; date: string } {
	const { name, organisation: written } = authorOf(
		workspace,
		row,
		row.created?.person,
		language.current,
		row.name,
	);
	const named = row.kind === 'review' && (row as ReviewRow).organisation;
	return {
		name,
		organisation: named ? organisationWords(workspace, named) : written,
		date: row.created ? formatDate(row.created.time, 'moment') : t('app.content.noData'),
	};
}
