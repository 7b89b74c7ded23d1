// [I4] Search over all rows of a workspace, begun when somebody first searches; from then on it follows every change.
import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';
import type { DeviceTables } from '#lib/tables/device.ts';
import type { Search } from '#lib/tables/search.ts';
import type { Tables } from '#lib/tables/tables.ts';

export interface FindingOptions {
	workspace: string;
	device: DeviceTables;
	tables: Tables;
	/** Every row that was packed here is in memory. */
	whole: () => Promise<void>;
}

export class Finding {
	readonly #options: FindingOptions;
	#search: Promise<Search> | null = null;
	#following: (() => void)[] = [];

	constructor(options: FindingOptions) {
		this.#options = options;
	}

	async find(query: string, limit?: number): Promise<AnyRow[]> {
		const found = (await this.#begin()).find(query, limit);
		return found.flatMap(({ kind, id }) => this.#options.tables.get(kind, id) ?? []);
	}

	async matching(kind: Kind, query: string): Promise<Uint8Array> {
		return (await this.#begin()).matching(kind.name, query);
	}

	stop(): void {
		for (const stop of this.#following) stop();
	}

	#begin(): Promise<Search> {
		return (this.#search ??= this.#index());
	}

	async #index(): Promise<Search> {
		const { workspace, device, tables, whole } = this.#options;
		const [{ Search }, { PackedStore }] = await Promise.all([
			import('#lib/tables/search.ts'),
			import('#lib/tables/packedStore.ts'),
			whole(),
		]);
		const search = new Search(tables);
		// First, so that nothing that changes meanwhile is missed.
		this.#following.push(tables.follow((rows) => search.put(rows)));
		await search.takeIn(kinds.keys(), new PackedStore(device, workspace));
		return search;
	}
}
