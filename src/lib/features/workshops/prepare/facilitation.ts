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

/** How long what others have set is waited for, and how often it is looked for, in milliseconds. */
const PATIENCE = 5000;
const EVERY = 50;

/** Waits for what others have set. @returns whether it is here; where there is no relay there are no others */
async function awaitStage({ workspace, stageDocument }: Session): Promise<boolean> {
	if ((await attendanceOf(workspace).mode()) === 'alone' && workspace.relay.state === 'alone') return true;
	for (let waited = 0; waited <= PATIENCE; waited += EVERY) {
		const { connection, incomplete } = (await workspace.document(stageDocument)).status;
		if (connection.state === 'online' && !incomplete) return true;
		if (workspace.relay.state === 'offline') return false;
		await new Promise((resolve) => setTimeout(resolve, EVERY));
	}
	return false;
}

/**
 * Makes this person one of those who lead a session; they lead it where nobody does yet. Where that cannot be known now the lead is
 * offered to them later: nobody takes it from somebody else unawares.
 * @returns whether it came about
 */
export async function facilitate(session: Session): Promise<boolean> {
	await openStage(session.workspace, session.id);
	const known = await awaitStage(session);
	await session.prepare();
	const { stage, me } = session;
	return stage ? direct(session, takeFacilitation(stage, me, known)) : false;
}
