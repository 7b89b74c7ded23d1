import { accessOf } from '#lib/workspace/access.svelte.ts';
import { askRelay } from '#lib/workspace/accessRequest.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** What the clock of a workspace's relay says now; null where there is no relay, or it is too old to say. */
export async function askRelayTime({ device, id }: Workspace): Promise<number | null> {
	const relay = await accessOf(device).relayFor(id);
	if (relay === null) return null;
	const { now } = await askRelay<{ now?: unknown }>(relay, '');
	return typeof now === 'number' ? now : null;
}
