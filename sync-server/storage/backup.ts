// [I2] A backup holds everything that was acknowledged before it began: each database is copied in one
// transaction of its own, beside a running relay, and what the databases name is copied after them.

import { closeSync, existsSync, openSync } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { USUAL_FILE } from '../replication/usualRelay.ts';
import { ArchiveWriter, type ArchiveEntry } from './archive.ts';
import { DATABASE_FILE } from './sqliteStorage.ts';

export interface Places {
	data: string;
	keys: string;
}

/** In steps of fewer pages a copy would begin anew at each write of the relay, and never end. */
const ALL_PAGES = 2 ** 31 - 1;

/** Writes a backup to a file that must not be there yet, readable by this account only. */
export async function makeBackup(file: string, { data, keys }: Places): Promise<readonly ArchiveEntry[]> {
	if (existsSync(file)) throw new Error(`There is already a file ${file}: choose another name.`);
	if (!existsSync(path.join(data, DATABASE_FILE)))
		throw new Error(`There is no relay's data in ${data}: say with --data where it is.`);
	const [partial, copy] = [`${file}.partial`, `${file}.copy`];
	await Promise.all([partial, copy].map((made) => rm(made, { force: true })));
	const output = await open(partial, 'wx', 0o600);
	try {
		const archive = new ArchiveWriter(output);
		const addDatabase = async (name: string, source: string) => {
			if (!existsSync(source)) return;
			await copyDatabase(source, copy);
			await archive.addFile(name, copy);
			await rm(copy);
		};
		await addDatabase(`data/${DATABASE_FILE}`, path.join(data, DATABASE_FILE));
		await addDatabase('keys/access.sqlite', path.join(keys, 'access.sqlite'));
		// Only a relay that was copied from another has one.
		await archive.addFile(`data/${USUAL_FILE}`, path.join(data, USUAL_FILE)).catch(ignoreMissing);
		await addDatabase('data/files/files.sqlite', path.join(data, 'files', 'files.sqlite'));
		for (const name of await listFiles(path.join(data, 'files'))) {
			// What nobody is attached to any more may be collected meanwhile.
			await archive.addFile(`data/files/${name}`, path.join(data, 'files', name)).catch(ignoreMissing);
		}
		const entries = await archive.finish();
		await output.close();
		await rename(partial, file);
		return entries;
	} catch (error) {
		await output.close();
		await Promise.all([partial, copy].map((made) => rm(made, { force: true })));
		throw error;
	}
}

async function copyDatabase(source: string, copy: string): Promise<void> {
	closeSync(openSync(copy, 'wx', 0o600));
	const database = new DatabaseSync(source);
	try {
		database.exec('PRAGMA busy_timeout = 5000');
		await backup(database, copy, { rate: ALL_PAGES });
	} finally {
		database.close();
	}
}

/** Whole files, `ab/<hash>`; uploads that are not whole yet are sent again. */
async function listFiles(directory: string): Promise<string[]> {
	if (!existsSync(directory)) return [];
	const folders = (await readdir(directory)).filter((name) => /^[0-9a-f]{2}$/.test(name));
	const names = folders.map(async (folder) =>
		(await readdir(path.join(directory, folder)).catch(() => []))
			.filter((name) => /^[0-9a-f]{64}$/.test(name))
			.map((name) => `${folder}/${name}`),
	);
	return (await Promise.all(names)).flat().sort();
}

function ignoreMissing(error: unknown): void {
	if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
