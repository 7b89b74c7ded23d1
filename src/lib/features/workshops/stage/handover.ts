import { handedAt, markedBy } from '#lib/domain/attendance.ts';
import { type Handover, handoversOf } from '#lib/domain/handover.ts';
import { mark } from '#lib/domain/mark.ts';
import { tellNotSaved } from '#lib/records/retraction.ts';
import type { Session } from '../session.svelte.ts';
import type { SessionCompany } from '../sessionCompany.svelte.ts';

/** What marks of handing over are about: this end of the session; null while it is under way. Live. */
export function aboutEnd(session: Session): string | null {
	const { stage } = session;
	return stage?.ended ? handedAt(stage.edited.ended?.time ?? 0) : null;
}

/** Changes of this device that the relay has not acknowledged, in whichever document. Live. */
export function waitingHere({ workspace }: Session): number {
	return workspace.status.reduce((sum, { status }) => sum + status.waiting, 0);
}

/** Who has handed over and who still holds changes. Live. */
export function handovers(session: Session, company: SessionCompany): Handover[] {
	const about = aboutEnd(session);
	const handed = about && markedBy(session.workspace.rowsBy(mark, 'about', about), about);
	const seats = session.attendees.filter(({ person }) => person && !session.stage?.removed.includes(person));
	return handoversOf(seats, company.roster, handed || null);
}

/** Leaves word that all that was written here has reached the relay, once for each end of the session. */
export async function markHandedOver(session: Session, about: string): Promise<void> {
	const { workspace, me, board } = session;
	if (workspace.rowsBy(mark, 'about', about).some(({ person }) => person === me)) return;
	try {
		await workspace.create(mark, { person: me, about }, board);
	} catch (error) {
		tellNotSaved(error);
	}
}
