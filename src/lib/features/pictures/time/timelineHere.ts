import { agreement } from '#lib/domain/agreement.ts';
import { bodyMeeting } from '#lib/domain/bodyMeeting.ts';
import { call } from '#lib/domain/call.ts';
import { closing } from '#lib/domain/closing.ts';
import { isExportable } from '#lib/domain/exportable.ts';
import type { Kind } from '#lib/domain/kind.ts';
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

/** [I11] Everything that stands on the timeline but the entries of the log, of which only numbers are shown. Live. */
export function marksHere(workspace: Pick<Workspace, 'rows'>, today: string): TimeMark[] {
	// The picture leaves as a file.
	const rowsOf = <K extends Kind>(kind: K) => workspace.rows(kind).filter(isExportable);
	const [periods, closings] = [rowsOf(period), rowsOf(closing)];
	const promised = rowsOf(monitoringMilestone);
	// What a period feeds is due with it: it is told once.
	const told = new Set<string | null>(promised.map(({ id }) => id));
	const others = periods.filter(({ milestone }) => !told.has(milestone));
	return [
		...promisedMarks(promised, periods, closings, today),
		...periodMarks(others, closings, today),
		...meetingMarks(rowsOf(bodyMeeting), rowsOf(workshop), today),
		...milestoneMarks(rowsOf(task), today),
		...forumMarks(rowsOf(recurringEvent), rowsOf(pastMeeting), today),
		...callMarks(rowsOf(call), today),
		...agreementMarks(rowsOf(agreement), today),
	];
}
