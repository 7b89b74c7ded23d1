// What somebody wrote at the door of a workshop. Inside, it becomes their seat; until then the device keeps it.
import type { Device } from './device.svelte.ts';

export interface Arrival {
	name: string;
	/** As they wrote it; empty for nobody's. */
	organisation: string;
}

const keyOf = (workspace: string, workshop: string) => `arrival:${workspace}/${workshop}`;

export async function noteArrival(
	device: Device,
	workspace: string,
	workshop: string,
	arrival: Arrival,
): Promise<void> {
	await device.tables.keepSetting(keyOf(workspace, workshop), arrival);
}

/** Null where nobody has just come. */
export async function arrivalAt(
	device: Device,
	workspace: string,
	workshop: string,
): Promise<Arrival | null> {
	return (await device.tables.setting<Arrival | null>(keyOf(workspace, workshop))) ?? null;
}

export async function forgetArrival(device: Device, workspace: string, workshop: string): Promise<void> {
	await device.tables.keepSetting(keyOf(workspace, workshop), null);
}
