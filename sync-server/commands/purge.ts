// `purge`: takes documents out for good, and gives up their names first, so that no device that was away brings
// them back. Files that nothing else has go with them.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ACCESS_FILE } from '../access/accessDatabase.ts';
import { retireDocument } from '../access/retirement.ts';
import { FileStore } from '../files/fileStore.ts';
import { isDocumentName, isWorkspaceName } from '../names.ts';
import { DATABASE_FILE, SqliteStorage } from '../storage/sqliteStorage.ts';
import { findKeys, KEYS_OPTIONS, withKeys } from './keys.ts';
import { parseOptions, UsageError, type Command } from './usage.ts';
import { formatCount } from './words.ts';

const USAGE = 'Usage: npm run relay -- purge --workspace W [--document D] [--data DIR] [--keys DIR] [--yes]';

export const purgeCommand: Command = {
	summary: 'Takes documents out for good, with their history, while no relay runs there.',
	usage: USAGE,
	run,
};

async function run(args: readonly string[]): Promise<void> {
	const values = readPurgeOptions(args);
	const { data, workspace, document, yes } = values;
	if (!existsSync(path.join(data, DATABASE_FILE)))
		throw new UsageError(`There is no relay's data in ${data}: say with --data where it is.`);
	const storage = new SqliteStorage(data);
	try {
		const kept = (await storage.list()).map((size) => size.document);
		const chosen = kept.filter((key) =>
			document === undefined ? key.startsWith(`${workspace}/`) : key === `${workspace}/${document}`,
		);
		if (chosen.length === 0) throw new Error(`There is no such document in ${data}: nothing was purged.`);
		if (!yes)
			throw new UsageError(
				`This takes ${formatCount(chosen.length, 'document')} out for good, with their history: add --yes to do so. ${chosen.join(', ')}`,
			);
		const areRetired = await retire(values, chosen);
		for (const key of chosen) await storage.remove(key);
		purgeFiles(data, chosen);
		// Their rows may be counted from 1 again: devices remember how far they were.
		if (!areRetired) storage.renewEpoch();
		storage.shrink();
		await storage.checkpoint();
		console.log(`Purged ${formatCount(chosen.length, 'document')}: ${chosen.join(', ')}.`);
	} finally {
		await storage.close();
	}
}

function purgeFiles(data: string, keys: readonly string[]): void {
	const directory = path.join(data, 'files');
	if (!existsSync(directory)) return;
	const files = new FileStore({ directory });
	for (const key of keys) {
		const slash = key.indexOf('/');
		files.purge(key.slice(0, slash), key.slice(slash + 1));
	}
	files.close();
}

async function retire(where: { data: string; keys?: string }, keys: readonly string[]): Promise<boolean> {
	if (!existsSync(path.join(findKeys(where.data, where.keys), ACCESS_FILE))) {
		console.error('This relay has no keys: a device that still has these documents brings them back.');
		return false;
	}
	await withKeys(where, ({ database }) => {
		for (const key of keys) retireDocument(database, key, '');
	});
	return true;
}

function readPurgeOptions(args: readonly string[]) {
	const options = {
		...KEYS_OPTIONS,
		workspace: { type: 'string' },
		document: { type: 'string' },
		yes: { type: 'boolean', default: false },
	} as const;
	const values = parseOptions(USAGE, () => parseArgs({ args: [...args], options }));
	const { workspace = '', document } = values;
	if (!isWorkspaceName(workspace) || (document !== undefined && !isDocumentName(document)))
		throw new UsageError(`Name a workspace, and a document in it such as org/council-badalona. ${USAGE}`);
	return { ...values, workspace };
}
