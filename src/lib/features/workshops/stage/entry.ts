import { toasts } from '#lib/ui/toasts.svelte.ts';
import { accessFault } from '../prepare/accessFault.ts';
import { attendanceOf } from '../prepare/facilitation.ts';
import type { Session } from '../session.svelte.ts';
import { direct } from './direct.ts';

/** Does something at the relay first, and says it on the stage once it holds there. */
async function both(session: Session, ask: () => Promise<void>, say: () => object): Promise<void> {
	try {
		await ask();
		await direct(session, { ...say() });
	} catch (error) {
		toasts.show({ text: accessFault(error), tone: 'negative' });
	}
}

/** Lets no new guest in, or lets them in again. */
export function lockEntry(session: Session, locked: boolean): Promise<void> {
	return both(
		session,
		() => attendanceOf(session.workspace).lockEntry(session.id, locked),
		() => ({ entryLocked: locked || null }),
	);
}

/** Asks somebody to leave: the relay takes nothing more from a guest, and no client offers them to write. */
export function removePerson(session: Session, person: string): Promise<void> {
	return both(
		session,
		() => attendanceOf(session.workspace).removeGuest(session.id, person),
		() => ({ removed: [...(session.stage?.removed ?? []), person] }),
	);
}

export function letBackIn(session: Session, person: string): Promise<void> {
	return both(
		session,
		() => attendanceOf(session.workspace).letBackIn(session.id, person),
		() => ({ removed: (session.stage?.removed ?? []).filter((one) => one !== person) }),
	);
}
