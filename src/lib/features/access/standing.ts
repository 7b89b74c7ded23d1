import { type Access, type Credentials, RelayUnreachable } from '#lib/workspace/access.svelte.ts';
import type { Invite } from '#lib/workspace/invite.ts';
import { invitingOf } from './invitations.ts';

/** How this device stands with the relay that carries a plan. */
export type Standing =
	| { state: 'alone' }
	/** The relay takes everybody who reaches it. */
	| { state: 'open' }
	/** The relay asks for an invite, and there is none here. */
	| { state: 'stranger' }
	| { state: 'joined'; credentials: Credentials }
	| { state: 'administering'; credentials: Credentials; invites: Invite[] };

/**
 * Reads it, with the invites where they may be seen.
 * @throws {RelayUnreachable} when the relay must be asked and does not answer
 * @throws {AccessRefused} when what this device was given is no longer good
 */
export async function readStanding(access: Access, workspace: string): Promise<Standing> {
	const [credentials, relay] = await Promise.all([
		access.credentialsFor(workspace),
		access.relayFor(workspace),
	]);
	if (relay === null) return { state: 'alone' };
	if (credentials) {
		if (!invitingOf(credentials)) return { state: 'joined', credentials };
		return { state: 'administering', credentials, invites: await access.invites(workspace) };
	}
	const described = await access.describeRelay(relay);
	if (!described) throw new RelayUnreachable('no relay answers there');
	return { state: described.open ? 'open' : 'stranger' };
}
