import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** What only people can see to, from the evening before to the end. */
export const CHECKS = ['sleep', 'power', 'firewall', 'isolation', 'noInternet', 'tested', 'handed'] as const;
export type Check = (typeof CHECKS)[number];

const keyOf = (workspace: Workspace, session: string) => `room:${workspace.id}:${session}`;

/** What was ticked on this device. */
export async function readChecked(workspace: Workspace, session: string): Promise<Check[]> {
	const kept = await workspace.device.tables.setting<unknown>(keyOf(workspace, session));
	return Array.isArray(kept) ? CHECKS.filter((check) => kept.includes(check)) : [];
}

export function keepChecked(workspace: Workspace, session: string, checked: readonly Check[]) {
	return workspace.device.tables.keepSetting(keyOf(workspace, session), [...checked]);
}
