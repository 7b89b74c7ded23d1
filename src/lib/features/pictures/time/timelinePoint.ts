import { inTimeOrder, type TimeMark } from '#lib/domain/pictures/timeMarks.ts';
import { t } from '#lib/i18n/index.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { markDay, markName } from './timeWords.ts';

/** What the timeline tells, in one sentence: how much is late, and what comes next. Live. */
export function timelinePoint(workspace: Workspace, marks: readonly TimeMark[], today: string): string {
	const late = marks.filter(({ state }) => state === 'late').length;
	const next = inTimeOrder(marks).find(
		({ state, date }) => state === 'coming' && date !== null && date >= today.slice(0, date.length),
	);
	const lateness =
		late === 0 ? t('pictureTime.point.noneLate') : t('pictureTime.point.late', { count: late });
	return next
		? t('pictureTime.point.next', {
				lateness,
				name: markName(workspace, next, 60),
				day: markDay(next),
			})
		: t('pictureTime.point.nothing', { lateness });
}
