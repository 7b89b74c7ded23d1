import { organisation } from '#lib/domain/organisation.ts';
import { isDocumentName } from '#lib/domain/document.ts';
import { documentOf } from '#lib/domain/owner.ts';
import { accessOf } from '#lib/workspace/access.svelte.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { writableOrganisations } from './writable.ts';

/** For which organisation this device writes: the one of its invite, else the one that was chosen here. */
export class OwnOrganisation {
	readonly #workspace: Workspace;
	#id = $state<string | null>(null);
	/** Ids of those for which it may write. */
	readonly choosable: readonly string[] = $derived.by(() => writableOrganisations(this.#workspace));

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
	}

	/** Null until one is chosen, and where what was chosen may not be written any more. */
	get id(): string | null {
		const id = this.#id;
		return id !== null && this.#workspace.mayWrite(documentOf(id)) ? id : null;
	}

	async recall(): Promise<void> {
		const { device, id: workspace } = this.#workspace;
		const kept = await device.tables.setting<string>(this.#key);
		if (kept && this.#isOne(kept)) {
			this.#id = kept;
			return;
		}
		const credentials = await accessOf(device).credentialsFor(workspace);
		const own = credentials?.organisation;
		if (own && isDocumentName(documentOf(own))) this.#id = own;
	}

	async choose(id: string): Promise<void> {
		this.#id = id;
		await this.#workspace.device.tables.keepSetting(this.#key, id);
	}

	get #key(): string {
		return `writesFor:${this.#workspace.id}`;
	}

	#isOne(id: string): boolean {
		return this.#workspace.row(organisation, id) !== undefined && this.#workspace.mayWrite(documentOf(id));
	}
}
