// What a relay has on its disk, read while it runs or while it does not: what is still on its way to the disk is
// no part of it.

import { Ledger } from '../documents/ledger.ts';
import { decodeUpdate, mergeInTree } from '../documents/updates.ts';
import type { FileStore } from '../files/fileStore.ts';
import { isDocumentName } from '../names.ts';
import { FORMAT, type Storage } from '../storage/storage.ts';

export interface LocalDocument {
	key: string;
	seq: number;
	update: Uint8Array;
	ledger: Ledger;
}

export class StoredCopy {
	/** Null where a relay keeps none. */
	readonly files: FileStore | null;
	readonly #storage: Pick<Storage, 'list' | 'read'>;

	constructor(storage: Pick<Storage, 'list' | 'read'>, files: FileStore | null) {
		this.#storage = storage;
		this.files = files;
	}

	/** The documents of each workspace. */
	async list(): Promise<Map<string, string[]>> {
		const keys = (await this.#storage.list()).map(({ document }) => document);
		const workspaces = new Map<string, string[]>();
		for (const key of keys) {
			const [workspace = '', ...rest] = key.split('/');
			const document = rest.join('/');
			if (isDocumentName(document))
				workspaces.set(workspace, [...(workspaces.get(workspace) ?? []), document]);
		}
		return workspaces;
	}

	async read(key: string): Promise<LocalDocument> {
		const { snapshot, rows, seq } = await this.#storage.read(key);
		const all = snapshot ? [snapshot, ...rows] : rows;
		if (all.some(({ format }) => format !== FORMAT.yjsUpdate))
			throw new Error(`A newer relay wrote ${key}: update this one.`);
		const update = mergeInTree(all.map(({ bytes }) => bytes));
		const ledger = new Ledger();
		ledger.add(decodeUpdate(update));
		return { key, seq, update, ledger };
	}
}
