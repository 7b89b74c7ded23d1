// [I4] A start paints what was packed, without decoding any document: the plan and the newest rows of long lists at once, then what
// those lists are narrowed by, then every row of them.
import type { DeviceTables } from '#lib/tables/device.ts';
import type { Tables } from '#lib/tables/tables.ts';

export interface PaintingOptions {
	workspace: string;
	device: DeviceTables;
	tables: Tables;
}

export class Painting {
	/** Per document, the stored update that the painted rows reflect. */
	readonly reflects = new Map<string, number>();
	readonly #options: PaintingOptions;
	#rest: Promise<void> | null = null;

	constructor(options: PaintingOptions) {
		this.#options = options;
	}

	/** @returns whether there was anything of the plan */
	async first(): Promise<boolean> {
		const { workspace, device, tables } = this.#options;
		const [plan, heads] = await Promise.all([
			device.unpack(workspace, 'plan'),
			device.unpackHeads(workspace),
		]);
		for (const [kind, head] of Object.entries(heads)) tables.heads.set(kind, head);
		if (plan) {
			tables.replaceDocument('plan', plan.rows);
			this.reflects.set('plan', plan.reflects);
		}
		return plan !== null;
	}

	/** Resolves when everything that was packed has been taken in. Documents are opened, and packed, only then. */
	rest(): Promise<void> {
		this.#rest ??= this.#paintRest()
			.catch((error: unknown) => console.error(error))
			.finally(() => this.#options.tables.finish());
		return this.#rest;
	}

	async #paintRest(): Promise<void> {
		const { workspace, device, tables } = this.#options;
		const reading = device.unpackAll(workspace);
		const { ColumnTable } = await import('#lib/tables/columnTable.ts');
		tables.keepColumns(ColumnTable);
		const documents = await reading;
		tables.adopt(documents);
		for (const [name, { stamp, bodies }] of await device.unpackBodies(workspace)) {
			const columns = documents.get(name);
			// What another tab has packed meanwhile is read from the document.
			if (columns?.stamp !== stamp) continue;
			tables.adoptBodies(name, stamp, bodies);
			this.reflects.set(name, columns.reflects);
		}
	}
}
