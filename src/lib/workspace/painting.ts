// [I4] A start paints what was packed, without decoding any document: the plan and the newest rows of long lists at once, then what
// those lists are narrowed by, then every row of them.
import type { DeviceTables } from '#lib/tables/device.ts';
import type { Tables } from '#lib/tables/tables.ts';
import { bringScript } from './bringScript.ts';

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
		this.#rest ??= bringScript(() => import('./paintRest.ts'))
			.then(({ paintRest }) => paintRest(this.#options, this.reflects))
			.catch((error: unknown) => console.error(error))
			.finally(() => this.#options.tables.say('whole'));
		return this.#rest;
	}

	/**
	 * Keeps a document's rows for the next start.
	 * @param reflected the stored update that they reflect, asked in the same step in which they are packed; null for not now
	 * @returns whether they were packed
	 */
	async keep(document: string, reflected: () => number | null): Promise<boolean> {
		await this.rest();
		const { keepPacked } = await import('./paintRest.ts');
		const reflects = reflected();
		if (reflects === null) return false;
		await keepPacked(this.#options, document, reflects);
		return true;
	}
}
