// [I2] A data directory that no relay is using: its lock is held for as long as it is open, and what a document is
// said to have received is on disk.

import { existsSync } from 'node:fs';
import path from 'node:path';
import * as Y from 'yjs';
import { Ledger } from '../documents/ledger.ts';
import type { Clocks } from '../documents/messages.ts';
import { decodeUpdate, encodeDeletions, mergeInTree, normaliseUpdate } from '../documents/updates.ts';
import { FileStore } from '../files/fileStore.ts';
import { isDocumentName } from '../names.ts';
import { FORMAT } from '../storage/storage.ts';
import { SqliteStorage } from '../storage/sqliteStorage.ts';
import type { Fetched } from './remoteDocument.ts';
import { UsageError } from '../commands/usage.ts';

export interface LocalDocument {
	key: string;
	seq: number;
	update: Uint8Array;
	ledger: Ledger;
}

export class LocalCopy {
	readonly files: FileStore;
	readonly #storage: SqliteStorage;

	/** Throws a sentence for people when it cannot be used. */
	constructor(directory: string) {
		this.#storage = new SqliteStorage(directory);
		// What was accepted elsewhere has its place here.
		this.files = new FileStore({
			directory: path.join(directory, 'files'),
			limits: { quota: Infinity, image: Infinity, other: Infinity },
		});
	}

	static openExisting(directory: string): LocalCopy {
		if (!existsSync(path.join(directory, 'relay.sqlite')))
			throw new UsageError(`There is no data of a relay in ${directory}: name its directory with --from.`);
		return new LocalCopy(directory);
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

/** What a document has that a relay lacks, given that relay's clocks and its deletions; null for nothing. */
export function diffDocument(local: LocalDocument, clocks: Clocks, deletions: Ledger): Uint8Array | null {
	const structs = Y.diffUpdate(local.update, Y.encodeStateVector(new Map(clocks)));
	const update = mergeInTree([structs, encodeDeletions(local.ledger.deletions)]);
	const { runs, deletions: ranges } = decodeUpdate(update);
	const isNew = runs.length > 0 || !ranges.every((range) => deletions.deletions.contains(range));
	return isNew ? update : null;
}
