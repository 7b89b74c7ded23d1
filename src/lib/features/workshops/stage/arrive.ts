import { arrivalAt, forgetArrival } from '#lib/workspace/arrival.ts';
import type { Session } from '../session.svelte.ts';
import { takeSeat, wordsOfSeat } from './seat.ts';

/** Gives whoever has just come in by a link the seat that they asked for at the door. */
export async function settleArrival(session: Session): Promise<void> {
	const { workspace, id, board } = session;
	const arrival = await arrivalAt(workspace.device, workspace.id, id);
	// Until the relay lets them write it is kept: there may be no network.
	if (!arrival || !workspace.mayWrite(board)) return;
	await takeSeat(session, {
		...wordsOfSeat(session),
		name: arrival.name,
		...(arrival.organisation && { organisation: arrival.organisation }),
	});
	await forgetArrival(workspace.device, workspace.id, id);
}
