// `check`: reads and decodes every row that a relay keeps, also while it runs.

import { parseArgs } from 'node:util';
import { checkDocument } from '../storage/checking.ts';
import { SqliteStorage } from '../storage/sqliteStorage.ts';
import { parseOptions, type Command } from './usage.ts';
import { formatCount } from './words.ts';

const USAGE = 'Usage: npm run relay -- check [--data DIR]';

export const checkCommand: Command = {
	summary: 'Reads every row that a relay keeps, and says which cannot be read.',
	usage: USAGE,
	run,
};

async function run(args: readonly string[]): Promise<void> {
	const { data } = parseOptions(USAGE, () =>
		parseArgs({ args: [...args], options: { data: { type: 'string', default: 'data' } } }),
	);
	await checkData(data);
}

/** Says how it is with the data in a directory. Throws a sentence when something in it cannot be used. */
export async function checkData(data: string): Promise<void> {
	const storage = new SqliteStorage(data, 'beside');
	try {
		const documents = await storage.list();
		let faults = 0;
		for (const { document } of documents)
			for (const fault of await checkDocument(storage, document)) {
				console.error(fault);
				faults++;
			}
		if (faults > 0)
			throw new Error(
				`Found ${formatCount(faults, 'fault')} in ${data}: restore a backup from before, or purge what is broken.`,
			);
		const rows = documents.reduce((sum, document) => sum + document.rows, 0);
		const kept = `${formatCount(documents.length, 'document')} with ${formatCount(rows, 'row')}`;
		console.log(`${kept} in ${data}: all of it can be read.`);
	} finally {
		await storage.close();
	}
}
