import { agreement } from '#lib/domain/agreement.ts';
import { appointment } from '#lib/domain/appointment.ts';
import { bodyMeeting } from '#lib/domain/bodyMeeting.ts';
import { call } from '#lib/domain/call.ts';
import { closing } from '#lib/domain/closing.ts';
import { monitoringMilestone } from '#lib/domain/monitoringMilestone.ts';
import { period } from '#lib/domain/period.ts';
import {
	agreementItems,
	appointmentItems,
	type CalendarItem,
	callItems,
	deadlineItems,
	meetingItems,
	taskItems,
} from '#lib/domain/pictures/calendarItems.ts';
import { task } from '#lib/domain/task.ts';
import { workshop } from '#lib/domain/workshop.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

type Reading = Pick<Workspace, 'rows'>;

/** Everything that has a day but the entries of the log. Live. */
export function datesHere(workspace: Reading, today: string): CalendarItem[] {
	return [
		...deadlineItems(
			workspace.rows(period),
			workspace.rows(monitoringMilestone),
			workspace.rows(closing),
			today,
		),
		...taskItems(workspace.rows(task), today),
		...meetingItems(workspace.rows(bodyMeeting), workspace.rows(workshop)),
		...appointmentItems(workspace.rows(appointment)),
		...callItems(workspace.rows(call)),
		...agreementItems(workspace.rows(agreement)),
	];
}
