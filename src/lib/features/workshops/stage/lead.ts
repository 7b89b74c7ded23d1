import { leaveFacilitation, leaveLead, takeLead } from '#lib/domain/leadership.ts';
import type { Session } from '../session.svelte.ts';
import { direct } from './direct.ts';

/** Takes the lead of a session, or takes it back. */
export async function lead(session: Session): Promise<void> {
	if (session.stage) await direct(session, takeLead(session.stage, session.me));
}

/** Lets whoever stood in go on leading. */
export async function letLead(session: Session): Promise<void> {
	await direct(session, leaveLead());
}

/** Takes part as everybody does from now on. */
export async function stopFacilitating(session: Session): Promise<void> {
	if (session.stage) await direct(session, leaveFacilitation(session.stage, session.me));
}

/** Names who takes over where the leader must leave; nobody where `person` is empty. */
export async function nameDeputy(session: Session, person: string): Promise<void> {
	await direct(session, { deputy: person || null });
}

/** What somebody is called at a session: by the name of their seat, else by what their device says. */
export function seatName(session: Session, person: string | null | undefined, heard?: string): string | null {
	const seat = session.attendees.find((attendee) => attendee.person === person);
	const own = person === session.me ? session.workspace.device.person.name : undefined;
	return seat?.name?.trim() || heard?.trim() || own?.trim() || null;
}
