import { agreement } from '#lib/domain/agreement.ts';
import { bodyMeeting } from '#lib/domain/bodyMeeting.ts';
import { call } from '#lib/domain/call.ts';
import { closing } from '#lib/domain/closing.ts';
import { isExportable } from '#lib/domain/exportable.ts';
import { monitoringMilestone } from '#lib/domain/monitoringMilestone.ts';
import {
	agreementItems,
	callItems,
	type CalendarItem,
	deadlineItems,
	meetingItems,
	taskItems,
} from '#lib/domain/pictures/calendarItems.ts';
import { comingItems } from '#lib/domain/pictures/comingItems.ts';
import { task } from '#lib/domain/task.ts';
import { workshop } from '#lib/domain/workshop.ts';
import { periodsIn } from '#lib/records/reporting/reports.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { lineOfAction } from '../filters/filterQuestion.ts';
import type { PictureFilters } from '../filters/pictureFilters.ts';

const DAYS = 30;

/** What comes next; what concerns everybody, or the whole plan, comes for whoever narrows. Live. */
export function comingHere(workspace: Workspace, filters: PictureFilters, today: string): CalendarItem[] {
	const lineOf = lineOfAction(workspace);
	const items = [
		...taskItems(workspace.rows(task), today),
		...meetingItems(workspace.rows(bodyMeeting), workspace.rows(workshop)),
		...deadlineItems(
			periodsIn(workspace),
			workspace.rows(monitoringMilestone),
			workspace.rows(closing),
			today,
		),
		...callItems(workspace.rows(call)),
		...agreementItems(workspace.rows(agreement)),
	].filter(
		({ organisations, actions, row }) =>
			isExportable(row) &&
			(!filters.organisation || organisations === null || organisations.includes(filters.organisation)) &&
			(!filters.line || actions === null || actions.some((id) => lineOf.get(id) === filters.line)),
	);
	return comingItems(items, today, DAYS);
}
