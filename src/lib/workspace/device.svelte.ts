import { DeviceTables, type KnownWorkspace } from '#lib/tables/device.ts';
import { colorOf, type Person } from './presence.ts';
import { Signal } from './live.svelte.ts';

/** Random identity of a person or device; from `getRandomValues`, which plain http has too. */
function randomId(): string {
	return [...crypto.getRandomValues(new Uint8Array(10))]
		.map((byte) => byte.toString(36).padStart(2, '0'))
		.join('');
}

/** This browser on this machine: who works at it, and which plans it has. */
export class Device {
	readonly tables: DeviceTables;
	/** Identity of the device, in every cell that it writes. */
	readonly id: string;
	/** False when the browser refuses storage: everything then lives until the page is closed. */
	readonly remembers: boolean;
	readonly #signal = new Signal();
	#person: Person;
	#known: KnownWorkspace[];

	private constructor(
		tables: DeviceTables,
		id: string,
		person: Person,
		known: KnownWorkspace[],
		remembers: boolean,
	) {
		this.tables = tables;
		this.id = id;
		this.#person = person;
		this.#known = known;
		this.remembers = remembers;
	}

	static async open(tables = new DeviceTables()): Promise<Device> {
		const [id, person, known] = await Promise.all([
			tables.setting<string>('device'),
			tables.setting<{ id: string; name: string }>('person'),
			tables.workspaces(),
		]);
		// Read again in one step before it is made: an identity that was only not read must not be written over.
		const identity = person
			? { content: person, kept: true }
			: await tables.settleSetting('person', () => ({ id: `p${randomId()}`, name: '' }));
		const device = id
			? { content: id, kept: true }
			: await tables.settleSetting('device', () => `d${randomId()}`);
		const me = { ...identity.content, color: colorOf(identity.content.id) };
		return new Device(tables, device.content, me, known, device.kept);
	}

	get person(): Person {
		this.#signal.read();
		return this.#person;
	}

	/** Plans that were opened on this device, the last first. */
	get workspaces(): readonly KnownWorkspace[] {
		this.#signal.read();
		return this.#known;
	}

	async rename(name: string): Promise<void> {
		this.#person = { ...this.#person, name: name.trim().slice(0, 80) };
		this.#signal.changed();
		await this.tables.keepSetting('person', { id: this.#person.id, name: this.#person.name });
	}

	/** Becomes the person as whom a relay knows whoever is at this device. */
	async adopt({ id, name }: { id: string; name: string }): Promise<void> {
		this.#person = { id, name: name.trim().slice(0, 80), color: colorOf(id) };
		this.#signal.changed();
		await this.tables.keepSetting('person', { id, name: this.#person.name });
	}

	async remember(workspace: KnownWorkspace): Promise<void> {
		await this.tables.keepWorkspace(workspace);
		this.#known = [workspace, ...this.#known.filter(({ id }) => id !== workspace.id)];
		this.#signal.changed();
	}

	async forget(workspace: string): Promise<void> {
		await this.tables.forget(workspace);
		this.#known = this.#known.filter(({ id }) => id !== workspace);
		this.#signal.changed();
	}
}
