// When a relay was last seen to have a plan: what is not there is only on this device.
import type { Device } from './device.svelte.ts';

const keyOf = (workspace: string) => `contact:${workspace}`;

/** Notes that a relay has this plan now. */
export function noteContact(device: Device, workspace: string): Promise<boolean> {
	return device.tables.keepSetting(keyOf(workspace), Date.now());
}

/** When that was, in milliseconds since 1970; null for never. */
export async function lastContact(device: Device, workspace: string): Promise<number | null> {
	return (await device.tables.setting<number>(keyOf(workspace))) ?? null;
}

export async function wasThere(device: Device, workspace: string): Promise<boolean> {
	return (await lastContact(device, workspace)) !== null;
}

export async function forgetContact(device: Device, workspace: string): Promise<void> {
	await device.tables.keepSetting(keyOf(workspace), null);
}
