// `restore`: a relay's data and keys as they were when a backup was made, in directories that are empty.

import { parseArgs } from 'node:util';
import { restoreBackup } from '../storage/restoring.ts';
import { checkData } from './check.ts';
import { findKeys, KEYS_OPTIONS } from './keys.ts';
import { parseOptions, UsageError, type Command } from './usage.ts';

const USAGE = 'Usage: npm run relay -- restore FILE [--data DIR] [--keys DIR]';

export const restoreCommand: Command = {
	summary: 'Puts a backup into directories that are empty, while no relay runs there.',
	usage: USAGE,
	run,
};

async function run(args: readonly string[]): Promise<void> {
	const { data, keys, files } = parseOptions(USAGE, () => {
		const parsed = parseArgs({ args: [...args], options: KEYS_OPTIONS, allowPositionals: true });
		return { values: { ...parsed.values, files: parsed.positionals } };
	});
	const [file, ...more] = files;
	if (file === undefined || more.length > 0) throw new UsageError(`Name the backup to be restored. ${USAGE}`);
	await restoreBackup(file, { data, keys: findKeys(data, keys) });
	await checkData(data);
}
