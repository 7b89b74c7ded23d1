import { agreement } from '#lib/domain/agreement.ts';
import { bodyMeeting } from '#lib/domain/bodyMeeting.ts';
import { call } from '#lib/domain/call.ts';
import { closing } from '#lib/domain/closing.ts';
import { monitoringMilestone } from '#lib/domain/monitoringMilestone.ts';
import { pastMeeting } from '#lib/domain/pastMeeting.ts';
import { period } from '#lib/domain/period.ts';
import {
	agreementMarks,
	callMarks,
	forumMarks,
	meetingMarks,
	milestoneMarks,
	periodMarks,
	promisedMarks,
	type TimeMark,
} from '#lib/domain/pictures/timeMarks.ts';
import { recurringEvent } from '#lib/domain/recurringEvent.ts';
import { task } from '#lib/domain/task.ts';
import { workshop } from '#lib/domain/workshop.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Everything that stands on the timeline but the entries of the log, of which only numbers are shown. Live. */
export function marksHere(workspace: Pick<Workspace, 'rows'>, today: string): TimeMark[] {
	const [periods, closings] = [workspace.rows(period), workspace.rows(closing)];
	const promised = workspace.rows(monitoringMilestone);
	// What a period feeds is due with it: it is told once.
	const told = new Set<string | null>(promised.map(({ id }) => id));
	const others = periods.filter(({ milestone }) => !told.has(milestone));
	return [
		...promisedMarks(promised, periods, closings, today),
		...periodMarks(others, closings, today),
		...meetingMarks(workspace.rows(bodyMeeting), workspace.rows(workshop), today),
		...milestoneMarks(workspace.rows(task), today),
		...forumMarks(workspace.rows(recurringEvent), workspace.rows(pastMeeting), today),
		...callMarks(workspace.rows(call), today),
		...agreementMarks(workspace.rows(agreement), today),
	];
}
