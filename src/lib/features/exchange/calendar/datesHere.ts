import { agreement } from '#lib/domain/agreement.ts';
import { appointment } from '#lib/domain/appointment.ts';
import { bodyMeeting } from '#lib/domain/bodyMeeting.ts';
import { call } from '#lib/domain/call.ts';
import { closing } from '#lib/domain/closing.ts';
import { entry } from '#lib/domain/entry.ts';
import type { EntryRow } from '#lib/domain/entryOrder.ts';
import { monitoringMilestone } from '#lib/domain/monitoringMilestone.ts';
import { period } from '#lib/domain/period.ts';
import {
	agreementItems,
	appointmentItems,
	type CalendarItem,
	callItems,
	deadlineItems,
	entryItems,
	meetingItems,
	taskItems,
} from '#lib/domain/pictures/calendarItems.ts';
import { task } from '#lib/domain/task.ts';
import { workshop } from '#lib/domain/workshop.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

type Reading = Pick<Workspace, 'rows' | 'listing'>;

/** Everything that has a day but the entries of the log: the same that the calendar on screen has. Live. */
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

/** The entries of the log: read only where somebody wants them in a file. */
export function entryDates(workspace: Reading): CalendarItem[] {
	return entryItems(workspace.rows(entry) as readonly EntryRow[]);
}
