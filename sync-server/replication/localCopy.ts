// [I2] A data directory that no relay is using: its lock is held for as long as it is open, and what a document is
// said to have received is on disk.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { normaliseUpdate } from '../documents/updates.ts';
import { FileStore } from '../files/fileStore.ts';
import { FORMAT } from '../storage/storage.ts';
import { SqliteStorage } from '../storage/sqliteStorage.ts';
import type { Fetched } from './remoteDocument.ts';
import { StoredCopy, type LocalDocument } from './storedCopy.ts';
import { UsageError } from '../commands/usage.ts';

export class LocalCopy extends StoredCopy {
	declare readonly files: FileStore;
	readonly #storage: SqliteStorage;

	/** Throws a sentence for people when it cannot be used. */
	constructor(directory: string) {
		const storage = new SqliteStorage(directory);
		// What was accepted elsewhere has its place here.
		const limits = { quota: Infinity, image: Infinity, other: Infinity };
		super(storage, new FileStore({ directory: path.join(directory, 'files'), limits }));
		this.#storage = storage;
	}

	static openExisting(directory: string): LocalCopy {
		if (!existsSync(path.join(directory, 'relay.sqlite')))
			throw new UsageError(`There is no data of a relay in ${directory}: name its directory with --from.`);
		return new LocalCopy(directory);
	}

	/** Stores what an update brings; returns how many bytes that were, 0 where it brings nothing. */
	async store({ key, seq, ledger }: LocalDocument, { bytes, update }: Fetched): Promise<number> {
		const { newStructs, newDeletions, gap } = ledger.judge(update);
		if (!newStructs && !newDeletions) return 0;
		if (gap) throw new Error('The other relay sent only a part of it: try again.');
		const row = { document: key, seq: seq + 1, format: FORMAT.yjsUpdate, invites: '', time: Date.now() };
		const stored = normaliseUpdate(bytes, update);
		await this.#storage.append([{ ...row, bytes: stored }]);
		return stored.length;
	}

	async close(): Promise<void> {
		this.files.close();
		await this.#storage.checkpoint();
		await this.#storage.close();
	}
}
