import { accessOf, AccessRefused, type Credentials } from '#lib/workspace/access.svelte.ts';
import { noteArrival } from '#lib/workspace/arrival.ts';
import type { Device } from '#lib/workspace/device.svelte.ts';
import type { InviteLook } from '#lib/workspace/invite.ts';
import { Attendance } from '#lib/workspace/workshopAccess.ts';

/** The invite of a workshop, as it was followed. */
export interface Door {
	relay: string;
	secret: string;
	look: InviteLook;
}

/**
 * Whether somebody who is in the plan keeps their access and takes part beside it. One that is for a workshop alone, and ends
 * sooner than this invite, gives way to it; at the relay they stay in that workshop all the same.
 */
export function partsBeside(held: Credentials, look: InviteLook): boolean {
	const isForWorkshop = held.role === 'guest' || held.role === 'facilitator';
	return !isForWorkshop || held.inviteExpires >= look.ends;
}

/**
 * Comes into a workshop: beside the access that this device has to the plan, else as somebody new.
 * @throws {AccessRefused} `locked`, `removed`, `used` …
 * @throws {RelayUnreachable} when nobody answers
 */
export async function comeIn(
	device: Device,
	{ relay, secret, look }: Door,
	{ name, organisation }: { name: string; organisation: string },
): Promise<void> {
	const held = await accessOf(device).credentialsFor(look.workspace);
	const isBeside = held?.relay === relay && partsBeside(held, look) && (await attend(device, secret, look));
	if (isBeside) {
		if (name !== device.person.name) await device.rename(name);
	} else {
		const joined = await accessOf(device).join(relay, secret, { name, person: device.person.id });
		await device.adopt({ id: joined.person, name: joined.name || name });
	}
	await noteArrival(device, look.workspace, look.workshop, { name, organisation });
}

/** False where the access that this device has is no longer good: then the invite is used as by anybody else. */
async function attend(device: Device, secret: string, look: InviteLook): Promise<boolean> {
	try {
		return (await new Attendance(accessOf(device), look.workspace).attend(secret)) !== null;
	} catch (error) {
		if (error instanceof AccessRefused && error.credentials) return false;
		throw error;
	}
}
