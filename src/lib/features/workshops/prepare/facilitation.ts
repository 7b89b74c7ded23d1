import { takeFacilitation } from '#lib/domain/leadership.ts';
import { accessOf } from '#lib/workspace/access.svelte.ts';
import { Attendance } from '#lib/workspace/workshopAccess.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { direct } from '../stage/direct.ts';
import type { Session } from '../session.svelte.ts';

/** What the relay says of this person's part in the sessions of a workspace. */
export const attendanceOf = (workspace: Workspace): Attendance =>
	new Attendance(accessOf(workspace.device), workspace.id);

/**
 * Has the relay let this person write what a session is led with; nothing is asked where they may already.
 * @throws {AccessRefused} when it refuses
 * @throws {RelayUnreachable} when nobody answers
 */
export async function openStage(workspace: Workspace, workshop: string): Promise<void> {
	if (workspace.mayWrite(`stage/${workshop}`)) return;
	await attendanceOf(workspace).facilitate(workshop);
}

/** Makes this person one of those who lead a session; they lead it where nobody does yet. @returns whether it came about */
export async function facilitate(session: Session): Promise<boolean> {
	await openStage(session.workspace, session.id);
	await session.prepare();
	const { stage, me } = session;
	return stage ? direct(session, takeFacilitation(stage, me)) : false;
}
