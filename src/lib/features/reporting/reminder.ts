import type { PeriodRow } from '#lib/domain/periodState.ts';
import type { DutyStanding } from '#lib/domain/reportingDuty.ts';
import { formatDate, t } from '#lib/i18n/index.ts';
import { actionWords, organisationWords, periodTitle } from '#lib/records/reporting/words.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Whether a unit still has something to do about it: what waits for a review waits for somebody else. */
export const isOwed = ({ state }: DutyStanding): boolean => state !== 'submitted' && state !== 'accepted';

/** What to write to a unit that has not reported: its actions, dates, and what was returned to it, in the reader's language. */
export function reminderFor(
	workspace: Workspace,
	row: PeriodRow,
	unit: string,
	standings: readonly DutyStanding[],
	{ today, link }: { today: string; link: string },
): string {
	const about = { unit: organisationWords(workspace, unit), period: periodTitle(row) };
	const first = !row.due
		? t('reporting.reminder.undated', about)
		: t(row.due < today ? 'reporting.reminder.due' : 'reporting.reminder.open', {
				...about,
				date: formatDate(row.due),
			});
	const owed = standings.filter((standing) => standing.unit === unit && isOwed(standing));
	return [
		first,
		'',
		t('reporting.reminder.missing'),
		...owed.flatMap(({ action, state, report }) => {
			const item = t('reporting.reminder.item', {
				action: actionWords(workspace, action),
				state: t(`reporting.state.${state}`).toLocaleLowerCase(),
			});
			const note = state === 'returned' ? report?.cycle.review?.note : null;
			return note ? [item, `  ${t('reporting.reminder.note', { note })}`] : [item];
		}),
		'',
		t('reporting.reminder.where', { link }),
	].join('\n');
}
