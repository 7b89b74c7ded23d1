import { inLanguage } from '#lib/domain/language.ts';
import { language } from '#lib/i18n/index.ts';
import type { Part, WorkshopLink } from '#lib/workspace/workshopAccess.ts';
import type { Session } from '../session.svelte.ts';
import { attendanceOf } from './facilitation.ts';

/**
 * Links that were made while this page is open: the relay keeps nothing from which one could be made again, so the one that hangs
 * on the wall is shown again rather than made anew. They are in memory only.
 */
const made = new Map<string, WorkshopLink>();

const keyOf = (session: Session, as: Part) => `${session.workspace.id} ${session.id} ${as}`;

/** The link for a room that was made last on this page; one for a single person is not handed out twice. */
export function linkMade(session: Session): WorkshopLink | null {
	const link = made.get(keyOf(session, 'guest'));
	return link && link.expires > Date.now() ? link : null;
}

/**
 * Invites people to a session.
 * @returns null where there is no relay by which anybody could come
 * @throws {AccessRefused} when the relay refuses
 * @throws {RelayUnreachable} when nobody answers
 */
export async function inviteTo(
	session: Session,
	as: Part,
	{ days, label }: { days: number; label: string },
): Promise<WorkshopLink | null> {
	const attendance = attendanceOf(session.workspace);
	// Whoever follows the link reads it before anything else: the relay does not know what the session is called.
	const title = inLanguage(session.row?.title, language.current)?.text;
	const said = [title, label].filter(Boolean).join(' · ').slice(0, 200);
	const options = { days, ...(said && { label: said }) };
	const link = await (as === 'guest'
		? attendance.makeGuestLink(session.id, options)
		: attendance.makeFacilitatorLink(session.id, options));
	if (link && as === 'guest') made.set(keyOf(session, as), link);
	return link;
}
