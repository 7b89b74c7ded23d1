import { FileTables } from '#lib/tables/files.ts';
import type { Device } from '../device.svelte.ts';

/** Does something with the files of a plan that is not open; where the browser refuses storage there are none. */
async function withFiles<T>(device: Device, id: string, work: (tables: FileTables) => Promise<T>, none: T) {
	const tables = new FileTables(device.tables.name, id);
	try {
		return await work(tables);
	} catch {
		return none;
	} finally {
		tables.close();
	}
}

/** How many photographs and papers of a plan are on this device and, as far as it knows, nowhere else. */
export function unsentFilesOf(device: Device, id: string): Promise<number> {
	return withFiles(device, id, (tables) => tables.countUnsent(), 0);
}

/** Takes every photograph and paper of a plan from this device. */
export function clearFiles(device: Device, id: string): Promise<void> {
	return withFiles(device, id, (tables) => tables.clear(), undefined);
}
