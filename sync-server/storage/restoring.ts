// [I8] A restored log is another log: it gets an epoch of its own, because the places that devices remember in the
// old one may lie after its end. Nothing is put in place before the whole archive has been compared.

import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readArchive } from './archive.ts';
import type { Places } from './backup.ts';
import { upgradeSchema } from './schema.ts';
import { DATABASE_FILE, lockDirectory } from './sqliteStorage.ts';

/** Where an archive is unpacked, in each of the directories, until it is known to be whole. */
const STAGING = 'restoring';

/** Only what a backup is made of, and no way out of the directory. */
const NAMES =
	/^(data|keys)\/((?:files\/[0-9a-f]{2}\/[0-9a-f]{64})|(?:files\/)?[a-z]+\.sqlite|usual-relay\.json)$/;

/** Unpacks a backup into directories that are empty or not there yet. Throws a sentence when it cannot. */
export async function restoreBackup(file: string, { data, keys }: Places): Promise<void> {
	if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
	for (const directory of [data, keys]) {
		if (existsSync(directory) && (await readdir(directory)).length > 0)
			throw new Error(`${directory} is not empty: restore to another place, or move away what is there.`);
		await mkdir(directory, { recursive: true, mode: 0o700 });
	}
	const roots = { data, keys };
	const lock = lockDirectory(data);
	try {
		await unpack(file, roots);
		renewEpoch(path.join(data, STAGING, DATABASE_FILE));
		for (const directory of [keys, data]) await moveUp(directory);
	} catch (error) {
		for (const directory of [data, keys])
			await rm(path.join(directory, STAGING), { recursive: true, force: true });
		await rm(path.join(data, 'relay.lock'), { force: true });
		throw error;
	} finally {
		lock.close();
	}
}

async function unpack(file: string, roots: Places): Promise<void> {
	const archive = await open(file, 'r');
	try {
		await readArchive(archive, async (name, chunks) => {
			const [, root, rest] = NAMES.exec(name) ?? [];
			if (!root || !rest)
				throw new Error(`This is not a backup of a relay: there is ${JSON.stringify(name)} in it.`);
			const target = path.join(roots[root as keyof Places], STAGING, rest);
			await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
			const output = await open(target, 'wx', 0o600);
			try {
				for await (const chunk of chunks) await output.writeFile(chunk);
				await output.sync();
			} finally {
				await output.close();
			}
		});
	} finally {
		await archive.close();
	}
}

function renewEpoch(file: string): void {
	if (!existsSync(file)) throw new Error('This backup holds no documents: take another one.');
	const database = new DatabaseSync(file);
	try {
		const [verdict] = Object.values(database.prepare('PRAGMA integrity_check').get() ?? {});
		if (verdict !== 'ok') throw new Error(`The database in this backup is damaged (${String(verdict)}).`);
		upgradeSchema(database);
		database.prepare("INSERT OR REPLACE INTO property VALUES ('epoch', ?)").run(randomUUID());
	} finally {
		database.close();
	}
}

async function moveUp(directory: string): Promise<void> {
	const staging = path.join(directory, STAGING);
	if (!existsSync(staging)) return;
	for (const name of (await readdir(staging)).sort())
		await rename(path.join(staging, name), path.join(directory, name));
	await rm(staging, { recursive: true });
}
