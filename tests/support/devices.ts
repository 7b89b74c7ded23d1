import './browser.ts';
import { IDBFactory } from 'fake-indexeddb';
import { DeviceTables } from '#lib/tables/device.ts';
import { Access } from '#lib/workspace/access.svelte.ts';
import { Device } from '#lib/workspace/device.svelte.ts';
import { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { addressOf } from './line.ts';

let count = 0;

/** A browser of its own on a machine of its own, in one process; closing a workspace and opening it again is a reload. */
export class TestDevice {
	readonly access: Access;
	readonly device: Device;
	readonly relay: string;
	readonly #disk = new IDBFactory();
	readonly #open = new Set<Workspace>();

	private constructor(tables: DeviceTables, device: Device, relay: string) {
		this.device = device;
		this.relay = relay;
		this.access = new Access(tables, relay);
	}

	/** @param relay the one that served the app to this device */
	static async start(relay: { port: number }): Promise<TestDevice> {
		const number = count++;
		const tables = new DeviceTables(`test-device-${number}`);
		return new TestDevice(tables, await Device.open(tables), addressOf(relay, number % 4));
	}

	/** Uses an invite. */
	async join(secret: string, name = 'Somebody'): Promise<void> {
		await this.access.join(this.relay, secret, { name, person: this.device.person.id });
	}

	async open(id: string): Promise<Workspace> {
		const { access, device } = this;
		const workspace = await Workspace.open({ id, device, access: async () => access, indexedDB: this.#disk });
		this.#open.add(workspace);
		return workspace;
	}

	async close(workspace: Workspace): Promise<void> {
		this.#open.delete(workspace);
		await workspace.close();
	}

	async leave(): Promise<void> {
		for (const workspace of [...this.#open]) await this.close(workspace);
	}
}

/** Resolves once something holds of a workspace; asked again whenever its status or rows may differ. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
	const deadline = Date.now() + 20_000;
	while (!(await holds())) {
		if (Date.now() > deadline) throw new Error(`It never came: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
