import { closing } from '#lib/domain/closing.ts';
import { closingStateOf } from '#lib/domain/closingState.ts';
import { opensOn, type PeriodRow } from '#lib/domain/periodState.ts';
import { formatDate, t } from '#lib/i18n/index.ts';
import { stateOfPeriod } from '#lib/records/reporting/reports.ts';
import type { Tone } from '#lib/ui/look.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** How a period stands, in words. Live. */
export function periodSentence(workspace: Workspace, row: PeriodRow): { text: string; tone: Tone } {
	const date = (day: string | null) => (day ? formatDate(day) : '');
	switch (stateOfPeriod(workspace, row)) {
		case 'closed': {
			const { counts } = closingStateOf(workspace.rowsBy(closing, 'period', row.id));
			const time = counts?.created?.time;
			return {
				text: time
					? t('reporting.period.closed', { date: formatDate(time) })
					: t('reporting.period.closedUndated'),
				tone: 'neutral',
			};
		}
		case 'notOpen': {
			const opens = date(opensOn(row));
			return {
				text: opens ? t('reporting.period.notOpen', { date: opens }) : t('reporting.period.notOpenUndated'),
				tone: 'neutral',
			};
		}
		case 'due':
			return { text: t('reporting.period.due', { date: date(row.due) }), tone: 'caution' };
		default:
			return {
				text: row.due
					? t('reporting.period.open', { date: date(row.due) })
					: t('reporting.period.openUndated'),
				tone: 'info',
			};
	}
}
